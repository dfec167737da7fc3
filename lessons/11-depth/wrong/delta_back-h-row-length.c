/* loses: TASK 5 = 4; says: "h[s * out + i]: a row of h is `units` numbers
 * long" */
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    for (int s = 0; s < n; s++)
        for (int i = 0; i < units; i++) {
            const double a = h[s * out + i];
            double sum = 0;
            for (int k = 0; k < out; k++)
                sum += delta[s * out + k] * w[i * out + k];
            back[s * units + i] = sum * (1 - a * a);
        }
}
