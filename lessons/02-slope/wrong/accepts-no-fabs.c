/* loses: TASK 3 = 1, TASK 4 = 2; says: "claims that are too small are
 * accepted, by however much: claim - nudged is then negative. A distance has
 * no sign" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double most = fmax(fabs(claim), fabs(nudged));
    return claim - nudged <= 1e-12 + 1e-6 * most;
}
