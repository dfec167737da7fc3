/* loses: TASK 3 = 4; says: "where z is not positive LEAK z is written: that is
 * what went forward. What comes back there is the sum, times a slope" */
void delta_hidden(int n, const double *delta, const double *w2, const double *z,
                  double *below)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < HIDDEN; j++) {
            double sum = 0;
            for (int k = 0; k < OUT; k++)
                sum += delta[r * OUT + k] * w2[j * OUT + k];
            below[r * HIDDEN + j] = z[r * HIDDEN + j] > 0
                                        ? sum
                                        : LEAK * z[r * HIDDEN + j];
        }
}
