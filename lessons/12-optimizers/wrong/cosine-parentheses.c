/* loses: TASK 7 = 3; says: "`last` is halved as well: only (1 + cos) is, and
 * last is added after that" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return (last + (rate - last) * (1 + cos(PI * done))) / 2;
}
