/* The data of the page's script. */
#include "look/page/data.h"

#include "look/page/film_data.h"
#include "look/page/frame.h"
#include "look/page/json.h"
#include "look/page/source.h"
#include "look/step/moment.h"
#include "look/text/markup.h"
#include "look/text/text.h"

static void put_row(FILE *to, const char *label, const char *text)
{
    fputs("<dt>", to);
    tg_put_xml(to, label);
    fputs("</dt><dd>", to);
    tg_put_xml(to, text);
    fputs("</dd>", to);
}

/* An entry of a page. */
typedef struct entry {
    const tg_page *page;
    const tg_tensor *t;
} entry;

/* What it was made from, as links where the page has it. */
static void put_inputs(FILE *to, const entry *e)
{
    fputs("<dt>made from</dt><dd>", to);
    for (int k = 0; k < e->t->inputs; k++) {
        const tg_tensor *x = e->t->in[k];
        fputs(k ? ", " : "", to);
        if (e->page->shown[x->id])
            fprintf(to, "<a href=\"#e%d\">", x->id);
        tg_put_xml(to, tg_text_label(x).s);
        fputs(e->page->shown[x->id] ? "</a>" : "", to);
    }
    fputs("</dd>", to);
}

/* What does not change about an entry, as a list to which the script adds. */
static void put_facts(FILE *to, const void *context)
{
    const entry *e = context;
    const tg_tensor *t = e->t;
    fprintf(to, "<h2>Entry %%%d</h2><dl>", t->id);
    put_row(to, "is", tg_text_entry(t).s);
    if (t->site)
        put_row(to, tg_text_place(t).s, tg_text_call(t).s);
    if (t->shape.rank)
        put_row(to, "shape", tg_shape_print(t->shape).text);
    if (t->inputs)
        put_inputs(to, e);
    fputs("</dl>", to);
}

static void put_entry(FILE *to, const entry *e)
{
    const tg_tensor *t = e->t;
    tg_text find = {"", 0};
    tg_text_add(&find, "%%%d %s %s ", t->id, tg_text_entry(t).s,
                tg_shape_print(t->shape).text);
    tg_text_add(&find, "%s %s", tg_text_place(t).s, tg_text_call(t).s);
    fprintf(to, "\"%d\":{\"leaf\":%s,\"param\":%s,\"node\":%d,\"count\":%zu",
            t->id, t->op ? "false" : "true",
            !t->op && t->role == TG_PARAM ? "true" : "false",
            e->page->graph.node_of[t->id], t->count);
    tg_put_json_member(to, "label", tg_text_label(t).s);
    tg_put_json_member(to, "line", tg_source_line(e->page, t).s);
    tg_put_json_member(to, "find", find.s);
    fputs(",\"html\":", to);
    tg_put_json_of(to, put_facts, e);
    fputc('}', to);
}

static void put_entries(FILE *to, const tg_page *p)
{
    bool first = true;
    fputs(",\"entry\":{", to);
    for (int id = 0; id <= p->replay.loss->id; id++) {
        if (!p->shown[id])
            continue;
        fputs(first ? "" : ",\n", to);
        put_entry(to, &(entry){p, p->replay.tape->entry[id]});
        first = false;
    }
    fputs("},\n", to);
}

/* The page's own frame, after those of the film: the loss as it is now. */
static void put_own_frame(FILE *to, const tg_page *p)
{
    const tg_tensor *loss = p->replay.loss;
    fprintf(to,
            "{\"at\":%ld,\"loss\":", p->film ? tg_film_at(p->film, loss) : 0);
    tg_put_json_number(to, (double)loss->data[0], 6);
    if (p->film && p->film->f)
        tg_put_json_member(to, "plane", p->film->plane.s);
    fputc(',', to);
    tg_put_frame(to, p);
    fputs("}]", to);
}

/* What stands in the place of a moment before the first that is shown. */
static void put_beginning(FILE *to, const void *context)
{
    const tg_page *p = context;
    if (p->begin > 0)
        fprintf(to, "<h2>%s</h2><p>This page begins here.</p>",
                tg_moment_title(&p->replay, p->begin).s);
    else
        fprintf(to, "<p>%s</p>", tg_moment_beginning(&p->replay).s);
}

void tg_put_data(FILE *to, tg_page *p)
{
    const tg_replay *r = &p->replay;
    fprintf(to, "{\"forward\":%d,\"before\":%d,\"beginning\":",
            r->forward - p->begin,
            p->begin ? r->moment[p->begin - 1].entry : -1);
    tg_put_json_of(to, put_beginning, p);
    put_entries(to, p);
    if (p->film)
        tg_put_film(to, p->film, tg_page_signature(p), r->loss);
    else
        fputs("\"frames\":[", to);
    put_own_frame(to, p);
    fputs("}\n", to);
}
