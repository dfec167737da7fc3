/* loses: TASK 4 = 8, TASK 6 = 6; says: "f was applied to a_j again: a_j is
 * f(z_j) already, so f'(z_j) is a_j (1 - a_j)" */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum += w[j * next_units + k] * next[k];
        const double again = 1 / (1 + exp(-a[j]));
        delta[j] = sum * again * (1 - again);
    }
}
