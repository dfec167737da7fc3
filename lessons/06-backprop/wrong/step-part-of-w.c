/* loses: TASK 6 = 6; says: "only a part of w1 and w2 has moved: w1 has
 * size[0] size[1] numbers, w2 has size[1] size[2]" */
void step(const double *x, const double *y, double *w1, double *b1, double *w2,
          double *b2, const int size[3], double rate)
{
    double a1[MOST], a2[MOST], delta1[MOST], delta2[MOST];
    double dw1[MOST * MOST], dw2[MOST * MOST];
    layer(x, w1, b1, size[0], size[1], a1);
    layer(a1, w2, b2, size[1], size[2], a2);
    output_delta(a2, y, size[2], delta2);
    hidden_delta(w2, delta2, a1, size[1], size[2], delta1);
    weight_gradient(a1, delta2, size[1], size[2], dw2);
    for (int i = 0; i < size[1]; i++)
        w2[i] -= rate * dw2[i];
    weight_gradient(x, delta1, size[0], size[1], dw1);
    for (int i = 0; i < size[0]; i++)
        w1[i] -= rate * dw1[i];
    for (int j = 0; j < size[1]; j++)
        b1[j] -= rate * delta1[j];
    for (int k = 0; k < size[2]; k++)
        b2[k] -= rate * delta2[k];
}
