/* loses: TASK 7 = 3; says: "the wave rises, from `last` to `rate`. Look at the
 * sign before cos, and at which of rate and last stands where" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 - cos(PI * done)) / 2;
}
