/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 4; says: "w[1] and b hardly move:
 * neuron is asked again after w[0] has moved, and then the answer is
 * another one. One error, from before anything moves, is for all three" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const bool wrong = target != neuron(w, x, *b, 2);
    for (int j = 0; j < 2; j++)
        w[j] += (target - neuron(w, x, *b, 2)) * x[j];
    *b += target - neuron(w, x, *b, 2);
    return wrong;
}
