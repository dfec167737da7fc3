/* loses: TASK 4 = 8, TASK 6 = 6; says: "delta[j] is added to, but it did not
 * start at 0: sum in a local variable that starts at 0" */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        for (int k = 0; k < next_units; k++)
            delta[j] += w[j * next_units + k] * next[k];
        delta[j] *= a[j] * (1 - a[j]);
    }
}
