/* loses: TASK 6 = 4, TASK 7 = 3; says: "w1[i * in + j]: a row of w1 is `units`
 * numbers long" */
int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance)
{
    int distinct = 0;
    for (int j = 0; j < units; j++) {
        int is_new = 1;
        for (int b = 0; b < j; b++) {
            int copy = 1;
            for (int i = 0; i < in; i++) {
                const double d = w1[i * in + j] - w1[i * in + b];
                copy &= !(fabs(d) > tolerance);
            }
            for (int k = 0; k < out; k++) {
                const double d = w2[j * out + k] - w2[b * out + k];
                copy &= !(fabs(d) > tolerance);
            }
            if (copy)
                is_new = 0;
        }
        distinct += is_new;
    }
    return distinct;
}
