/* loses: TASK 1 = 2; says: "db is the first row of delta: db_j is a sum
 * over all rows" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    (void)rows;
    for (int j = 0; j < columns; j++)
        db[j] = delta[j];
}
