/* loses: TASK 4 = 4, TASK 5 = 10; says: "w and b move even if the answer was
 * right: error = target - a is then 0, and w[j] + 0 x[j] is w[j]" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double a = neuron(w, x, *b, 2);
    const double way = target > 0 ? 1 : -1;
    for (int j = 0; j < 2; j++)
        w[j] += way * x[j];
    *b += way;
    return a != target;
}
