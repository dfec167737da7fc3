/* loses: TASK 5 = 4; says: "delta is read column by column: delta_sk is
 * delta[s * out + k]" */
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    for (int s = 0; s < n; s++)
        for (int i = 0; i < units; i++) {
            const double a = h[s * units + i];
            double sum = 0;
            for (int k = 0; k < out; k++)
                sum += delta[k * n + s] * w[i * out + k];
            back[s * units + i] = sum * (1 - a * a);
        }
}
