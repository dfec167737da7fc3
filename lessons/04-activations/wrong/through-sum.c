/* loses: TASK 7 = 3, TASK 8 = 1; says: "the w f'(z) are added. Units in a row
 * multiply: the chain rule adds only where there are several paths" */
double through(const double *w, const double *z, int depth)
{
    double left = 0;
    for (int i = 0; i < depth; i++)
        left += w[i] * sigmoid_slope(sigmoid(z[i]));
    return left;
}
