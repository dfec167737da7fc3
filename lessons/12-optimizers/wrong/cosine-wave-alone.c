/* loses: TASK 7 = 3, TASK 8 = 1, TASK 9 = 1; says: "that is the wave alone,
 * from step 0 on: the warm-up comes before it, and after it the rate stays
 * at `last`" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    (void)warm_up;
    const double done = (double)step / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
