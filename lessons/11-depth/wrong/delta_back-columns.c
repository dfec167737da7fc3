/* loses: TASK 5 = 4; says: "back is written column by column: back_si is
 * back[s * units + i]" */
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    for (int s = 0; s < n; s++)
        for (int i = 0; i < units; i++) {
            const double a = h[s * units + i];
            double sum = 0;
            for (int k = 0; k < out; k++)
                sum += delta[s * out + k] * w[i * out + k];
            back[i * n + s] = sum * (1 - a * a);
        }
}
