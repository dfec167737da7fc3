double central(function *f, double x, double h)
{
    return (f(x + h) - f(x - h)) / (2 * h);
}

bool accepts(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double larger = fmax(fabs(claim), fabs(nudged));
    return fabs(claim - nudged) <= 1e-12 + 1e-6 * larger;
}

void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5;
    for (int i = 0; i < n; i++) {
        const double kept = x[i];
        x[i] = kept + h;
        const double above = f(x, n);
        x[i] = kept - h;
        const double below = f(x, n);
        x[i] = kept;
        g[i] = (above - below) / (2 * h);
    }
}
