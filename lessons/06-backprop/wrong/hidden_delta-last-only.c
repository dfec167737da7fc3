/* loses: TASK 4 = 8, TASK 6 = 6; says: "only the last k is left of the sum:
 * unit j reaches E through every unit k, so the terms are added (+=, not =)"
 * */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum = w[j * next_units + k] * next[k];
        delta[j] = sum * a[j] * (1 - a[j]);
    }
}
