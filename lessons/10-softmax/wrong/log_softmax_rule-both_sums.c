/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "the product p dy is
 * summed. It is the other way round: dy is summed along the axis, and the
 * sum multiplied by p" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *sum = tg_sum(tg_mul(tg_exp(y), dy), axis_of(y), true);
    return tg_sub(dy, sum);
}
