/* loses: TASK 4 = 4, TASK 5 = 4; says: "the slope is taken in the sum, of
 * number k of a row of h: but k counts the units of the layer after this one.
 * The slope is that of unit i, outside the sum" */
void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    for (int s = 0; s < n; s++)
        for (int i = 0; i < units; i++) {
            double sum = 0;
            for (int k = 0; k < out; k++)
                sum += delta[s * out + k] * w[i * out + k] *
                       (1 - h[s * out + k] * h[s * out + k]);
            back[s * units + i] = sum;
        }
}
