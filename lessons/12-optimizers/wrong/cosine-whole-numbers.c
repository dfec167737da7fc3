/* loses: TASK 7 = 3; says: "one int divided by another is a whole number,
 * and `done` is always 0: one of the two has to be a double first" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
