/* loses: TASK 7 = 3; says: "1 - cos begins at 0 and rises: what falls is 1 +
 * cos" */
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
