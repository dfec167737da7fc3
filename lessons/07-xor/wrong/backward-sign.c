/* loses: TASK 2 = 6, TASK 3 = 4; says: "all gradients have the wrong sign: y -
 * p points downhill; dE/dz is p - y, and the minus belongs to the step" */
void backward(const double *w, int n, const double *x, const double *y,
              double *g)
{
    for (int k = 0; k < 17; k++)
        g[k] = 0;
    for (int s = 0; s < n; s++) {
        double h[4];
        const double z = forward(w, x + 2 * s, h);
        const double out = (y[s] - sigmoid(z)) / n;
        g[16] += out;
        for (int j = 0; j < 4; j++) {
            const double hidden = w[12 + j] * out * h[j] * (1 - h[j]);
            g[12 + j] += h[j] * out;
            g[8 + j] += hidden;
            g[j] += x[2 * s] * hidden;
            g[4 + j] += x[2 * s + 1] * hidden;
        }
    }
}
