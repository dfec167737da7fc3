int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = order[*at + i];
    *at += count;
    return count;
}

void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count; i++)
        sum[i] += g[i] * n / total;
}

void shuffle(int *order, int n, int (*below)(int k))
{
    for (int last = n - 1; last > 0; last--) {
        const int drawn = below(last + 1), was = order[last];
        order[last] = order[drawn];
        order[drawn] = was;
    }
}

void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        add_gradient(sum, w->grad->data, PARAMS, to - from, n);
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
