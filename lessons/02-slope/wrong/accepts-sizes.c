/* loses: TASK 3 = 1; says: "a claim with the wrong sign is accepted: this is
 * the distance between |claim| and |nudged|, not between claim and nudged" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double most = fmax(fabs(claim), fabs(nudged));
    return fabs(fabs(claim) - fabs(nudged)) <= 1e-12 + 1e-6 * most;
}
