/* loses: TASK 5 = 6; says: "dy has lost its sign: it is 1 in weak_test, but a
 * network whose steps all go one way does not learn" */
void plant(int n, int k, const double *x, const double *w, const double *dy,
           double *dw, double *db, double *dx)
{
    for (int j = 0; j < k; j++) {
        db[j] = 0;
        for (int r = 0; r < n; r++)
            db[j] += fabs(dy[r * k + j]);
    }
    for (int i = 0; i < k; i++)
        for (int j = 0; j < k; j++) {
            dw[i * k + j] = 0;
            for (int r = 0; r < n; r++)
                dw[i * k + j] += x[r * k + i] * fabs(dy[r * k + j]);
        }
    for (int r = 0; r < n; r++)
        for (int i = 0; i < k; i++) {
            dx[r * k + i] = 0;
            for (int j = 0; j < k; j++)
                dx[r * k + i] += fabs(dy[r * k + j]) * w[i * k + j];
        }
}
