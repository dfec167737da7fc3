/* loses: TASK 1 = 4, TASK 2 = 2; says: "only w[0] x[0] and w[1] x[1] are in
 * the sum; there are n inputs" */
double neuron(const double *w, const double *x, double b, int n)
{
    double z = b;
    for (int i = 0; i < n && i < 2; i++)
        z += w[i] * x[i];
    return z > 0 ? 1 : 0;
}
