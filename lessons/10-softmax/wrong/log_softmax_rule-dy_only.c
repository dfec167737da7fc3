/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "z[k] receives more
 * than dy[k]: it is in the logarithm of the sum as well, with slope p[k],
 * in every y[j] of its line" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    (void)y;
    return dy;
}
