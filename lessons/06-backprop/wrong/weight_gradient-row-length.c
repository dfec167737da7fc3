/* loses: TASK 5 = 5, TASK 6 = 6; says: "outside of dw: its rows have `units`
 * numbers, so dw_ij is dw[i * units + j]" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * inputs + j] = a[i] * delta[j];
}
