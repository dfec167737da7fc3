double neuron(const double *w, const double *x, double b, int n)
{
    double z = b;
    for (int i = 0; i < n; i++)
        z += w[i] * x[i];
    return z > 0 ? 1 : 0;
}

bool learn_corner(double w[2], double *b, const double x[2], double target)
{
    const double error = target - neuron(w, x, *b, 2);
    for (int j = 0; j < 2; j++)
        w[j] += error * x[j];
    *b += error;
    return error != 0;
}

/* The slowest of the 14 needs 6 epochs; 100 are sure. */
bool separable(const double target[4])
{
    double w[2] = {0, 0}, b = 0;
    for (int epoch = 0; epoch < 100; epoch++) {
        int wrong = 0;
        for (int i = 0; i < 4; i++)
            wrong += learn_corner(w, &b, corners[i], target[i]);
        if (wrong == 0)
            return true;
    }
    return false;
}
