/* Groups: parameters with other settings than the rest of their optimiser. A
 * group is no object: each slot has its settings. Declared in optimizer.h. */
#include <fnmatch.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tape/error.h"
#include "ops/option_given.h"
#include "optim/optimizer.h"

/* ---- options ---- */

/* Whether the call in the program gives option `name`. */
static bool is_given(const char *name)
{
    const char *site = tg_site_now();
    return (tg_site_is(site, "optimizer_group") ||
            tg_site_is(site, "optimizer_group_of")) &&
           tg_gives_option(strchr(tg_site_call(site), '(') + 1, name);
}

static void check_options(const tg_optimizer *o, const tg_group_options *g)
{
    const struct {
        const char *name;
        double value;
        const char *other;
    } option[] = {
        {"rate_factor", g->rate_factor, "frozen = true"},
        {"weight_decay", g->weight_decay, "no_decay = true"},
        {"no_decay", g->no_decay, "weight_decay = ..."},
        {"frozen", g->frozen, "unfrozen = true"},
        {"unfrozen", g->unfrozen, "frozen = true"},
    };
    tg_optimizer_check(o);
    for (size_t i = 0; i < sizeof option / sizeof *option; i++) {
        const double value = option[i].value;
        if (!(value >= 0 && isfinite(value)))
            tg_fail("%s: %s of a group must be a finite number > 0, got %g",
                    o->name, option[i].name, value);
        if (value == 0 && is_given(option[i].name))
            tg_fail("%s: %s is 0 or false, which changes nothing: .%s does",
                    o->name, option[i].name, option[i].other);
    }
    if ((g->frozen && g->unfrozen) || (g->no_decay && g->weight_decay > 0))
        tg_fail("%s: a group cannot be %s", o->name,
                g->frozen && g->unfrozen ? "frozen and unfrozen"
                                         : "given a weight_decay and no_decay");
}

static void change(tg_group_options *group, const tg_group_options *g)
{
    const bool decay = g->weight_decay > 0 || g->no_decay;
    const bool freezing = g->frozen || g->unfrozen;
    if (!(g->rate_factor > 0) && !decay && !freezing)
        *group = (tg_group_options){0};
    if (g->rate_factor > 0)
        group->rate_factor = g->rate_factor;
    if (decay) {
        group->weight_decay = g->weight_decay;
        group->no_decay = g->no_decay;
    }
    if (freezing)
        group->frozen = g->frozen;
}

/* ---- which parameters ---- */

/* "W, b, ..." */
static const char *names_of(const tg_optimizer *o, char *out, size_t size)
{
    size_t used = 0;
    for (int i = 0; i < o->count && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%s",
                                 i > 0 ? ", " : "", o->slot[i].param->name);
    if (used >= size)
        memcpy(out + size - 4, "...", 4);
    return out;
}

void tg_optimizer_group(tg_optimizer *o, const char *pattern,
                        tg_group_options options)
{
    char names[1024];
    int matching = 0;
    check_options(o, &options);
    if (!pattern)
        tg_fail("%s: the pattern is NULL; \"*\" is all parameters", o->name);
    for (int i = 0; i < o->count; i++)
        if (fnmatch(pattern, o->slot[i].param->name, 0) == 0) {
            change(&o->slot[i].group, &options);
            matching++;
        }
    if (matching == 0)
        tg_fail("%s: no parameter that it holds matches \"%s\": %s", o->name,
                pattern, names_of(o, names, sizeof names));
}

void tg_optimizer_group_of(tg_optimizer *o, tg_tensor *const *param, int n,
                           tg_group_options options)
{
    check_options(o, &options);
    if (n < 1 || !param)
        tg_fail("%s: the list of parameters is %s", o->name,
                param ? "empty" : "NULL");
    tg_check_braces("optimizer_group_of", 1, (size_t)n, "n");
    for (int i = 0; i < n; i++)
        if (!tg_optimizer_slot(o, param[i]))
            tg_fail("%s: number %d of the list is not a parameter that this "
                    "optimiser holds",
                    o->name, i);
    for (int i = 0; i < n; i++) {
        const tg_slot *s = tg_optimizer_slot(o, param[i]);
        change(&o->slot[s - o->slot].group, &options);
    }
}
