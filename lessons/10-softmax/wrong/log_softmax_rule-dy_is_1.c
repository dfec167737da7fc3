/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "dy is taken to be 1
 * everywhere. What arrives may be anything: sum dy itself along the axis" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    const int n = y->shape.dim[axis_of(y)];
    return tg_sub(tg_ones(y->tape, dy->shape), tg_mul_scalar(tg_exp(y), n));
}
