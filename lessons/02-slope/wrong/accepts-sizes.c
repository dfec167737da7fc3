/* loses: TASK 3 = 1; says: "a claim with the wrong sign is accepted: the
 * distance is that of |claim| and |nudged|, not of claim and nudged" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double most = fmax(fabs(claim), fabs(nudged));
    return fabs(fabs(claim) - fabs(nudged)) <= 1e-12 + 1e-6 * most;
}
