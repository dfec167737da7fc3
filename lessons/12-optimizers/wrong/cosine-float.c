/* loses: TASK 7 = 3; says: "some number is a float, with 7 digits: use double
 * throughout, and cos, not cosf" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cosf((float)(PI * done))) / 2;
}
