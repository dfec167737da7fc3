/* loses: TASK 6 = 10; says: "it accepts everything: a checker that refuses
 * nothing is worth nothing" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    (void)f, (void)rule, (void)x, (void)n, (void)m;
    return true;
}
