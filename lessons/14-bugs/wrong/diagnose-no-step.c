/* loses: TASK 1 = 4; says: "nobody looks at the step" */
bool diagnose(const creature *c)
{
    return !gradient_is_right(c) || !order_is_right(c);
}
