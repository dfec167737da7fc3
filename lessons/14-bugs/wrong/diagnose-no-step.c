/* loses: TASK 1 = 5; says: "the step is not examined" */
bool diagnose(const creature *c)
{
    return !gradient_is_right(c) || !order_is_right(c);
}
