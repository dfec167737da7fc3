/* loses: TASK 7 = 3; says: "the wave begins at rate + last: it should fall from
 * rate to last, by rate - last" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + rate * (1 + cos(PI * done)) / 2;
}
