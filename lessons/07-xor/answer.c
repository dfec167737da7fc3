/* The answers of lab 07. */
#include <string.h>

void xor_by_hand(double w[17])
{
    /* Unit 0 is OR, unit 1 is AND. XOR: OR, and not AND. */
    const double chosen[17] = {20,  20, 0, 0,  20,  20, 0, 0,  -10,
                               -30, 0,  0, 20, -20, 0,  0, -10};
    memcpy(w, chosen, sizeof chosen);
}

void backward(const double *w, int n, const double *x, const double *y,
              double *g)
{
    memset(g, 0, 17 * sizeof *g);
    for (int s = 0; s < n; s++) {
        double h[4];
        const double z = forward(w, x + 2 * s, h);
        const double out = (sigmoid(z) - y[s]) / n;
        g[16] += out;
        for (int j = 0; j < 4; j++) {
            const double hidden = w[12 + j] * out * h[j] * (1 - h[j]);
            g[12 + j] += h[j] * out;
            g[8 + j] += hidden;
            g[j] += x[2 * s] * hidden;
            g[4 + j] += x[2 * s + 1] * hidden;
        }
    }
}

double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(start, steps, z);
        solved += z[0] <= 0 && z[1] > 0 && z[2] > 0 && z[3] <= 0;
    }
    return (double)solved / starts;
}

bool all_equal_units(const double w[17])
{
    for (int first = 0; first < 16; first += 4)
        for (int j = 1; j < 4; j++)
            if (w[first + j] != w[first])
                return false;
    return true;
}
