/* loses: TASK 4 = 8, TASK 6 = 6; says: "f' was taken at the sum of the deltas;
 * it belongs at z_j, where it is a_j (1 - a_j)" */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum += w[j * next_units + k] * next[k];
        delta[j] = sum * sum * (1 - sum);
    }
}
