void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0569;
    number[2] = -0.1058;
    number[3] = 0.1707;
}

void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = (a[j] - y[j]) * a[j] * (1 - a[j]);
}

void hidden_delta(const double *w, const double *next, const double *a,
                  int units, int next_units, double *delta)
{
    for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int k = 0; k < next_units; k++)
            sum += w[j * next_units + k] * next[k];
        delta[j] = sum * a[j] * (1 - a[j]);
    }
}

void weight_gradient(const double *a, const double *delta, int inputs,
                     int units, double *dw)
{
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < units; j++)
            dw[i * units + j] = a[i] * delta[j];
}

/* w <- w - rate dw, for count numbers. */
static void move(double *w, const double *dw, int count, double rate)
{
    for (int i = 0; i < count; i++)
        w[i] -= rate * dw[i];
}

void step(const double *x, const double *y, double *w1, double *b1, double *w2,
          double *b2, const int size[3], double rate)
{
    double a1[MOST], a2[MOST], delta1[MOST], delta2[MOST];
    double dw1[MOST * MOST], dw2[MOST * MOST];
    layer(x, w1, b1, size[0], size[1], a1);
    layer(a1, w2, b2, size[1], size[2], a2);
    output_delta(a2, y, size[2], delta2);
    hidden_delta(w2, delta2, a1, size[1], size[2], delta1);
    weight_gradient(a1, delta2, size[1], size[2], dw2);
    weight_gradient(x, delta1, size[0], size[1], dw1);
    move(w1, dw1, size[0] * size[1], rate);
    move(b1, delta1, size[1], rate);
    move(w2, dw2, size[1] * size[2], rate);
    move(b2, delta2, size[2], rate);
}
