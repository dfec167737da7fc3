/* loses: TASK 5 = 5, TASK 6 = 6; says: "the numbers are right but in the wrong
 * places: dw is laid out like w, a row for each input i, and in it a number
 * for each unit j" */
void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[j * inputs + i] = a[i] * delta[j];
}
