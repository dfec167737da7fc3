/* loses: TASK 1 = 4, TASK 2 = 2, TASK 3 = 6, TASK 4 = 4, TASK 5 = 11; says:
 * "w[i] and x[i] are added; z is a sum of their products, w[i] x[i]" */
double neuron(const double *w, const double *x, double b, int n)
{
    double z = b;
    for (int i = 0; i < n; i++)
        z += w[i] + x[i];
    return z > 0 ? 1 : 0;
}
