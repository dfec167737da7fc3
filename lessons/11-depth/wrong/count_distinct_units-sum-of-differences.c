/* loses: TASK 6 = 4, TASK 7 = 3; says: "the differences are added up with
 * their signs, and may cancel: compare number with number" */
int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance)
{
    int distinct = 0;
    for (int j = 0; j < units; j++) {
        int is_new = 1;
        for (int b = 0; b < j; b++) {
            double sum = 0;
            for (int i = 0; i < in; i++)
                sum += w1[i * units + j] - w1[i * units + b];
            for (int k = 0; k < out; k++)
                sum += w2[j * out + k] - w2[b * out + k];
            if (fabs(sum) <= tolerance)
                is_new = 0;
        }
        distinct += is_new;
    }
    return distinct;
}
