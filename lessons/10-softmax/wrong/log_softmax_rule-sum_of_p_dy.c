/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "p dy is summed. What
 * every y[j] of the line sends is -p[k] dy[j]: p[k] is the same in all of
 * them, so it is dy alone that is summed" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *p = tg_exp(y);
    tg_tensor *sum = tg_sum(tg_mul(p, dy), axis_of(y), true);
    return tg_sub(dy, tg_mul(p, sum));
}
