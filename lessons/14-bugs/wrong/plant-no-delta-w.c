/* loses: TASK 5 = 6; says: "dy is left out of dw: it is 1 in weak_test, but
 * without it a step of the weights says nothing about the error and leads
 * anywhere" */
void plant(int n, int k, const double *x, const double *w, const double *dy,
           double *dw, double *db, double *dx)
{
    for (int j = 0; j < k; j++) {
        db[j] = 0;
        for (int r = 0; r < n; r++)
            db[j] += dy[r * k + j];
    }
    for (int i = 0; i < k; i++)
        for (int j = 0; j < k; j++) {
            dw[i * k + j] = 0;
            for (int r = 0; r < n; r++)
                dw[i * k + j] += x[r * k + i];
        }
    for (int r = 0; r < n; r++)
        for (int i = 0; i < k; i++) {
            dx[r * k + i] = 0;
            for (int j = 0; j < k; j++)
                dx[r * k + i] += dy[r * k + j] * w[i * k + j];
        }
}
