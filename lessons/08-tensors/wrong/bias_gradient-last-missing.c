/* loses: TASK 1 = 2; says: "the last row is missing from the sums: r runs up
 * to rows - 1, that row included" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int j = 0; j < columns; j++)
        db[j] = 0;
    for (int r = 0; r < rows - 1; r++)
        for (int j = 0; j < columns; j++)
            db[j] += delta[r * columns + j];
}
