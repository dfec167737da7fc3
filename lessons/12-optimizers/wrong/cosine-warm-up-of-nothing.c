/* loses: TASK 7 = 3; says: "with warm_up 0 this divides 0 by 0 at step 0:
 * only a step before warm_up is warm-up" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step <= warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
