/* loses: TASK 1 = 4, TASK 2 = 2, TASK 3 = 6, TASK 4 = 4, TASK 5 = 10; says:
 * "only the last product is left of the sum: z = ... in the loop forgets
 * what z was; each product is added to it" */
double neuron(const double *w, const double *x, double b, int n)
{
    double z = 0;
    for (int i = 0; i < n; i++)
        z = w[i] * x[i] + b;
    return z > 0 ? 1 : 0;
}
