/* loses: TASK 5 = 6; says: "for the n and k of that case this is the right
 * rule: a bug must show for all of n = 2 to 5 and k = 2 to 4" */
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
                dw[i * k + j] += x[r * k + i] * dy[r * k + j];
        }
    for (int r = 0; r < n; r++)
        for (int i = 0; i < k; i++) {
            dx[r * k + i] = 0;
            for (int j = 0; j < k; j++)
                dx[r * k + i] += dy[r * k + j] * w[i * k + j];
        }
}
