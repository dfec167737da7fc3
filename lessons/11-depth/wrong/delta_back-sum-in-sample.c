/* loses: TASK 4 = 4, TASK 5 = 4; says: "the sum goes on from unit to unit, and
 * begins again with each sample: it should begin at 0 for each unit" */
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    for (int s = 0; s < n; s++) {
        double sum = 0;
        for (int i = 0; i < units; i++) {
            const double a = h[s * units + i];
            for (int k = 0; k < out; k++)
                sum += delta[s * out + k] * w[i * out + k];
            back[s * units + i] = sum * (1 - a * a);
        }
    }
}
