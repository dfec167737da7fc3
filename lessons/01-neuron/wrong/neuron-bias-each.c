/* loses: TASK 1 = 4, TASK 2 = 2, TASK 3 = 6, TASK 4 = 4; says: "the bias is
 * added once for every input; z contains it once: z = w[0] x[0] + ... + b" */
double neuron(const double *w, const double *x, double b, int n)
{
    double z = 0;
    for (int i = 0; i < n; i++)
        z += w[i] * x[i] + b;
    return z > 0 ? 1 : 0;
}
