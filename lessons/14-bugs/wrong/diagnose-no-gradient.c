/* loses: TASK 1 = 4; says: "the gradient is not compared with nudging" */
bool diagnose(const creature *c)
{
    return !step_is_right(c) || !order_is_right(c);
}
