/* loses: TASK 5 = 5, TASK 6 = 6; says: "dw lacks a_i: this is delta_j, which
 * is db. They are equal only where the input is 1" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    (void)a;
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * units + j] = delta[j];
}
