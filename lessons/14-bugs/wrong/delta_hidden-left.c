/* loses: TASK 3 = 4; says: "where z is not positive, what comes back is
 * multiplied by LEAK z; the slope of LEAK z is LEAK" */
void delta_hidden(int n, const double *delta, const double *w2, const double *z,
                  double *below)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < HIDDEN; j++) {
            double sum = 0;
            for (int k = 0; k < OUT; k++)
                sum += delta[r * OUT + k] * w2[j * OUT + k];
            const double at = z[r * HIDDEN + j];
            below[r * HIDDEN + j] = at > 0 ? sum : LEAK * at * sum;
        }
}
