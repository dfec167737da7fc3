double train_step(tg_tensor *const p[4], tg_tensor *x, tg_tensor *y,
                  tg_optimizer *optimizer)
{
    const tg_mark start = tg_tape_mark(x->tape);
    tg_tensor *h = tg_relu(tg_add(tg_matmul(x, p[0]), p[1]));
    tg_tensor *z = tg_add(tg_matmul(h, p[2]), p[3]);
    tg_tensor *error = tg_softmax_cross_entropy(z, y);
    tg_backward(error);
    const double value = tg_item(error);
    tg_optimizer_step(optimizer);
    tg_rewind(x->tape, start);
    return value;
}

/* The class of the largest of a row; -1 where one is NaN. */
static int answer_of(const double *row, int classes)
{
    int best = 0;
    for (int k = 0; k < classes; k++) {
        if (isnan(row[k]))
            return -1;
        if (row[k] > row[best])
            best = k;
    }
    return best;
}

double accuracy(const double *out, const int *label, int n, int classes)
{
    int right = 0;
    for (int i = 0; i < n; i++)
        right += answer_of(out + i * classes, classes) == label[i];
    return (double)right / n;
}

void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < classes * classes; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        if (answer[i] >= 0)
            count[classes * label[i] + answer[i]]++;
}

void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : uniform() < p ? 0 : 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}

void dropout_back(const double *dy, const double *mask, int n, double *dx)
{
    for (int i = 0; i < n; i++)
        dx[i] = dy[i] * mask[i];
}

static double ink_of(double grey)
{
    const double ink = 1 - grey / 255;
    return ink < 0.3 ? 0 : ink;
}

static double ink_at(const double *grey, int width, int height, double x,
                     double y)
{
    return x >= 0 && y >= 0 && x < width && y < height
               ? ink_of(grey[width * (int)y + (int)x])
               : 0;
}

void to_pixels(const double *grey, int width, int height, double *pixels)
{
    double left = width, right = 0, top = height, bottom = 0;
    double mass = 0, mx = 0, my = 0;
    for (int i = 0; i < width * height; i++) {
        const int column = i % width, row = i / width;
        const double ink = ink_of(grey[i]);
        if (ink == 0)
            continue;
        left = fmin(left, column), right = fmax(right, column + 1);
        top = fmin(top, row), bottom = fmax(bottom, row + 1);
        mass += ink;
        mx += ink * (column + 0.5);
        my += ink * (row + 0.5);
    }
    const double s = 20 / fmax(right - left, bottom - top);
    for (int i = 0; i < 28 * 28; i++) {
        pixels[i] = 0;
        for (int k = 0; k < 16 && mass > 0; k++) {
            const double u = i % 28 + (k % 4 + 0.5) / 4;
            const double v = i / 28 + (k / 4 + 0.5) / 4;
            const double x = mx / mass + (u - 14) / s;
            const double y = my / mass + (v - 14) / s;
            pixels[i] += ink_at(grey, width, height, x, y) / 16;
        }
    }
}
