/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 12; says: "both weights moved by
 * error alone: w[j] <- w[j] + error x[j]. A weight whose input was 0 played no
 * part in the mistake" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double error = target - neuron(w, x, *b, 2);
    for (int j = 0; j < 2; j++)
        w[j] += error;
    *b += error;
    return error != 0;
}
