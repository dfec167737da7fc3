/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 13; says: "the step goes the wrong
 * way: error = target - a, and w[j] + error x[j]. If the answer was too low,
 * the sum must rise" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double error = target - neuron(w, x, *b, 2);
    for (int j = 0; j < 2; j++)
        w[j] -= error * x[j];
    *b -= error;
    return error != 0;
}
