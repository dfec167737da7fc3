/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "dy is a factor of all
 * of it: z[k] receives from other numbers of its line too, where its own dy
 * may be 0" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *sum = tg_sum(dy, axis_of(y), true);
    return tg_mul(dy,
                  tg_sub(tg_ones(y->tape, y->shape), tg_mul(tg_exp(y), sum)));
}
