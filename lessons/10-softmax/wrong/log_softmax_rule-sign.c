/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "all of it has the
 * wrong sign: z[k] receives dy[k] less p[k] times the sum" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *sum = tg_sum(dy, axis_of(y), true);
    return tg_sub(tg_mul(tg_exp(y), sum), dy);
}
