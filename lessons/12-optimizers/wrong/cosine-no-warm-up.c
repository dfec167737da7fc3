/* loses: TASK 8 = 1; says: "there is no warm-up: before step warm_up the
 * rate is rate * step / warm_up" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
