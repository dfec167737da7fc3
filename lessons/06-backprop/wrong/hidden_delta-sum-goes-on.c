/* loses: TASK 4 = 8, TASK 6 = 6; says: "sum is not reset for each j: unit 1's
 * includes the sum of unit 0" */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    double sum = 0;
    for (int j = 0; j < units; j++) {
        for (int k = 0; k < next_units; k++)
            sum += w[j * next_units + k] * next[k];
        delta[j] = sum * a[j] * (1 - a[j]);
    }
}
