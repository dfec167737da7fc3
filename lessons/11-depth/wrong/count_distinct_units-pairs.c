/* loses: TASK 6 = 4, TASK 7 = 3; says: "this counts pairs of different
 * units: count units that are like none before them" */
int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance)
{
    int pairs = 0;
    for (int j = 0; j < units; j++)
        for (int b = 0; b < j; b++) {
            int copy = 1;
            for (int i = 0; i < in; i++)
                copy &= fabs(w1[i * units + j] - w1[i * units + b]) <=
                        tolerance;
            for (int k = 0; k < out; k++)
                copy &= fabs(w2[j * out + k] - w2[b * out + k]) <= tolerance;
            pairs += !copy;
        }
    return pairs;
}
