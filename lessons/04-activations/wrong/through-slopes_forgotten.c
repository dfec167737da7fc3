/* loses: TASK 7 = 3, TASK 8 = 1; says: "f'(z) is missing: each unit multiplies
 * by w f'(z), and this is the product of the weights alone" */
double through(const double *w, const double *z, int depth)
{
    (void)z;
    double left = 1;
    for (int i = 0; i < depth; i++)
        left *= w[i];
    return left;
}
