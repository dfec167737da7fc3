/* loses: TASK 4 = 3; says: "the distance alone is judged, |c - n| <= 1e-6:
 * every claim about a slope of 1e-9 passes, and no rounded one about 1e9.
 * The bound must grow with the slope" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    return fabs(claim - nudged) <= 1e-6;
}
