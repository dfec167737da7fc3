/* loses: TASK 1 = 2; says: "each db[j] is a mean over the rows: it should
 * be the sum. The bias is added to every row, and from each a gradient comes
 * back" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int j = 0; j < columns; j++)
        db[j] = 0;
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++)
            db[j] += delta[r * columns + j] / rows;
}
