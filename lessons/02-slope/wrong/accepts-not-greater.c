/* loses: TASK 5 = 2; says: "NaN and infinity are accepted: every comparison
 * with NaN is false, so it is not greater than the bound. Ask isfinite
 * first" */
bool accepts(double claim, double nudged)
{
    const double most = fmax(fabs(claim), fabs(nudged));
    return !(fabs(claim - nudged) > 1e-12 + 1e-6 * most);
}
