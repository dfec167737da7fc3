/* loses: TASK 5 = 2; says: "it gives up too soon: 5 epochs are not enough for
 * all of the 14. More do no harm" */
bool separable(const double target[4])
{
    double w[2] = {0, 0}, b = 0;
    for (int epoch = 0; epoch < 5; epoch++) {
        int wrong = 0;
        for (int i = 0; i < 4; i++)
            wrong += learn_corner(w, &b, corners[i], target[i]);
        if (wrong == 0)
            return true;
    }
    return false;
}
