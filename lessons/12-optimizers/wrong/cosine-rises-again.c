/* loses: TASK 9 = 1; says: "after its end the wave goes on and rises: from
 * there on the rate is last" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
