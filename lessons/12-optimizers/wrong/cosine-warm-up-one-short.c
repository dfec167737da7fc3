/* loses: TASK 8 = 1; says: "the warm-up ends one step too early: it
 * would be `rate` at step warm_up, not at warm_up - 1" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / (warm_up - 1);
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
