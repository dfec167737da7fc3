/* loses: TASK 1 = 2; says: "this sums along each row: db has a number for
 * each column, and the sum runs over the rows" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int r = 0; r < rows; r++) {
        db[r] = 0;
        for (int j = 0; j < columns; j++)
            db[r] += delta[r * columns + j];
    }
}
