/* loses: TASK 1 = 8; says: "only the gradient is examined. A right gradient
 * can be followed by a wrong step, or be of the wrong data" */
bool diagnose(const creature *c)
{
    return !gradient_is_right(c);
}
