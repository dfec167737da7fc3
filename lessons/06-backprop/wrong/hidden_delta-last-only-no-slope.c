/* loses: TASK 4 = 8, TASK 6 = 6; says: "two mistakes: only the last k is
 * left of the sum (+=, not =); and f'(z_j) = a_j (1 - a_j) is missing" */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum = w[j * next_units + k] * next[k];
        delta[j] = sum;
    }
}
