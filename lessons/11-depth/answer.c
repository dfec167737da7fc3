/* The answers of lab 11. */
#include <stdbool.h>

void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const bool glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const bool flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}

void delta_back(const double *delta, const double *w, const double *h, int n,
                int units, int out, double *back)
{
    for (int s = 0; s < n; s++)
        for (int i = 0; i < units; i++) {
            const double a = h[s * units + i];
            double sum = 0;
            for (int k = 0; k < out; k++)
                sum += delta[s * out + k] * w[i * out + k];
            back[s * units + i] = sum * (1 - a * a);
        }
}

static bool are_copies(const double *w1, const double *w2, int in, int units,
                       int out, double tolerance, int a, int b)
{
    for (int i = 0; i < in; i++)
        if (fabs(w1[i * units + a] - w1[i * units + b]) > tolerance)
            return false;
    for (int k = 0; k < out; k++)
        if (fabs(w2[a * out + k] - w2[b * out + k]) > tolerance)
            return false;
    return true;
}

int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance)
{
    int distinct = 0;
    for (int j = 0; j < units; j++) {
        bool is_new = true;
        for (int before = 0; before < j; before++)
            if (are_copies(w1, w2, in, units, out, tolerance, before, j))
                is_new = false;
        distinct += is_new;
    }
    return distinct;
}

double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        const double y = f(size * normal(rng));
        sum += y * y;
    }
    return sqrt(sum / n) / size;
}
