/* loses: TASK 1 = 12; says: "the answer is inverted: true is for the sick" */
bool diagnose(const creature *c)
{
    return gradient_is_right(c) && step_is_right(c) && order_is_right(c);
}
