/* loses: TASK 8 = 2; says: "2 c grows with the curvature. On a curve that
 * bends more, the same rate jumps further, so less is allowed" */
double largest_stable_rate(double c)
{
    return 2 * c;
}
