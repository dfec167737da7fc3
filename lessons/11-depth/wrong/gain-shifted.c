/* loses: TASK 8 = 4, TASK 9 = 3; says: "`size` is added to normal(rng): z then
 * has the mean `size`. Multiply by it" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        const double z = size + normal(rng), y = f(z);
        sum += y * y;
    }
    return sqrt(sum / n) / size;
}
