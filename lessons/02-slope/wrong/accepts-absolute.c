/* loses: TASK 4 = 3; says: "only the distance is judged, |c - n| <= 1e-6:
 * every claim about a slope of 1e-9 passes, and even a well-measured slope of
 * 1e9 fails. The bound must grow with the slope" */
bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    return fabs(claim - nudged) <= 1e-6;
}
