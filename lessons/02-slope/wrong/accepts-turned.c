/* loses: TASK 3 = 1, TASK 4 = 4, TASK 5 = 2; says: "the answer is inverted:
 * far apart is accepted, close is refused" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double most = fmax(fabs(claim), fabs(nudged));
    return fabs(claim - nudged) > 1e-12 + 1e-6 * most;
}
