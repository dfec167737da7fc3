/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "dy is multiplied by
 * the slope of the sum of the line, 1 - n p. z[k] receives dy[j] from each
 * y[j]: they are added up, each with its own slope" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const int n = y->shape.dim[axis_of(y)];
    tg_tensor *slope = tg_sub(tg_ones(y->tape, y->shape),
                              tg_mul_scalar(tg_exp(y), n));
    return tg_mul(dy, slope);
}
