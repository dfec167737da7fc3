/* loses: TASK 3 = 4; says: "the output's gradients are those of the mean, the
 * hidden ones those of the sum: all 17 numbers come from the same delta, (p -
 * y) / n" */
void backward(const double *w, int n, const double *x, const double *y,
              double *g)
{
    for (int k = 0; k < 17; k++)
        g[k] = 0;
    for (int s = 0; s < n; s++) {
        double h[4];
        const double z = forward(w, x + 2 * s, h);
        const double out = (sigmoid(z) - y[s]) / n;
        g[16] += out;
        for (int j = 0; j < 4; j++) {
            const double hidden = w[12 + j] * out * n * h[j] * (1 - h[j]);
            g[12 + j] += h[j] * out;
            g[8 + j] += hidden;
            g[j] += x[2 * s] * hidden;
            g[4 + j] += x[2 * s + 1] * hidden;
        }
    }
}
