static double sigmoid(double z)
{
    return 1 / (1 + exp(-z));
}

double descend(double (*slope)(double v), double v, double rate, int steps)
{
    for (int i = 0; i < steps; i++)
        v -= rate * slope(v);
    return v;
}

double dz_squared_error(double z, double y)
{
    const double a = sigmoid(z);
    return (a - y) * a * (1 - a);
}

double dz_cross_entropy(double z, double y)
{
    return sigmoid(z) - y;
}

void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < steps; i++) {
        tg_tensor *product = tg_mul(w, x);
        tg_tensor *a = tg_sigmoid(tg_add(product, b));
        tg_backward(tg_bce(a, y));
        tg_descend(w, rate);
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}

double largest_stable_rate(double c)
{
    return 2 / c;
}
