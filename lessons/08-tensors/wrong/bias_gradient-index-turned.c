/* loses: TASK 1 = 2; says: "delta is read at j * columns + r: that exchanges
 * rows and columns. delta_rj is delta[r * columns + j]" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int j = 0; j < columns; j++)
        db[j] = 0;
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++)
            db[j] += delta[j * columns + r];
}
