/* loses: TASK 5 = 5, TASK 6 = 6; says: "a_j is used for a_i: dw_ij = a_i
 * delta_j, with the value of the layer below, where the weight begins" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * units + j] = a[j] * delta[j];
}
