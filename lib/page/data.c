/* The data of the page's script. */
#include "page/data.h"

#include <stdlib.h>

#include "page/film_data.h"
#include "page/json.h"
#include "page/source.h"
#include "view/file.h"
#include "view/text.h"

typedef struct page {
    FILE *to;
    tg_session *session;
    const tg_selection *shown;
    const tg_graph *graph;
    const tg_film *film; /* or NULL */
} page;

static void put_member(FILE *to, const char *name, const char *text)
{
    fprintf(to, ",\"%s\":", name);
    tg_put_json(to, text);
}

/* What a link to an entry reads: "%5 h", "%5 matmul". */
static tg_text label_of(const tg_tensor *t)
{
    tg_text label = {"", 0};
    tg_text_add(&label, "%%%d %s", t->id, t->name ? t->name : tg_text_kind(t));
    return label;
}

static void put_row(FILE *to, const char *label, const char *text)
{
    fputs("<dt>", to);
    tg_put_xml(to, label);
    fputs("</dt><dd>", to);
    tg_put_xml(to, text);
    fputs("</dd>", to);
}

/* What does not change about an entry, as a list to which the script adds. */
static void put_facts(FILE *to, void *context)
{
    const tg_tensor *t = context;
    tg_text call = {"", 0};
    tg_text_add(&call, "%s", t->site ? tg_site_call(t->site) : "");
    fprintf(to, "<h2>Entry %%%d</h2><dl>", t->id);
    put_row(to, "is", tg_text_entry(t).s);
    if (t->site)
        put_row(to, tg_text_place(t).s, call.s);
    if (t->shape.rank)
        put_row(to, "shape", tg_shape_print(t->shape).text);
    fputs(t->inputs ? "<dt>made from</dt><dd>" : "", to);
    for (int k = 0; k < t->inputs; k++) {
        fprintf(to, "%s<a href=\"#e%d\">", k ? ", " : "", t->in[k]->id);
        tg_put_xml(to, label_of(t->in[k]).s);
        fputs("</a>", to);
    }
    fputs(t->inputs ? "</dd></dl>" : "</dl>", to);
}

static void put_entry(const page *p, const tg_tensor *t)
{
    tg_text find = {"", 0};
    tg_text_add(&find, "%%%d %s %s ", t->id, tg_text_entry(t).s,
                tg_shape_print(t->shape).text);
    tg_text_add(&find, "%s %s", tg_text_place(t).s,
                t->site ? tg_site_call(t->site) : "");
    fprintf(p->to, "\"%d\":{\"leaf\":%s,\"param\":%s,\"node\":%d,\"count\":%zu",
            t->id, t->op ? "false" : "true",
            !t->op && t->role == TG_PARAM ? "true" : "false",
            p->graph->node_of[t->id], t->count);
    put_member(p->to, "label", label_of(t).s);
    put_member(p->to, "line",
               tg_source_line(&p->session->replay, p->shown, t).s);
    put_member(p->to, "find", find.s);
    fputs(",\"html\":", p->to);
    tg_put_json_of(p->to, put_facts, (void *)t);
    fputc('}', p->to);
}

static void put_entries(const page *p)
{
    bool first = true;
    fputs(",\"entry\":{", p->to);
    for (int id = 0; id <= p->session->replay.loss->id; id++) {
        if (!p->shown->entry[id])
            continue;
        fputs(first ? "" : ",\n", p->to);
        put_entry(p, p->session->replay.tape->entry[id]);
        first = false;
    }
    fputs("},\n", p->to);
}

/* The page's own frame, behind those of the film: the loss as it is now. */
static void put_own_frame(const page *p)
{
    const tg_tensor *loss = p->session->replay.loss;
    char *plane = p->film ? tg_film_plane_now(p->film, loss->tape) : NULL;
    fprintf(p->to,
            "{\"at\":%ld,\"loss\":", p->film ? tg_film_at(p->film, loss) : 0);
    tg_put_json_number(p->to, (double)loss->data[0], 6);
    if (plane)
        put_member(p->to, "plane", plane);
    fputc(',', p->to);
    tg_put_frame(p->to, p->session, p->shown);
    fputs("}]", p->to);
    free(plane);
}

/* What stands in the place of a moment before the first. */
static void put_beginning(FILE *to, void *context)
{
    const tg_replay *r = context;
    fprintf(to,
            "<h2>At the beginning</h2><p>%d ops forward, %d steps backward. "
            "Nothing is computed yet.</p>",
            r->forward, r->moments - r->forward);
}

void tg_put_data(FILE *to, tg_session *session, const tg_selection *shown,
                 const tg_graph *graph, const tg_film *film)
{
    const page p = {to, session, shown, graph, film};
    tg_replay *r = &session->replay;
    const int begin = shown->begin;
    fprintf(to,
            "{\"forward\":%d,\"before\":%d,\"beginning\":", r->forward - begin,
            begin ? r->moment[begin - 1].entry : -1);
    tg_put_json_of(to, put_beginning, r);
    put_entries(&p);
    if (film)
        tg_put_film(to, film, tg_frame_likeness(r), r->loss->birth);
    else
        fputs("\"frames\":[", to);
    put_own_frame(&p);
    fputs("}\n", to);
}
