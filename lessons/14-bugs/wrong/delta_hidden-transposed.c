/* loses: TASK 3 = 4; says: "w2 is read as [OUT x HIDDEN]: the weight from
 * hidden unit j to output k is w2[j * OUT + k]. That part was right" */
void delta_hidden(int n, const double *delta, const double *w2, const double *z,
                  double *below)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < HIDDEN; j++) {
            double sum = 0;
            for (int k = 0; k < OUT; k++)
                sum += delta[r * OUT + k] * w2[k * HIDDEN + j];
            below[r * HIDDEN + j] = sum * (z[r * HIDDEN + j] > 0 ? 1 : LEAK);
        }
}
