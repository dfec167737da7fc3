/* loses: TASK 5 = 5, TASK 6 = 6; says: "f'(z) is in delta already: dw_ij is
 * a_i times delta_j, and no more" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * units + j] = a[i] * (1 - a[i]) * delta[j];
}
