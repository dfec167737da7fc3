/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "y is used for p. y
 * is its logarithm: p = e^y" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_sub(dy, tg_mul(y, tg_sum(dy, axis_of(y), true)));
}
