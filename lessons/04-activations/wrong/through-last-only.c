/* loses: TASK 7 = 3, TASK 8 = 1; says: "only the last unit is left of the
 * product: each factor multiplies what is left so far" */
double through(const double *w, const double *z, int depth)
{
    double left = 1;
    for (int i = 0; i < depth; i++)
        left = w[i] * sigmoid_slope(sigmoid(z[i]));
    return left;
}
