/* loses: TASK 8 = 4; says: "mask[i] is 0 or 1, and y is scaled separately:
 * dropout_back needs the scale, too. mask[i] is what x[i] is multiplied by" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : uniform() < p ? 0 : 1;
        y[i] = x[i] * mask[i] / (training ? 1 - p : 1);
    }
}
