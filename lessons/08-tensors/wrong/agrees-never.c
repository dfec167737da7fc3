/* loses: TASK 6 = 10; says: "it refuses everything, right rules too: where all
 * n agree, the answer is true" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    (void)f, (void)rule, (void)x, (void)n, (void)m;
    return false;
}
