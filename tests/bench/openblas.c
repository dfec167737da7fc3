/* The same MNIST job without a graph: 784-128-10, batch 128, Adam, written by
 * hand over OpenBLAS. A peer of lesson 13 for make bench-peers.
 *
 *   openblas FOLDER EPOCHS         FOLDER holds the four MNIST files
 *   openblas                       its matrix product alone, as GFLOP/s */
#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { IN = 784, HIDDEN = 128, OUT = 10, BATCH = 128 };

/* W1, b1, W2, b2 in one array, and so for gradients and for Adam's means. */
enum {
    B1 = IN * HIDDEN,
    W2 = B1 + HIDDEN,
    B2 = W2 + HIDDEN * OUT,
    NUMBERS = B2 + OUT
};
static float w[NUMBERS], g[NUMBERS], m[NUMBERS], v[NUMBERS];
static float x[BATCH * IN], h[BATCH * HIDDEN], p[BATCH * OUT];
static float dh[BATCH * HIDDEN];

static unsigned char *read_file(const char *folder, const char *name,
                                long header, long *bytes)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "cannot open %s\n", path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    *bytes = ftell(file) - header;
    fseek(file, header, SEEK_SET);
    unsigned char *data = malloc((size_t)*bytes);
    if (!data || fread(data, 1, (size_t)*bytes, file) != (size_t)*bytes)
        exit(1);
    fclose(file);
    return data;
}

static unsigned long long state = 1;

static double uniform(void)
{
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (double)(state >> 11) / 9007199254740992.0;
}

/* p = softmax(relu(x W1 + b1) W2 + b2) for n rows. */
static void forward(int n)
{
    for (int i = 0; i < n; i++)
        memcpy(h + i * HIDDEN, w + B1, HIDDEN * sizeof *h);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, HIDDEN, IN, 1, x,
                IN, w, HIDDEN, 1, h, HIDDEN);
    for (int i = 0; i < n * HIDDEN; i++)
        h[i] = h[i] > 0 ? h[i] : 0;
    for (int i = 0; i < n; i++)
        memcpy(p + i * OUT, w + B2, OUT * sizeof *p);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, OUT, HIDDEN, 1, h,
                HIDDEN, w + W2, OUT, 1, p, OUT);
    for (int i = 0; i < n; i++) {
        float *row = p + i * OUT, max = row[0], sum = 0;
        for (int j = 1; j < OUT; j++)
            max = row[j] > max ? row[j] : max;
        for (int j = 0; j < OUT; j++)
            sum += row[j] = expf(row[j] - max);
        for (int j = 0; j < OUT; j++)
            row[j] /= sum;
    }
}

static void column_sums(int n, int columns, const float *d, float *sum)
{
    memset(sum, 0, (size_t)columns * sizeof *sum);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < columns; j++)
            sum[j] += d[i * columns + j];
}

static void backward(int n, const unsigned char *label, const size_t *order)
{
    for (int i = 0; i < n; i++) {
        p[i * OUT + label[order[i]]] -= 1;
        for (int j = 0; j < OUT; j++)
            p[i * OUT + j] /= (float)n;
    }
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, HIDDEN, OUT, n, 1, h,
                HIDDEN, p, OUT, 0, g + W2, OUT);
    column_sums(n, OUT, p, g + B2);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, n, HIDDEN, OUT, 1, p,
                OUT, w + W2, OUT, 0, dh, HIDDEN);
    for (int i = 0; i < n * HIDDEN; i++)
        dh[i] = h[i] > 0 ? dh[i] : 0;
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, IN, HIDDEN, n, 1, x,
                IN, dh, HIDDEN, 0, g, HIDDEN);
    column_sums(n, HIDDEN, dh, g + B1);
}

static void adam(int step)
{
    const float rate = 0.001f * sqrtf(1 - powf(0.999f, (float)step)) /
                       (1 - powf(0.9f, (float)step));
    for (int i = 0; i < NUMBERS; i++) {
        m[i] += (g[i] - m[i]) * 0.1f;
        v[i] += (g[i] * g[i] - v[i]) * 0.001f;
        w[i] -= rate * m[i] / (sqrtf(v[i]) + 1e-7f);
    }
}

static void gather(int n, const unsigned char *images, const size_t *order)
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < IN; j++)
            x[i * IN + j] = (float)images[order[i] * IN + (size_t)j] / 255;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Median of nine runs, as make bench does it. */
static void products(void)
{
    static const int shape[][4] = {
        {128, 128, 784, 0}, {784, 128, 128, 1},    {128, 10, 128, 0},
        {512, 512, 512, 0}, {1024, 1024, 1024, 0}, {2048, 2048, 2048, 0}};
    for (size_t s = 0; s < sizeof shape / sizeof *shape; s++) {
        const int rows = shape[s][0], columns = shape[s][1];
        const int depth = shape[s][2], turned = shape[s][3];
        const double work = 2.0 * rows * columns * depth;
        const int times = 1 + (int)(2e8 / work);
        float *a = calloc((size_t)(rows * depth), sizeof *a);
        float *b = calloc((size_t)(depth * columns), sizeof *b);
        float *c = calloc((size_t)(rows * columns), sizeof *c);
        double runs[9];
        for (int r = -1; r < 9; r++) {
            const double start = seconds();
            for (int i = 0; i < times; i++)
                cblas_sgemm(CblasRowMajor, turned ? CblasTrans : CblasNoTrans,
                            CblasNoTrans, rows, columns, depth, 1, a,
                            turned ? rows : depth, b, columns, 0, c, columns);
            if (r >= 0)
                runs[r] = 1e-9 * work * times / (seconds() - start);
        }
        qsort(runs, 9, sizeof *runs, by_size);
        printf("  %4d x %4d x %4d %s %8.1f GFLOP/s\n", rows, depth, columns,
               turned ? "(A^T)" : "     ", runs[4]);
        free(a), free(b), free(c);
    }
}

int main(int argc, char **argv)
{
    long bytes, samples, tests;
    if (argc == 1) {
        products();
        return 0;
    }
    if (argc != 3)
        return 2;
    unsigned char *images = read_file(argv[1], "train-images-idx3-ubyte", 16,
                                      &bytes);
    unsigned char *labels = read_file(argv[1], "train-labels-idx1-ubyte", 8,
                                      &samples);
    unsigned char *t_images = read_file(argv[1], "t10k-images-idx3-ubyte", 16,
                                        &bytes);
    unsigned char *t_labels = read_file(argv[1], "t10k-labels-idx1-ubyte", 8,
                                        &tests);
    size_t *order = malloc((size_t)samples * sizeof *order);
    if (!order)
        return 1;
    for (long i = 0; i < samples; i++)
        order[i] = (size_t)i;
    for (int i = 0; i < B1; i++)
        w[i] = (float)((2 * uniform() - 1) * sqrt(6.0 / (IN + HIDDEN)));
    for (int i = W2; i < B2; i++)
        w[i] = (float)((2 * uniform() - 1) * sqrt(6.0 / (HIDDEN + OUT)));
    for (int epoch = 0, step = 0; epoch < atoi(argv[2]); epoch++) {
        for (long i = samples - 1; i > 0; i--) {
            const long j = (long)(uniform() * (double)(i + 1));
            const size_t held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        for (long at = 0; at < samples; at += BATCH) {
            const int n = samples - at < BATCH ? (int)(samples - at) : BATCH;
            gather(n, images, order + at);
            forward(n);
            backward(n, labels, order + at);
            adam(++step);
        }
    }
    int right = 0;
    for (long i = 0; i < tests; i++)
        order[i] = (size_t)i;
    for (long at = 0; at < tests; at += BATCH) {
        const int n = tests - at < BATCH ? (int)(tests - at) : BATCH;
        gather(n, t_images, order + at);
        forward(n);
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int j = 1; j < OUT; j++)
                if (p[i * OUT + j] > p[i * OUT + best])
                    best = j;
            right += best == t_labels[at + i];
        }
    }
    printf("test accuracy %.2f%%\n", 100.0 * right / (double)tests);
    return 0;
}
