/* loses: TASK 4 = 8, TASK 6 = 6; says: "two mistakes: W transposed (w_jk,
 * from unit j here to unit k there, is number k of row j of w); and f'(z_j)
 * = a_j (1 - a_j) is missing" */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum += w[k * units + j] * next[k];
        delta[j] = sum;
    }
}
