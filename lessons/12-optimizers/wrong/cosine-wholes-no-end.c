/* loses: TASK 7 = 3, TASK 9 = 1; says: "one int divided by another is a
 * whole number: one of the two has to be a double first. And after its end
 * the wave goes on: from there on the rate is last" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    const double done = past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
