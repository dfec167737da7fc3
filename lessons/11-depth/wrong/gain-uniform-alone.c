/* loses: TASK 8 = 4, TASK 9 = 3; says: "z is uniform from -1 to 1: it should
 * be normal, and of the size `size`" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        const double z = 2 * uniform(rng) - 1, y = f(z);
        sum += y * y;
    }
    return sqrt(sum / n) / size;
}
