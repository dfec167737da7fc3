/* loses: TASK 7 = 3; says: "`done` is counted from step 0, warm-up and all: the
 * wave begins at step warm_up, and is over `steps` steps later" */
double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)step / (warm_up + steps);
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}
