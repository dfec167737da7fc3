/* loses: TASK 5 = 5, TASK 6 = 6; says: "the sign is wrong: dw is a_i delta_j.
 * The minus comes in the step: w <- w - rate dw" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * units + j] = -a[i] * delta[j];
}
