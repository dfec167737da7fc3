/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "e^z is used for p.
 * It is not divided by the sum of its line: e^y is" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *sum = tg_sum(dy, axis_of(y), true);
    return tg_sub(dy, tg_mul(tg_exp(y->in[0]), sum));
}
