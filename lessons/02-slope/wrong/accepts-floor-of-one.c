/* loses: TASK 4 = 2; says: "the bound is never below 1e-6, so any claim about
 * a slope of 1e-9 passes. Take a share of the larger of |claim| and |nudged|,
 * however small it is" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    return fabs(claim - nudged) <= 1e-6 * fmax(1, fabs(nudged));
}
