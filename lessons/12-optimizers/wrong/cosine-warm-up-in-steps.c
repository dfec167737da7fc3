/* loses: TASK 7 = 3; says: "the wave takes `steps` steps after the warm-up;
 * here the warm-up is subtracted from them, and it ends too early" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    if (step >= steps)
        return last;
    const double done = (double)(step - warm_up) / (steps - warm_up);
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
