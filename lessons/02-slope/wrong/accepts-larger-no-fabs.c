/* loses: TASK 3 = 1, TASK 5 = 1; says: "no negative slope is accepted: the
 * larger of -2 and -3 is taken to be -2, and a share of that is below 0.
 * The bound is made of |claim| and |nudged|" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    return fabs(claim - nudged) <= 1e-12 + 1e-6 * fmax(claim, nudged);
}
