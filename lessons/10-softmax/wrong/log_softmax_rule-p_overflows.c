/* loses: TASK 14 = 1; says: "p is made from e^z, which is infinite where a
 * logit is 1000. It is in y already: p = e^y" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const int axis = axis_of(y);
    tg_tensor *e = tg_exp(y->in[0]);
    tg_tensor *p = tg_div(e, tg_sum(e, axis, true));
    return tg_sub(dy, tg_mul(p, tg_sum(dy, axis, true)));
}
