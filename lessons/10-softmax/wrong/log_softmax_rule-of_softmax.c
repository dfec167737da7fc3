/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "that is the rule of
 * softmax, p (dy - sum p dy). After a logarithm it is simpler:
 * differentiate z - log_sum_exp(z)" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *p = tg_exp(y);
    tg_tensor *sum = tg_sum(tg_mul(dy, p), axis_of(y), true);
    return tg_mul(p, tg_sub(dy, sum));
}
