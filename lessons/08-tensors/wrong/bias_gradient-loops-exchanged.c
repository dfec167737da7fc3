/* loses: TASK 1 = 2; says: "r runs over as many as there are columns, and j
 * over as many as there are rows: in delta_rj, r is the row" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int j = 0; j < columns; j++)
        db[j] = 0;
    for (int r = 0; r < columns; r++)
        for (int j = 0; j < rows; j++)
            db[j] += delta[r * columns + j];
}
