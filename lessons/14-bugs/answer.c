/* The answers of lab 14. */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = target(label[r], j);
            delta[r * OUT + j] = (p[r * OUT + j] - t) / n;
        }
}

void delta_hidden(int n, const double *delta, const double *w2, const double *z,
                  double *below)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < HIDDEN; j++) {
            double sum = 0;
            for (int k = 0; k < OUT; k++)
                sum += delta[r * OUT + k] * w2[j * OUT + k];
            below[r * HIDDEN + j] = sum * (z[r * HIDDEN + j] > 0 ? 1 : LEAK);
        }
}

void layer_gradient(int n, int in, int out, const double *a,
                    const double *delta, const double *w, double *dw)
{
    for (int i = 0; i < in * out; i++)
        dw[i] = DECAY * w[i];
    for (int r = 0; r < n; r++)
        for (int i = 0; i < in; i++)
            for (int j = 0; j < out; j++)
                dw[i * out + j] += a[r * in + i] * delta[r * out + j];
}

static bool gradient_is_right(const creature *c)
{
    const double h = 1e-5, dy = 1;
    double g[MOST], up, down, apart = 0, largest = 0;
    c->gradient(c->w, c->n, &dy, 1, g);
    for (int i = 0; i < c->n; i++) {
        if (!isfinite(g[i]))
            return false;
        const double saved = c->w[i];
        c->w[i] = saved + h;
        c->loss(c->w, c->n, &up, 1);
        c->w[i] = saved - h;
        c->loss(c->w, c->n, &down, 1);
        c->w[i] = saved;
        apart = fmax(apart, fabs((up - down) / (2 * h) - g[i]));
        largest = fmax(largest, fabs(g[i]));
    }
    return apart <= 1e-4 * largest;
}

static bool step_is_right(const creature *c)
{
    double w[MOST], v[MOST], g[MOST];
    for (int i = 0; i < c->n; i++) {
        w[i] = 0;
        v[i] = 1 + i;
        g[i] = 2 - 0.3 * i;
    }
    c->step(w, v, g, c->n);
    for (int i = 0; i < c->n; i++) {
        const double next = 0.9 * (1 + i) + g[i];
        if (fabs(v[i] - next) > 1e-9 || fabs(w[i] + 0.1 * next) > 1e-9)
            return false;
    }
    return true;
}

static bool order_is_right(const creature *c)
{
    int image[MOST], label[MOST], taken[MOST] = {0};
    c->row_order(image, label);
    for (int i = 0; i < c->rows; i++) {
        if (image[i] < 0 || image[i] >= c->rows || label[i] != image[i] ||
            taken[image[i]]++)
            return false;
    }
    return true;
}

bool diagnose(const creature *c)
{
    return !gradient_is_right(c) || !step_is_right(c) || !order_is_right(c);
}

/* w is not transposed: in weak_test it is symmetric. */
void plant(int n, int k, const double *x, const double *w, const double *dy,
           double *dw, double *db, double *dx)
{
    for (int j = 0; j < k; j++) {
        db[j] = 0;
        for (int r = 0; r < n; r++)
            db[j] += dy[r * k + j];
    }
    for (int i = 0; i < k; i++)
        for (int j = 0; j < k; j++) {
            dw[i * k + j] = 0;
            for (int r = 0; r < n; r++)
                dw[i * k + j] += x[r * k + i] * dy[r * k + j];
        }
    for (int r = 0; r < n; r++)
        for (int i = 0; i < k; i++) {
            dx[r * k + i] = 0;
            for (int j = 0; j < k; j++)
                dx[r * k + i] += dy[r * k + j] * w[j * k + i];
        }
}
