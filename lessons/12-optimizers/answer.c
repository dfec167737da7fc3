void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] - rate * g[i];
        w[i] += m[i];
    }
}

void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
    }
}

void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    const double corrected = rate * sqrt(1 - pow(BETA2, t)) /
                             (1 - pow(BETA1, t));
    for (int i = 0; i < n; i++) {
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        w[i] -= corrected * m[i] / (sqrt(v[i]) + EPS);
    }
}

double cosine(int step, int warm_up, int steps, double rate, double last)
{
    if (step < warm_up)
        return rate * step / warm_up;
    const int past = step - warm_up;
    if (past >= steps)
        return last;
    const double done = (double)past / steps;
    return last + (rate - last) * (1 + cos(PI * done)) / 2;
}

double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
    const double norm = sqrt(squares);
    if (!isfinite(norm) || norm <= most)
        return norm;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / norm;
    return norm;
}
