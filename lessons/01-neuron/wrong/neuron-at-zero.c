/* loses: TASK 2 = 2, TASK 4 = 4; says: "a = 1 where z > 0: a sum of exactly 0
 * is not more than 0, so its answer is 0" */
double neuron(const double *w, const double *x, double b, int n)
{
    double z = b;
    for (int i = 0; i < n; i++)
        z += w[i] * x[i];
    return z >= 0 ? 1 : 0;
}
