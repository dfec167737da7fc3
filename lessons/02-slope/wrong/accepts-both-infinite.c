/* loses: TASK 5 = 1; says: "an infinite slope is accepted where the other
 * number is finite: one of the two is enough to refuse, so the tests are
 * joined by ||" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) && !isfinite(nudged))
        return false;
    const double most = fmax(fabs(claim), fabs(nudged));
    return fabs(claim - nudged) <= 1e-12 + 1e-6 * most;
}
