/* loses: TASK 7 = 3; says: "the steps of the warm-up are counted as steps of
 * the wave: `done` is 0 at step warm_up" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    if (step >= steps)
        return last;
    const double done = (double)step / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
