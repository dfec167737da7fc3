/* loses: TASK 5 = 13; says: "true only if the very first epoch has no
 * mistakes: are mistakes of earlier epochs still counted, or do w and b
 * begin again at 0 in each epoch? Only the count begins again" */
bool separable(const double target[4])
{
    double w[2] = {0, 0}, b = 0;
    int wrong = 0;
    for (int epoch = 0; epoch < 100; epoch++) {
        for (int i = 0; i < 4; i++)
            wrong += learn_corner(w, &b, corners[i], target[i]);
        if (wrong == 0)
            return true;
    }
    return false;
}
