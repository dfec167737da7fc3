/* loses: TASK 5 = 5, TASK 6 = 6; says: "this is a_j delta_i: the two letters
 * are swapped. The weight begins at i, in the layer below, and ends at j:
 * dw_ij = a_i delta_j" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * units + j] = a[j] * delta[i];
}
