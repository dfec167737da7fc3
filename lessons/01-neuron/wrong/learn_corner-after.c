/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 14; says: "the return value tells
 * whether the answer was wrong before the step: call neuron once, before
 * anything moves" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double error = target - neuron(w, x, *b, 2);
    for (int j = 0; j < 2; j++)
        w[j] += error * x[j];
    *b += error;
    return target != neuron(w, x, *b, 2);
}
