/* loses: TASK 5 = 5, TASK 6 = 6; says: "dw is added to, but it did not start
 * at 0: for one sample dw_ij = a_i delta_j, written once" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * units + j] += a[i] * delta[j];
}
