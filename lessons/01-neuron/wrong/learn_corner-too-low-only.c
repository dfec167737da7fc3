/* loses: TASK 3 = 6, TASK 4 = 4; says: "true is returned only where error
 * is 1. An answer of 1 where 0 was wanted is wrong too: error is -1 there"
 * */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double error = target - neuron(w, x, *b, 2);
    for (int j = 0; j < 2; j++)
        w[j] += error * x[j];
    *b += error;
    return error == 1;
}
