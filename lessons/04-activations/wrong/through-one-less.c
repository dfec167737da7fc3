/* loses: TASK 7 = 3, TASK 8 = 1; says: "one unit is left out: there are
 * `depth` of them, from 0 to depth - 1" */
double through(const double *w, const double *z, int depth)
{
    double left = 1;
    for (int i = 0; i < depth - 1; i++)
        left *= w[i] * sigmoid_slope(sigmoid(z[i]));
    return left;
}
