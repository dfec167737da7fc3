/* loses: TASK 7 = 3; says: "PI is missing: half a wave is PI radians, and
 * done is only 1 at the end" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(done)) / 2;
}
