/* loses: TASK 4 = 1; says: "only the share is judged: where the slope is 0, a
 * measured 1e-16 is refused. The bound 1e-12 + 1e-6 max(|c|, |n|) has a first
 * term" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    return fabs(claim - nudged) <= 1e-6 * fmax(fabs(claim), fabs(nudged));
}
