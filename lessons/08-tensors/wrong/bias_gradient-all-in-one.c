/* loses: TASK 1 = 2; says: "every db[j] is the sum of all of delta: column
 * j only belongs there" */
void bias_gradient(const double *delta, int rows, int columns, double *db)
{
    double sum = 0;
    for (int k = 0; k < rows * columns; k++)
        sum += delta[k];
    for (int j = 0; j < columns; j++)
        db[j] = sum;
}
