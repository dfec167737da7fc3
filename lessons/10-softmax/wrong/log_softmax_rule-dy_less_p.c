/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "dy - p: the sum of dy
 * is missing. What arrived at the line is added up, and multiplied by p" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    return tg_sub(dy, tg_exp(y));
}
