/* loses: TASK 5 = 1; says: "NaN is accepted: every comparison with NaN is
 * false, so it is not greater than the bound either" */
bool accepts(double claim, double nudged)
{
    if (isinf(claim) || isinf(nudged))
        return false;
    const double most = fmax(fabs(claim), fabs(nudged));
    return !(fabs(claim - nudged) > 1e-12 + 1e-6 * most);
}
