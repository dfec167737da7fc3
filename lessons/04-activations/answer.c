double sigmoid_slope(double a)
{
    return a * (1 - a);
}

double tanh_slope(double a)
{
    return 1 - a * a;
}

double leaky_slope(double z, double s)
{
    return z > 0 ? 1 : s;
}

int dead_units(const double *z, int samples, int units)
{
    int dead = 0;
    for (int j = 0; j < units; j++) {
        int passing = 0;
        for (int i = 0; i < samples; i++)
            passing += z[i * units + j] > 0;
        dead += passing == 0;
    }
    return dead;
}

double through(const double *w, const double *z, int depth)
{
    double left = 1;
    for (int i = 0; i < depth; i++)
        left *= w[i] * sigmoid_slope(sigmoid(z[i]));
    return left;
}
