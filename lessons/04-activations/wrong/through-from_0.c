/* loses: TASK 7 = 3, TASK 8 = 1; says: "the product w f'(z) w f'(z) ... starts
 * at 0, and 0 times anything is 0. A gradient of 1 is sent back" */
double through(const double *w, const double *z, int depth)
{
    double left = 0;
    for (int i = 0; i < depth; i++)
        left *= w[i] * sigmoid_slope(sigmoid(z[i]));
    return left;
}
