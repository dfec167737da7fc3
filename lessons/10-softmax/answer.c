double log_sum_exp(const double *z, int n)
{
    double m = z[0], sum = 0;
    for (int j = 1; j < n; j++)
        m = fmax(m, z[j]);
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    return m + log(sum);
}

double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e += y[j] * (all - z[j]);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - all) - y[j];
    return e;
}

int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = j == label[r];
        strange += label[r] < 0 || label[r] >= classes;
    }
    return strange;
}

void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}

void log_softmax_forward(tg_tensor *y)
{
    const tg_tensor *z = y->in[0];
    const int axis = axis_of(y);
    const size_t n = (size_t)z->shape.dim[axis];
    size_t step = 1;
    for (int a = axis + 1; a < z->shape.rank; a++)
        step *= (size_t)z->shape.dim[a];
    for (size_t i = 0; i < z->count; i++) {
        if (i / step % n != 0)
            continue;
        double m = z->data[i], sum = 0;
        for (size_t j = i; j < i + n * step; j += step)
            m = fmax(m, z->data[j]);
        for (size_t j = i; j < i + n * step; j += step)
            sum += exp(z->data[j] - m);
        for (size_t j = i; j < i + n * step; j += step)
            y->data[j] = z->data[j] - m - log(sum);
    }
}

tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *p = tg_exp(y);
    tg_tensor *arrived = tg_sum(dy, axis_of(y), true);
    return tg_sub(dy, tg_mul(p, arrived));
}
