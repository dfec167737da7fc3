/* loses: TASK 8 = 4, TASK 9 = 3; says: "the number of samples is too small:
 * the result of 100 is often wrong by 5 in 100 and more, of 100,000 by less
 * than one" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        const double z = size * normal(rng), y = f(z);
        sum += y * y;
    }
    return sqrt(sum / n) / size;
}
