/* loses: TASK 1 = 2; says: "the first row is missing from the sums: in C, rows
 * are counted from 0" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int j = 0; j < columns; j++)
        db[j] = 0;
    for (int r = 1; r < rows; r++)
        for (int j = 0; j < columns; j++)
            db[j] += delta[r * columns + j];
}
