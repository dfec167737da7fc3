/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "the second term has
 * the wrong sign: y = z - log_sum_exp(z), so a larger z lowers the others" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_add(dy, tg_mul(tg_exp(y), tg_sum(dy, axis_of(y), true)));
}
