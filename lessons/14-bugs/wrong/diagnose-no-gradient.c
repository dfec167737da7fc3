/* loses: TASK 1 = 6; says: "nobody compares the gradient with nudging" */
bool diagnose(const creature *c)
{
    return !step_is_right(c) || !order_is_right(c);
}
