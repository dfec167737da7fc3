/* loses: TASK 1 = 2; says: "the sums begin with whatever db held before the
 * call: each must begin with 0" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++)
            db[j] += delta[r * columns + j];
}
