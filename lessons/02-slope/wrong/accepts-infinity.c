/* loses: TASK 5 = 1; says: "an infinite slope is accepted: the bound is
 * then infinite too, and INFINITY <= INFINITY is true" */
bool accepts(double claim, double nudged)
{
    const double most = fmax(fabs(claim), fabs(nudged));
    return fabs(claim - nudged) <= 1e-12 + 1e-6 * most;
}
