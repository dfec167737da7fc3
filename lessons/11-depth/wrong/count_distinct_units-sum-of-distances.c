/* loses: TASK 7 = 3; says: "the differences of all numbers are added up and
 * compared with the tolerance: it is for each number alone" */
int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance)
{
    int distinct = 0;
    for (int j = 0; j < units; j++) {
        int is_new = 1;
        for (int b = 0; b < j; b++) {
            double sum = 0;
            for (int i = 0; i < in; i++)
                sum += fabs(w1[i * units + j] - w1[i * units + b]);
            for (int k = 0; k < out; k++)
                sum += fabs(w2[j * out + k] - w2[b * out + k]);
            if (sum <= tolerance)
                is_new = 0;
        }
        distinct += is_new;
    }
    return distinct;
}
