/* Whether orders are those of a fair shuffle: any fair one is right. */
#include <math.h>
#include <stdio.h>

#include "judge.h"

enum { N = 4, ORDERS = 24 }; /* numbers that are shuffled often; 4! */

/* How often a number that is wanted occurs in got[0 .. n-1]. */
static int times(double wanted, const double *got, int n)
{
    int found = 0;
    for (int i = 0; i < n; i++)
        found += got[i] == wanted;
    return found;
}

/* in: 1, seed, n, and numbers that differ. Ten of them do not all stay. */
static bool keeps_numbers(const double *in, const double *got, int n, char *why,
                          size_t size)
{
    const double *was = in + 3;
    int moved = 0;
    for (int i = 0; i < n; i++) {
        const int now = times(was[i], got, n);
        moved += got[i] != was[i];
        if (now == 1)
            continue;
        snprintf(why, size,
                 "%g was there once and is there %d times after the call: a "
                 "shuffle only moves numbers",
                 was[i], now);
        return false;
    }
    if (n >= 10 && moved == 0)
        snprintf(why, size, "all %d numbers are where they were", n);
    return n < 10 || moved > 0;
}

/* The place of an order, 3120 for 3 1 2 0, among all orders; -1 where it does
 * not have each of 0 .. 3 once. */
static int place_of(double code, int digit[N])
{
    int place = 0, left = (int)code;
    for (int i = N - 1; i >= 0; i--, left /= 10)
        digit[i] = left % 10;
    for (int i = 0; i < N; i++) {
        int smaller = 0, same = 0;
        for (int k = i + 1; k < N; k++) {
            smaller += digit[k] < digit[i];
            same += digit[k] == digit[i];
        }
        if (digit[i] < 0 || digit[i] >= N || same)
            return -1;
        place = place * (N - i) + smaller;
    }
    return place;
}

/* The chance that chi-square with ORDERS - 1 = 23 degrees of freedom is larger
 * than x (Abramowitz and Stegun, 26.4.4). */
static double chance_above(double x)
{
    double term = sqrt(x), sum = term;
    for (int k = 3; k < ORDERS - 2; k += 2)
        sum += term *= x / k;
    return erfc(sqrt(x / 2)) + sqrt(2 / acos(-1)) * exp(-x / 2) * sum;
}

static void say_order(char *text, size_t size, const char *what, double code,
                      int count)
{
    snprintf(text, size, "the %s order, %04d, came %d times", what, (int)code,
             count);
}

/* Counts the orders; false, with a reason, where one is no order. */
static bool count_orders(const double *got, int n, int count[ORDERS],
                         double code[ORDERS], char *why, size_t size)
{
    int digit[N];
    for (int i = 0; i < n; i++) {
        const int place = place_of(got[i], digit);
        if (place < 0) {
            snprintf(why, size,
                     "shuffle no. %d left %04d (9: another number), which does "
                     "not have each of 0, 1, 2, 3 once",
                     i + 1, (int)got[i]);
            return false;
        }
        count[place]++;
        code[place] = got[i];
    }
    return true;
}

static void say_why(char *why, size_t size, const int count[ORDERS],
                    const double code[ORDERS], double expected, double x,
                    double p)
{
    int least = 0, most = 0, never = 0;
    char rare[80];
    for (int k = 0; k < ORDERS; k++) {
        least = count[k] < count[least] ? k : least;
        most = count[k] > count[most] ? k : most;
        never += count[k] == 0;
    }
    if (never)
        snprintf(rare, sizeof rare, "%d of the 24 orders never came", never);
    else
        say_order(rare, sizeof rare, "rarest", code[least], count[least]);
    snprintf(why, size,
             "of 0 1 2 3, %s, and the commonest, %04d, %d times; %.0f are "
             "expected of each. Chi-square over the 24 orders is %.4g; the "
             "chance of %s, in a fair shuffle, is %.1g.",
             rare, (int)code[most], count[most], expected, x,
             p < 0.5 ? "so much" : "so little", p < 0.5 ? p : 1 - p);
}

static double chi_square(const int count[ORDERS], double expected)
{
    double x = 0;
    for (int k = 0; k < ORDERS; k++)
        x += (count[k] - expected) * (count[k] - expected) / expected;
    return x;
}

/* Orders that are fair, but come one after the other as in a list: the step
 * from the place of one to that of the next is any of 24, equally likely. */
static bool is_new_each_time(const double *got, int n, char *why, size_t size)
{
    int steps[ORDERS] = {0}, digit[N], most = 0;
    for (int i = 1; i < n; i++)
        steps[(place_of(got[i], digit) - place_of(got[i - 1], digit) + ORDERS) %
              ORDERS]++;
    for (int k = 0; k < ORDERS; k++)
        most = steps[k] > steps[most] ? k : most;
    const double x = chi_square(steps, (n - 1.0) / ORDERS);
    if (chance_above(x) >= 1e-9)
        return true;
    snprintf(why, size,
             "of 0 1 2 3, each order comes as often as it should, but the next "
             "one can be foretold: in a list of all 24 it is %d places on in "
             "%d of %d calls. Each call draws anew.",
             most, steps[most], n - 1);
    return false;
}

/* got: all orders, how many numbers were drawn, and what is left in order. */
static bool is_fair(const double *in, const double *got, int n, char *why,
                    size_t size)
{
    const int many = (int)in[3];
    int count[ORDERS] = {0};
    double code[ORDERS] = {0};
    (void)n;
    if (!count_orders(got, many, count, code, why, size))
        return false;
    if (got[many] == 0) {
        snprintf(why, size,
                 "below was never called: where does chance come "
                 "from?");
        return false;
    }
    const double expected = (double)many / ORDERS;
    const double x = chi_square(count, expected), p = chance_above(x);
    if (p >= 5e-7 && p <= 1 - 5e-7)
        return is_new_each_time(got, many, why, size);
    say_why(why, size, count, code, expected, x, p);
    return false;
}

const lab_judge lab_judges[] = {
    {"keeps", keeps_numbers}, {"fair", is_fair}, {0}};
