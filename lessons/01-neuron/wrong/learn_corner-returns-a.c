/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 10; says: "the neuron's answer a
 * is returned; return whether it was wrong, that is, not the target" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double a = neuron(w, x, *b, 2), error = target - a;
    for (int j = 0; j < 2; j++)
        w[j] += error * x[j];
    *b += error;
    return a != 0;
}
