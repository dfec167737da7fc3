/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 14; says: "true is returned if the
 * answer was right; it should be true if it was wrong" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double error = target - neuron(w, x, *b, 2);
    for (int j = 0; j < 2; j++)
        w[j] += error * x[j];
    *b += error;
    return error == 0;
}
