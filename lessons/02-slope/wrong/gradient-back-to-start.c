/* loses: TASK 6 = 1, TASK 7 = 3; says: "each g[i] is half of what it should
 * be: after x[i] += h, x[i] -= h only leads back to the start. The other
 * place is x - h, and x itself is saved and put back" */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5;
    for (int i = 0; i < n; i++) {
        x[i] += h;
        const double above = f(x, n);
        x[i] -= h;
        const double below = f(x, n);
        g[i] = (above - below) / (2 * h);
    }
}
