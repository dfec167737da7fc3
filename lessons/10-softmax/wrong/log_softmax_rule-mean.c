/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "the mean of dy is
 * taken. What arrived at the line is added up: its sum" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_sub(dy, tg_mul(tg_exp(y), tg_mean(dy, axis_of(y), true)));
}
