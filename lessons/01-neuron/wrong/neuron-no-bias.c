/* loses: TASK 1 = 4, TASK 2 = 2, TASK 3 = 6, TASK 4 = 4, TASK 5 = 8; says:
 * "the bias is missing: z = w[0] x[0] + ... + b. Without it every line goes
 * through (0, 0)" */
double neuron(const double *w, const double *x, double b, int n)
{
    (void)b;
    double z = 0;
    for (int i = 0; i < n; i++)
        z += w[i] * x[i];
    return z > 0 ? 1 : 0;
}
