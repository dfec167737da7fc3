/* loses: TASK 7 = 3; says: "the rate is always `last`: is 1 / 2 in it? Of two
 * ints that is 0" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + 1 / 2 * (rate - last) * (1 + cos(PI * done));
}
