/* loses: TASK 4 = 4; says: "the decay takes w[j * in + i] for w[i * out + j]:
 * dw[k] decays by the same w[k]" */
void layer_gradient(int n, int in, int out, const double *a,
                    const double *delta, const double *w, double *dw)
{
    for (int i = 0; i < in * out; i++)
        dw[i] = DECAY * w[i % out * in + i / out];
    for (int r = 0; r < n; r++)
        for (int i = 0; i < in; i++)
            for (int j = 0; j < out; j++)
                dw[i * out + j] += a[r * in + i] * delta[r * out + j];
}
