/* loses: TASK 1 = 2; says: "one sum runs on from column to column: set it
 * back to 0 for each j" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    double sum = 0;
    for (int j = 0; j < columns; j++) {
        for (int r = 0; r < rows; r++)
            sum += delta[r * columns + j];
        db[j] = sum;
    }
}
