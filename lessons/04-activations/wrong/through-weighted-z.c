/* loses: TASK 7 = 3, TASK 8 = 1; says: "z is multiplied by w once more:
 * z[i] = w[i] x + b has w in it already" */
double through(const double *w, const double *z, int depth)
{
    double left = 1;
    for (int i = 0; i < depth; i++)
        left *= w[i] * sigmoid_slope(sigmoid(w[i] * z[i]));
    return left;
}
