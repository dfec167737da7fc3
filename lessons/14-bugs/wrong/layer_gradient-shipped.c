/* loses: TASK 4 = 4; says: "layer_gradient is as it was: right for one row,
 * and too large for more. What is added once a row that stands in E once?" */
void layer_gradient(int n, int in, int out, const double *a,
                    const double *delta, const double *w, double *dw)
{
    for (int i = 0; i < in * out; i++)
        dw[i] = 0;
    for (int r = 0; r < n; r++)
        for (int i = 0; i < in; i++)
            for (int j = 0; j < out; j++)
                dw[i * out + j] += a[r * in + i] * delta[r * out + j] +
                                   DECAY * w[i * out + j];
}
