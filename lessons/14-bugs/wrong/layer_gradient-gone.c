/* loses: TASK 4 = 4; says: "the decay is gone. It stands in E, once: DECAY/2
 * w^2 has a slope" */
void layer_gradient(int n, int in, int out, const double *a,
                    const double *delta, const double *w, double *dw)
{
    for (int i = 0; i < in * out; i++)
        dw[i] = 0 * w[i];
    for (int r = 0; r < n; r++)
        for (int i = 0; i < in; i++)
            for (int j = 0; j < out; j++)
                dw[i * out + j] += a[r * in + i] * delta[r * out + j];
}
