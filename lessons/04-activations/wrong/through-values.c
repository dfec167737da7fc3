/* loses: TASK 7 = 3, TASK 8 = 1; says: "the values a are multiplied: that is w
 * f(z), but a gradient is multiplied by w f'(z)" */
double through(const double *w, const double *z, int depth)
{
    double left = 1;
    for (int i = 0; i < depth; i++)
        left *= w[i] * sigmoid(z[i]);
    return left;
}
