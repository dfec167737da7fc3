/* loses: TASK 1 = 2; says: "only the last row is left in db: with = each
 * row overwrites the one before. Gradients add up" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < columns; j++)
            db[j] = delta[r * columns + j];
}
