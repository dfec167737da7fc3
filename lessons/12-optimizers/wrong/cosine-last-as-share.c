/* loses: TASK 7 = 3, TASK 9 = 1; says: "`last` is a rate, not a share of
 * `rate`: the wave ends at last" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return rate * last;
    const double done = (double)past / steps;
    return rate * (last + (1 - last) * (1 + cos(PI * done)) / 2);
}
