/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 8; says: "the bias did not move: b
 * <- b + error. It is a weight too, whose input is always 1" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double error = target - neuron(w, x, *b, 2);
    for (int j = 0; j < 2; j++)
        w[j] += error * x[j];
    return error != 0;
}
