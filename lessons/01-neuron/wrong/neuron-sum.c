/* loses: TASK 1 = 4, TASK 2 = 2, TASK 3 = 6, TASK 4 = 4, TASK 5 = 12; says:
 * "this is z, the sum; the step is missing: a = 1 where z > 0, else 0" */
double neuron(const double *w, const double *x, double b, int n)
{
    double z = b;
    for (int i = 0; i < n; i++)
        z += w[i] * x[i];
    return z;
}
