/* loses: TASK 4 = 4; says: "where z is exactly 0 the answer is a = 0: the test
 * is z > 0, not z >= 0" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double a = w[0] * x[0] + w[1] * x[1] + *b >= 0 ? 1 : 0;
    const double error = target - a;
    for (int j = 0; j < 2; j++)
        w[j] += error * x[j];
    *b += error;
    return error != 0;
}
