/* loses: TASK 4 = 4, TASK 5 = 4; says: "the slope is taken as 1 + h^2: it is 1
 * - h^2, never above 1" */
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    for (int s = 0; s < n; s++)
        for (int i = 0; i < units; i++) {
            const double a = h[s * units + i];
            double sum = 0;
            for (int k = 0; k < out; k++)
                sum += delta[s * out + k] * w[i * out + k];
            back[s * units + i] = sum * (1 + a * a);
        }
}
