/* loses: TASK 5 = 5, TASK 6 = 6; says: "the rows of dw have another length:
 * each has as many numbers as there are units, and dw_ij is number j of row
 * i" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * inputs + j] = a[i] * delta[j];
}
