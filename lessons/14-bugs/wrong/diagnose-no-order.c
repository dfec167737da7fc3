/* loses: TASK 1 = 3; says: "the order of images and labels is not examined, or
 * only its first places" */
bool diagnose(const creature *c)
{
    return !gradient_is_right(c) || !step_is_right(c);
}
