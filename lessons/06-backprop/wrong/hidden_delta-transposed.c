/* loses: TASK 4 = 8, TASK 6 = 6; says: "W transposed: w_jk leads from unit j
 * here to unit k there; it is number k of row j of w. (With only one k, as in
 * 2-2-1, nobody would notice.)" */
void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum += w[k * units + j] * next[k];
        delta[j] = sum * a[j] * (1 - a[j]);
    }
}
