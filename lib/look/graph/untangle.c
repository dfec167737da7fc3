/* Few crossings: each row is sorted by the mean place of its neighbours in the
 * row before (down) or after (up); the best of a few sweeps is kept. Members
 * of a scope stay together in their row. */
#include <stdlib.h>
#include <string.h>

#include "look/graph/layers.h"

enum { SWEEPS = 12 };

/* What a vertex is sorted by: for each scope around it the mean of the
 * scope's members in the row, then its own; equal means by number. */
typedef struct key {
    double mean[TG_SCOPE_DEPTH + 1];
    int id[TG_SCOPE_DEPTH + 1];
    int vertex;
} key;

static int compare(const void *a, const void *b)
{
    const key *p = a, *q = b;
    for (int i = 0; i <= TG_SCOPE_DEPTH; i++) {
        if (p->id[i] == q->id[i])
            continue;
        if (p->mean[i] != q->mean[i])
            return p->mean[i] < q->mean[i] ? -1 : 1;
        if (p->id[i] >= 0 || q->id[i] >= 0)
            return p->id[i] < q->id[i] ? -1 : 1;
        break;
    }
    return p->vertex < q->vertex ? -1 : p->vertex > q->vertex;
}

/* The mean place of v's neighbours above or below; its own without any. */
static double barycentre(const tg_graph_rows *l, int v, bool above)
{
    const int *begin = above ? l->above : l->below;
    const int *list = above ? l->above_list : l->below_list;
    const int *other = above ? l->from : l->to;
    double sum = 0;
    for (int i = begin[v]; i < begin[v + 1]; i++)
        sum += l->place[other[list[i]]];
    const int n = begin[v + 1] - begin[v];
    return n ? sum / n : l->place[v];
}

/* Sums over the members of each scope in a row; cleared after every row. */
typedef struct scope_sums {
    double *sum;
    int *count;
} scope_sums;

static void sort_row(tg_graph_rows *l, int row, bool above, scope_sums s,
                     key *keys)
{
    int *order = l->order + l->start[row];
    const int n = l->start[row + 1] - l->start[row];
    for (int i = 0; i < n; i++) {
        key *k = &keys[i];
        k->vertex = order[i];
        tg_scopes_around(l->graph, l->scope[order[i]], k->id);
        const double own = barycentre(l, order[i], above);
        for (int d = 0; d <= TG_SCOPE_DEPTH; d++) {
            k->mean[d] = own;
            if (d == TG_SCOPE_DEPTH || k->id[d] < 0) {
                k->id[d] = -1 - order[i]; /* alone from here on */
                for (int rest = d + 1; rest <= TG_SCOPE_DEPTH; rest++)
                    k->id[rest] = k->id[d];
                break;
            }
            s.sum[k->id[d]] += own;
            s.count[k->id[d]]++;
        }
    }
    for (int i = 0; i < n; i++)
        for (int d = 0; d <= TG_SCOPE_DEPTH && keys[i].id[d] >= 0; d++)
            keys[i].mean[d] = s.sum[keys[i].id[d]] / s.count[keys[i].id[d]];
    for (int i = 0; i < n; i++)
        for (int d = 0; d <= TG_SCOPE_DEPTH && keys[i].id[d] >= 0; d++)
            s.sum[keys[i].id[d]] = s.count[keys[i].id[d]] = 0;
    qsort(keys, (size_t)n, sizeof *keys, compare);
    for (int i = 0; i < n; i++) {
        order[i] = keys[i].vertex;
        l->place[order[i]] = i;
    }
}

/* ---- crossings ---- */

static int by_number(const void *a, const void *b)
{
    const int *p = a, *q = b;
    return (*p > *q) - (*p < *q);
}

/* Crossings between a row and the next: pairs of pieces in one order above
 * and in the other below. Counted with a tree of sums over the places below
 * (Barth, Juenger, Mutzel 2002). */
static int row_crossings(const tg_graph_rows *l, int row, int *tree, int *ends)
{
    const int n = l->start[row + 2] - l->start[row + 1];
    int crossings = 0, seen = 0;
    memset(tree, 0, (size_t)(n + 2) * sizeof *tree);
    for (int i = l->start[row]; i < l->start[row + 1]; i++) {
        const int v = l->order[i], degree = l->below[v + 1] - l->below[v];
        for (int j = 0; j < degree; j++)
            ends[j] = l->place[l->to[l->below_list[l->below[v] + j]]];
        qsort(ends, (size_t)degree, sizeof *ends, by_number);
        for (int j = 0; j < degree; j++) { /* so far, and further right */
            int left = 0;
            for (int at = ends[j] + 1; at > 0; at -= at & -at)
                left += tree[at];
            crossings += seen - left;
        }
        for (int j = 0; j < degree; j++, seen++)
            for (int at = ends[j] + 1; at <= n; at += at & -at)
                tree[at]++;
    }
    return crossings;
}

static int count_crossings(const tg_graph_rows *l, int *tree, int *ends)
{
    int crossings = 0;
    for (int row = 0; row + 1 < l->layers; row++)
        crossings += row_crossings(l, row, tree, ends);
    return crossings;
}

static void restore(tg_graph_rows *l, const int *order)
{
    memcpy(l->order, order, (size_t)l->vertices * sizeof *order);
    for (int row = 0; row < l->layers; row++)
        for (int i = l->start[row]; i < l->start[row + 1]; i++)
            l->place[l->order[i]] = i - l->start[row];
}

int tg_layers_untangle(tg_graph_rows *l)
{
    const size_t n = (size_t)l->vertices + (size_t)l->pieces + 2;
    const size_t scopes = (size_t)l->graph->scopes + 1;
    key *keys = tg_arena_take(l->memory, n * sizeof *keys);
    int *tree = tg_arena_take(l->memory, n * sizeof *tree);
    int *ends = tg_arena_take(l->memory, n * sizeof *ends);
    int *best = tg_arena_take(l->memory, n * sizeof *best);
    scope_sums s = {tg_arena_take(l->memory, scopes * sizeof *s.sum),
                    tg_arena_take(l->memory, scopes * sizeof *s.count)};
    memset(s.sum, 0, scopes * sizeof *s.sum);
    memset(s.count, 0, scopes * sizeof *s.count);
    int fewest = -1;
    for (int sweep = 0; sweep < SWEEPS && fewest != 0; sweep++) {
        const bool down = sweep % 2 == 0;
        for (int i = 0; i < l->layers; i++)
            sort_row(l, down ? i : l->layers - 1 - i, down, s, keys);
        const int crossings = count_crossings(l, tree, ends);
        if (fewest >= 0 && crossings >= fewest)
            continue;
        fewest = crossings;
        memcpy(best, l->order, (size_t)l->vertices * sizeof *best);
    }
    restore(l, best);
    return fewest > 0 ? fewest : 0;
}
