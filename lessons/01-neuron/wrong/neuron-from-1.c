/* loses: TASK 1 = 4, TASK 2 = 2, TASK 3 = 6, TASK 4 = 4, TASK 5 = 10; says:
 * "w[0] x[0] is missing: the first of n elements has the index 0" */
double neuron(const double *w, const double *x, double b, int n)
{
    double z = b;
    for (int i = 1; i < n; i++)
        z += w[i] * x[i];
    return z > 0 ? 1 : 0;
}
