/* loses: TASK 7 = 3; says: "cos alone goes from 1 to -1: (1 + cos) / 2 goes
 * from 1 to 0" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * cos(PI * done);
}
