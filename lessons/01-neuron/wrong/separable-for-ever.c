/* loses: TASK 5 = 14; says: "it runs for ever: for XOR an epoch without a
 * mistake never comes. Give up after a number of epochs" */
bool separable(const double target[4])
{
    double w[2] = {0, 0}, b = 0;
    for (;;) {
        int wrong = 0;
        for (int i = 0; i < 4; i++)
            wrong += learn_corner(w, &b, corners[i], target[i]);
        if (wrong == 0)
            return true;
    }
}
