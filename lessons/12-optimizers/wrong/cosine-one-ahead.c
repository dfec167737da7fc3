/* loses: TASK 7 = 3; says: "the wave is one step ahead: `done` is 0 at step
 * warm_up" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)(past + 1) / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
