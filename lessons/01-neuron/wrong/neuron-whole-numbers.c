/* loses: TASK 1 = 4, TASK 2 = 2, TASK 3 = 6, TASK 4 = 4; says: "z loses its
 * decimals, as an int does: 0.25 becomes 0. What type is your sum?" */
double neuron(const double *w, const double *x, double b, int n)
{
    int z = 0;
    for (int i = 0; i < n; i++)
        z = (int)(z + w[i] * x[i]);
    return z + b > 0 ? 1 : 0;
}
