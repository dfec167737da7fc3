/* loses: TASK 4 = 4, TASK 5 = 4; says: "all units get the weights of unit 0:
 * row i of W begins at i * out" */
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    for (int s = 0; s < n; s++)
        for (int i = 0; i < units; i++) {
            const double a = h[s * units + i];
            double sum = 0;
            for (int k = 0; k < out; k++)
                sum += delta[s * out + k] * w[k];
            back[s * units + i] = sum * (1 - a * a);
        }
}
