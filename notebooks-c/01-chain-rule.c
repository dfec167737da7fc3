/* %% [markdown]
# The chain rule on a graph

A parameter may reach the loss along many paths. The chain rule says what its
gradient is then: multiply the slopes along each path, and add the products.
That is easy to say and expensive to do, for there may be more paths than
anyone can walk. A backward pass does not walk them. This notebook takes a
gradient apart path by path, and then looks at what the tape does instead.
*/
// %% includes Includes
#include <math.h>
#include <stdio.h>

#include "nb.h"

/* %% [markdown]
The example is one number, computed in five small steps from a parameter w and
an input x:

```text
a = w · x      b = w²      c = a · b      d = c − a      L = d²
```

w is used twice, and so is a. Each call below computes a number and writes
itself on the *tape*, as one *entry*. The function keeps the entries in an
array, so that we can ask them for more than their values.
*/
// %% expression Five ops
enum { W, A, B, C, D, LOSS, ENTRIES };
static const char *const NAME[] = {"w", "a", "b", "c", "d", "L"};

static void expression(tg_tape *tape, tg_tensor *e[ENTRIES])
{
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){0.5});
    e[W] = tg_param_scalar(tape, NAME[W], 2);
    e[A] = tg_named(tg_mul(e[W], x), NAME[A]);
    e[B] = tg_named(tg_square(e[W]), NAME[B]);
    e[C] = tg_named(tg_mul(e[A], e[B]), NAME[C]);
    e[D] = tg_named(tg_sub(e[C], e[A]), NAME[D]);
    e[LOSS] = tg_named(tg_square(e[D]), NAME[LOSS]);
}

/* %% [markdown]
Without the names in between it is L = (w³x − wx)², a plain function of w. It
will be a witness that knows nothing of tapes.
*/
// %% formula The same as a formula
static double formula(double w)
{
    const double x = 0.5, d = w * w * w * x - w * x;
    return d * d;
}

int main(void)
{
    /* %% [markdown]
    Here is the graph, with w = 2 and x = 0.5. Look for the ways from w down to
    L. (A leaf is drawn next to each of its uses: w has two boxes.)
    */
    // %% graph The graph
    tg_tape *tape = tg_tape_new();
    tg_tensor *e[ENTRIES];
    expression(tape, e);
    nb_graph(e[LOSS]);

    /* %% [markdown]
    There are three ways: w → a → c, w → b → c, and w → a straight to d. Each
    edge has a slope: how fast the lower number changes with the upper one,
    all else held fixed. These are school derivatives, one op at a time:

    | edge | w → a | w → b | a → c | b → c | c → d | a → d | d → L |
    |---|---|---|---|---|---|---|---|
    | slope | x | 2w | b | a | 1 | −1 | 2d |

    We multiply along each path and add.
    */
    // %% byhand One path after the other
    const double w = 2, x = 0.5, a = w * x, b = w * w, d = a * b - a;
    const double p1 = x * b * 1 * (2 * d);
    const double p2 = 2 * w * a * 1 * (2 * d);
    const double p3 = x * -1 * (2 * d);
    printf("w -> a -> c -> d -> L   %g * %g * 1 * %g = %3g\n", x, b, 2 * d, p1);
    printf("w -> b -> c -> d -> L   %g * %g * 1 * %g   = %3g\n", 2 * w, a,
           2 * d, p2);
    printf("w -> a -> d -> L        %g * -1 * %g    = %3g\n", x, 2 * d, p3);
    printf("their sum                                 %3g\n", p1 + p2 + p3);

    /* %% [markdown]
    There are three witnesses for this sum. The tape: `tg_backward` leaves
    ∂L/∂w in `w->grad`. Nudging: the formula a little to both sides of w. And a
    search for paths: `tg_reasons_of` finds them in the graph and lists them,
    the largest product first.
    */
    // %% witnesses Three witnesses
    const double h = 1e-5;
    tg_reasons why;
    tg_backward(e[LOSS]);
    if (!tg_reasons_of(e[LOSS], e[W], 0, 10, &why))
        return 1;
    printf("backward         %8.4f\n", tg_item(e[W]->grad));
    printf("nudging          %8.4f\n",
           (formula(w + h) - formula(w - h)) / (2 * h));
    printf("sum of %d paths   %8.4f   =", why.paths, why.sum);
    for (int i = 0; i < why.paths; i++)
        printf(" %+g", why.path[i].product);
    printf("\n");
    tg_reasons_free(&why);

    /* %% [markdown]
    All say 33. But backward has not walked three paths. All three end with the
    factor 6, and that was computed once. The tape keeps a record of each
    step. An entry y, at which dy = ∂L/∂y has arrived, sends to one of its
    inputs dy times the slope of that edge. What arrives at an input is added
    up. We print the records: who sends, what (dy first), to whom, and the
    total there.
    */
    // %% records What one backward step does
    for (size_t i = 1; i < tape->records; i++) {
        const tg_backward_record *r = &tape->record[i];
        char rule[40];
        tg_rule_numbers(tape, r, rule, sizeof rule);
        printf("%s sends %-11s = %2g to %s, where the total is %2g\n",
               tape->entry[r->y]->name, rule,
               tg_item(tape->entry[r->contribution]),
               tape->entry[r->target]->name, tg_item(tape->entry[r->total]));
    }

    /* %% [markdown]
    Seven edges, seven steps. a has received −6 from d and 24 from c; it waits
    until both are there and then sends on their sum. So two paths travel as
    one from a to w, and 18 · 0.5 = 9 is 12 − 3. This is the whole idea:
    **where paths meet, add first, then multiply once.** The tape need not
    plan for that. An entry comes after all it was made from, so whoever reads
    the tape from its end has met all users of a before a.

    In the HTML page you can walk through it: arrow keys, or the slider.
    */
    // %% replay The two passes, step by step
    nb_replay(e[LOSS], NULL);

    /* %% [markdown]
    The products were computed by ops, so they are entries, too. The
    graph of both passes shows them after L.
    */
    // %% both Both passes
    nb_graph(e[LOSS], .part = TG_PART_BOTH);

    /* %% [markdown]
    Since ∂L/∂w is an entry with a graph of its own, it can be differentiated
    again. By hand, with d = w³x − wx, d′ = 3w²x − x and d″ = 6wx, the second
    derivative is 2d′² + 2d d″.
    */
    // %% again The gradient of the gradient
    const double d1 = 3 * w * w * x - x, d2 = 6 * w * x;
    tg_tensor *second = tg_grad(e[W]->grad, e[W]);
    printf("by hand %.4f, tape %.4f\n", 2 * d1 * d1 + 2 * d * d2,
           tg_item(second));

    /* %% [markdown]
    Now take the other order of multiplication. Begin at w, and ask of each
    entry how fast it changes when w moves with speed 1. That is *forward mode*.
    By hand: a moves with 0.5 and b with 4, so c = a · b moves with
    0.5 · 4 + 1 · 4 = 6. The tape's answer is `tg_jvp`. (It is made of two
    backward passes, which is a trick; the number is the same.)

    So an entry y has two numbers. Its speed is the sum over all paths from w
    to y. Its gradient is the sum over all paths from y to L. What is their
    product?
    */
    // %% through Two numbers for each entry
    tg_tensor *one = tg_scalar(tape, 1);
    printf("     value   speed dy/dw   gradient dL/dy   product\n");
    for (int i = W; i < ENTRIES; i++) {
        tg_tensor *speed = i == W ? one : tg_jvp(e[i], 1, &e[W], &one);
        const double v = tg_item(speed), g = tg_item(e[i]->grad);
        printf("%s  %8g  %12g   %14g  %8g\n", NAME[i], tg_item(e[i]), v, g,
               v * g);
    }

    /* %% [markdown]
    The product is the share of the paths that pass through y. a carries
    12 − 3 = 9 and b carries 24, together 33: every path passes one of the two.
    c carries 12 + 24 = 36, more than the whole, for the third path goes around
    it with −3. At L the speed is 33, and at w the gradient is 33. Both orders
    multiply the same slopes. But the speeds are about one parameter, w, and
    another one would need all of them again. The gradients are about one loss,
    and serve every parameter that reaches it.

    Now for many paths. At each rung of a ladder, h becomes h + h. Each rung
    offers two edges, so n rungs have 2ⁿ paths. All slopes are 1 and so is each
    product: the gradient *counts the paths*. And the steps?
    */
    // %% ladder A ladder
    enum { RUNGS = 60 };
    double rungs[RUNGS], paths[RUNGS], steps[RUNGS];
    for (int n = 1; n <= RUNGS; n++) {
        tg_mark start = tg_tape_mark(tape);
        tg_tensor *foot = tg_param_scalar(tape, "foot", 1), *top = foot;
        for (int i = 0; i < n; i++)
            top = tg_add(top, top);
        const size_t before = tape->records;
        tg_backward(top);
        rungs[n - 1] = n;
        paths[n - 1] = tg_item(foot->grad);
        steps[n - 1] = (double)(tape->records - before - 1);
        if (n == 3)
            nb_graph(top, .unfolded = true);
        tg_rewind(tape, start);
    }
    for (int n = 10; n <= RUNGS; n += 25)
        printf("%2d rungs: %.4g paths, %g backward steps\n", n, paths[n - 1],
               steps[n - 1]);
    printf("60 rungs at 10^9 paths a second: %.1f years\n",
           paths[RUNGS - 1] / 1e9 / (365.25 * 24 * 3600));

    /* %% [markdown]
    60 rungs have 120 edges, and 120 steps are taken: one for each edge, never
    one for each path. Walking the paths would take 36.5 years. On a logarithmic
    axis their number is a straight line, and the steps stay at the bottom.
    */
    // %% growth Paths and steps
    tg_plot *plot = tg_plot_new("Many paths, one sweep", "rungs", NULL);
    tg_plot_line(plot, "paths", RUNGS, rungs, paths);
    tg_plot_line(plot, "backward steps", RUNGS, rungs, steps);
    tg_plot_log_y(plot, true);
    nb_plot(plot);
    tg_plot_free(plot);

    /* %% [markdown]
    Last come many parameters. A chain h ← tanh(wᵢ h) has one in each of its n
    links. How many entries does a backward pass record, for all n slopes? And
    how many does nudging, which needs one more forward pass for each slope?
    The chain's leaves are not counted; of backward, all that it records is.
    */
    // %% chain The cost of a chain
    double links[7], sweep[7], nudging[7];
    printf("  n   forward   backward   back / forward   nudging\n");
    for (int i = 0; i < 7; i++) {
        const int n = 2 + 10 * i, from = tape->count;
        tg_tensor *top = tg_scalar(tape, 1);
        for (int k = 0; k < n; k++)
            top = tg_tanh(tg_mul(tg_param_scalar(tape, "w", 0.9), top));
        const int forward = tape->count - from - n - 1, end = tape->count;
        tg_backward(top);
        links[i] = n;
        sweep[i] = tape->count - end;
        nudging[i] = (double)n * forward;
        printf("%3d  %8d  %9g  %15.2f  %8g\n", n, forward, sweep[i],
               sweep[i] / forward, nudging[i]);
    }
    plot = tg_plot_new("Entries for n slopes", "n", NULL);
    tg_plot_line(plot, "nudging", 7, links, nudging);
    tg_plot_line(plot, "backward", 7, links, sweep);
    nb_plot(plot);
    tg_plot_free(plot);
    tg_tape_free(tape);
    return 0;
}

/* %% [markdown]
A link costs 2 entries on the way to the loss and 6 on the way back: 4 for the
rule of tanh, a constant 1 among them, and 2 for that of the product. (The
innermost product sends to its w only, one entry less; the 1 that backward
begins with makes up for it.) So backward costs 3 times the forward
pass, whatever n is. Nudging costs n times the forward pass. For two parameters
it is the cheaper of the two, 8 entries against 12. For 62 it records 7688
against 372. The article's network has (784 + 1) · 128 + (128 + 1) · 10 =
101,770 parameters.

So a gradient is a sum over paths, and backward never sees a path: it takes one
step for each edge, and adds where paths meet.

## Try next

1. Let d be `tg_add(e[C], e[B])`. Which path goes, which is new? The sum is
   160: find its three products by hand, then change `formula` to fit.
2. Give the rungs slopes: `top = tg_add(top, tg_mul_scalar(top, 0.5))`. The
   gradient is 1.5ⁿ now. How many steps does a rung take?
3. Let d be `tg_sub(e[C], tg_detach(e[A]))`. One of the three witnesses does
   not follow. Which, and why is it the one to believe?
4. Replace tanh by `tg_sin` in the chain. Why is the factor 2 then, and not 3?

Lessons 03 (the tape and the chain rule) and 06 (backpropagation by hand). The
article: section 3.2.2, where a layer's δ is such a sum.
*/
