/* loses: TASK 7 = 3; says: "`done` is a share of all steps, with those of
 * the warm-up: divide by `steps` alone" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / (warm_up + steps);
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
