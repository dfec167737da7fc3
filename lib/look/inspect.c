/* What the environment asks for. */
#include "look/inspect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "look/page/html.h"
#include "look/step/stepper.h"
#include "look/graph/dot.h"
#include "look/graph/svg.h"

static const char *asked_for(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value ? value : NULL;
}

static void complain(bool good)
{
    if (!good)
        fprintf(stderr, "%s\n", tg_error());
}

static void step_with(tg_tensor *loss, const char *path)
{
    FILE *script = fopen(path, "r");
    if (!script) {
        fprintf(stderr, "TG_STEP: %s cannot be read\n", path);
        return;
    }
    tg_step_through_with(loss, script, stdout, true);
    fclose(script);
}

bool tg_look_is_wanted(void)
{
    return asked_for("TG_STEP") || asked_for("TG_DOT") || asked_for("TG_SVG") ||
           asked_for("TG_HTML");
}

bool tg_inspect(tg_tensor *loss)
{
    const char *step = asked_for("TG_STEP"), *dot = asked_for("TG_DOT");
    const char *svg = asked_for("TG_SVG"), *html = asked_for("TG_HTML");
    if (step && strcmp(step, "1") == 0)
        tg_step_through(loss);
    else if (step)
        step_with(loss, step);
    if (dot)
        complain(tg_write_dot(loss, dot, (tg_graph_options){0}));
    if (svg)
        complain(tg_svg(loss, svg, (tg_graph_options){0}));
    if (html)
        complain(tg_html(loss, html));
    return tg_look_is_wanted();
}

tg_film *tg_look_film(void)
{
    return asked_for("TG_HTML") ? tg_film_new() : NULL;
}

void tg_look_at_film(tg_tensor *loss, tg_film *film)
{
    if (film && asked_for("TG_HTML"))
        complain(tg_html_film(loss, asked_for("TG_HTML"), film));
}
