/* loses: TASK 7 = 3, TASK 8 = 1; says: "every f'(z) is taken to be 1/4, its
 * largest value: it is that only at z = 0" */
double through(const double *w, const double *z, int depth)
{
    (void)z;
    double left = 1;
    for (int i = 0; i < depth; i++)
        left *= w[i] / 4;
    return left;
}
