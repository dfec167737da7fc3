/* loses: TASK 7 = 3; says: "the wave ends one step too early: it takes
 * `steps` steps, not steps - 1" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / (steps - 1);
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
