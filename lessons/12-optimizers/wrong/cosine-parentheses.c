/* loses: TASK 7 = 3; says: "what is halved? (1 + cos) / 2 as a whole, and
 * only the way from rate to last is multiplied by it" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return (last + (rate - last) * (1 + cos(PI * done))) / 2;
}
