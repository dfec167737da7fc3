int record(tape *t, double value, int a, int b, sender *send)
{
    if (t->count == t->room) {
        t->room = t->room > 0 ? 2 * t->room : 16;
        t->entry = realloc(t->entry, (size_t)t->room * sizeof *t->entry);
        if (!t->entry)
            abort();
    }
    t->entry[t->count] = (entry){value, 0, a, b, send};
    return t->count++;
}

void send_mul(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad * t->entry[e.b].value;
    t->entry[e.b].grad += e.grad * t->entry[e.a].value;
}

void send_sub(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad;
    t->entry[e.b].grad -= e.grad;
}

void send_square(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad * 2 * t->entry[e.a].value;
}

void backward(tape *t, int loss)
{
    for (int i = 0; i < t->count; i++)
        t->entry[i].grad = 0;
    t->entry[loss].grad = 1;
    for (int i = loss; i >= 0; i--)
        if (t->entry[i].send)
            t->entry[i].send(t, i);
}

void train_xor(double w[3], double rate, int rounds)
{
    tape t = {0};
    for (int step = 0; step < 4 * rounds; step++) {
        const int p = step / 2 % 2, q = step % 2;
        int at[3];
        t.count = 0;
        for (int i = 0; i < 3; i++)
            at[i] = leaf(&t, w[i]);
        const int wp = mul(&t, at[0], leaf(&t, p));
        const int wq = mul(&t, at[1], leaf(&t, q));
        const int o = square(&t, sub(&t, sub(&t, wp, wq), at[2]));
        const int loss = square(&t, sub(&t, o, leaf(&t, p != q)));
        backward(&t, loss);
        for (int i = 0; i < 3; i++)
            w[i] -= rate * t.entry[at[i]].grad;
    }
    free(t.entry);
}
