/* loses: TASK 8 = 1; says: "the warm-up begins at `last`: it should begin
 * at 0" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return last + (rate - last) * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
