/* loses: TASK 1 = 2; says: "one row more is read than there is: r runs from 0
 * to rows - 1" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int j = 0; j < columns; j++)
        db[j] = 0;
    for (int r = 0; r <= rows; r++)
        for (int j = 0; j < columns; j++)
            db[j] += delta[r * columns + j];
}
