/* loses: TASK 4 = 8, TASK 6 = 6; says: "outside of w: a row of w has
 * next_units numbers, one for each unit k, so w_jk is w[j * next_units + k]"
 * */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum += w[j * units + k] * next[k];
        delta[j] = sum * a[j] * (1 - a[j]);
    }
}
