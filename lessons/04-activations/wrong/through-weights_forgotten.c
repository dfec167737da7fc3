/* loses: TASK 7 = 3, TASK 8 = 1; says: "the weights are missing: each unit
 * multiplies by w f'(z), and this is the product of f'(z) alone" */
double through(const double *w, const double *z, int depth)
{
    (void)w;
    double left = 1;
    for (int i = 0; i < depth; i++)
        left *= sigmoid_slope(sigmoid(z[i]));
    return left;
}
