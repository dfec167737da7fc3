/* loses: TASK 8 = 4, TASK 9 = 3; says: "z is uniform, and its size less than
 * `size`: draw it with normal(rng)" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        const double z = size * (2 * uniform(rng) - 1), y = f(z);
        sum += y * y;
    }
    return sqrt(sum / n) / size;
}
