/* loses: TASK 3 = 6, TASK 4 = 4, TASK 5 = 14; says: "neuron is asked again
 * after w has begun to move, and then the answer is another one. Ask it
 * once, before anything moves, and keep the error in a variable" */
bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    for (int j = 0; j < 2; j++)
        w[j] += (target - neuron(w, x, *b, 2)) * x[j];
    *b += target - neuron(w, x, *b, 2);
    return target != neuron(w, x, *b, 2);
}
