/* loses: TASK 4 = 8, TASK 6 = 6; says: "the rows of w have another length:
 * each has next_units numbers, one for each unit k, and w_jk is number k of
 * row j" */
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
