/* loses: TASK 4 = 8, TASK 6 = 6; says: "the next deltas are added as they are;
 * each must be multiplied by the weight that leads to it: sum of w_jk
 * delta_k" */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    (void)w;
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum += next[k];
        delta[j] = sum * a[j] * (1 - a[j]);
    }
}
