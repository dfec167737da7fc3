/* loses: TASK 8 = 4, TASK 9 = 3; says: "normal(rng) is divided by `size`: to
 * give it a size, multiply by it" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        const double z = normal(rng) / size, y = f(z);
        sum += y * y;
    }
    return sqrt(sum / n) / size;
}
