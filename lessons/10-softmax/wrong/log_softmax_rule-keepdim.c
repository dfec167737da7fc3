/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "the sum has lost its
 * axis, so that it does not fit under dy: a call was refused, or it was
 * stretched over the wrong lines. tg_sum(t, axis, true) keeps the axis,
 * with size 1" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_sub(dy, tg_mul(tg_exp(y), tg_sum(dy, axis_of(y))));
}
