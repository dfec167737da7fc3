/* How the numbers of a case become calls of lab 07. */
#include <math.h>
#include <stdbool.h>

#include "blanks.h"

typedef void training(int start, int steps, double z[4]);

void xor_by_hand(double w[17]);
void backward(const double *w, int n, const double *x, const double *y,
              double *g);
double solved_share(training *train, int starts, int steps);
bool all_equal_units(const double w[17]);

static void call_xor_by_hand(lab_call *c)
{
    xor_by_hand(lab_room(c, 17));
}

static void call_backward(lab_call *c)
{
    const int n = lab_whole(c);
    const double *w = lab_take(c, 17), *x = lab_take(c, 2 * n),
                 *y = lab_take(c, n);
    backward(w, n, x, y, lab_room(c, 17));
}

/* The training of a case: a table of what z is at the end of each start. After
 * another number of steps all are solved; there are no other starts. */
static const double *table;
static int table_starts, table_steps;

static void look_up(int start, int steps, double z[4])
{
    static const double one[] = {-1, 1, 1, -1};
    const bool known = start >= 0 && start < table_starts;
    for (int i = 0; i < 4; i++)
        z[i] = !known                 ? NAN
               : steps != table_steps ? one[i]
                                      : table[4 * start + i];
}

static void call_solved_share(lab_call *c)
{
    table_starts = lab_whole(c);
    table_steps = lab_whole(c);
    table = lab_take(c, 4 * table_starts);
    lab_give(c, solved_share(look_up, table_starts, table_steps));
}

static void call_all_equal_units(lab_call *c)
{
    lab_give(c, all_equal_units(lab_take(c, 17)));
}

const lab_blank lab_blanks[] = {
    {"xor_by_hand", call_xor_by_hand},
    {"backward", call_backward},
    {"solved_share", call_solved_share},
    {"all_equal_units", call_all_equal_units},
    {0},
};
