/* loses: TASK 4 = 2, TASK 5 = 1, TASK 6 = 1; says: "the numbers of a sample
 * are taken n apart; they stand next to each other: class k of sample i is
 * out[i * classes + k]" */
double accuracy(const double *out, const int *label, int n, int classes)
{
    int right = 0;
    for (int i = 0; i < n; i++) {
        int best = 0;
        bool missing = false;
        for (int k = 0; k < classes; k++) {
            missing |= isnan(out[k * n + i]) != 0;
            if (out[k * n + i] > out[best * n + i])
                best = k;
        }
        right += !missing && best == label[i];
    }
    return (double)right / n;
}
