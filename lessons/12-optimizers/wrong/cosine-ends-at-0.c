/* loses: TASK 9 = 1; says: "after the end the rate is `last`, not 0" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return 0;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
