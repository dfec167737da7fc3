/* loses: TASK 1 = 2; says: "delta is read as if it lay in memory column
 * after column, at j * rows + r: it lies row after row" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int j = 0; j < columns; j++)
        db[j] = 0;
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++)
            db[j] += delta[j * rows + r];
}
