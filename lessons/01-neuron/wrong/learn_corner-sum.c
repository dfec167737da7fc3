/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 12; says: "error is computed from
 * the sum z: error = target - a, and a, the neuron's answer, is 0 or 1" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double error = target - (w[0] * x[0] + w[1] * x[1] + *b);
    for (int j = 0; j < 2; j++)
        w[j] += error * x[j];
    *b += error;
    return error != 0;
}
