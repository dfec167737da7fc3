/* loses: TASK 7 = 3, TASK 8 = 1; says: "z is used where a belongs: f'(z) = a
 * (1 - a) with a = sigmoid(z), but this is z (1 - z)" */
double through(const double *w, const double *z, int depth)
{
    double left = 1;
    for (int i = 0; i < depth; i++)
        left *= w[i] * sigmoid_slope(z[i]);
    return left;
}
