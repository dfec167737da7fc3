/* loses: TASK 6 = 4, TASK 7 = 3; says: "one number in common is taken for a
 * copy: all must be the same" */
int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance)
{
    int distinct = 0;
    for (int j = 0; j < units; j++) {
        int is_new = 1;
        for (int b = 0; b < j; b++) {
            for (int i = 0; i < in; i++)
                if (fabs(w1[i * units + j] - w1[i * units + b]) <= tolerance)
                    is_new = 0;
            for (int k = 0; k < out; k++)
                if (fabs(w2[j * out + k] - w2[b * out + k]) <= tolerance)
                    is_new = 0;
        }
        distinct += is_new;
    }
    return distinct;
}
