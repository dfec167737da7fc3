/* Two tables of a tape. */
#include "look/page/tables.h"

#include "look/step/moment.h"
#include "look/text/markup.h"
#include "look/text/rule.h"
#include "look/text/text.h"

static void put_cell(FILE *to, const char *text)
{
    fputs("<td>", to);
    tg_put_xml(to, text);
    fputs("</td>", to);
}

static void put_value(FILE *to, const tg_tensor *t)
{
    put_cell(to, t ? tg_text_value(t).s : "");
}

static void put_link(FILE *to, const tg_tensor *t)
{
    fprintf(to, "<td><a href=\"#e%d\">", t->id);
    tg_put_xml(to, tg_text_label(t).s);
    fputs("</a></td>", to);
}

/* ---- the tape ---- */

static void put_entry(FILE *to, const tg_replay *r, const tg_tensor *t)
{
    fprintf(to, "<tr id=\"e%d\" tabindex=\"-1\"><th scope=\"row\">%%%d</th>",
            t->id, t->id);
    put_cell(to, tg_text_entry(t).s);
    put_cell(to, t->shape.rank ? tg_shape_print(t->shape).text : "");
    put_value(to, t);
    put_value(to, tg_replay_arriving(r, t->id));
    put_cell(to, tg_text_place(t).s);
    put_cell(to, tg_text_call(t).s);
    fputs("</tr>\n", to);
}

static void put_tape(FILE *to, const tg_page *p)
{
    const tg_replay *r = &p->replay;
    int left = 0;
    fputs(
        "<table>\n<caption>The tape: what the loss is made from, in the order "
        "in which it was made</caption>\n<thead><tr><th scope=\"col\">Entry"
        "</th><th scope=\"col\">Made by</th><th scope=\"col\">Shape</th>"
        "<th scope=\"col\">Value</th><th scope=\"col\">Gradient</th>"
        "<th scope=\"col\">Line</th><th scope=\"col\">Call</th></tr></thead>\n"
        "<tbody>\n",
        to);
    for (int id = 0; id <= r->loss->id; id++)
        if (p->shown[id])
            put_entry(to, r, r->tape->entry[id]);
        else
            left += r->part[id];
    fputs("</tbody>\n</table>\n", to);
    if (left > 0)
        fprintf(to,
                "<p>%d entries that are further from the loss are not on "
                "this page.</p>\n",
                left);
}

/* ---- the backward pass ---- */

static void put_record(FILE *to, const tg_replay *r, int at,
                       const tg_backward_record *record)
{
    const tg_tape *tape = r->tape;
    char rule[160];
    tg_rule_text(tape, record, rule, sizeof rule);
    fprintf(to, "<tr><th scope=\"row\">%s</th>", tg_moment_title(r, at).s);
    if (record->y < 0)
        put_cell(to, "begins");
    else
        put_link(to, tape->entry[record->y]);
    put_cell(to, rule);
    put_link(to, tape->entry[record->target]);
    put_value(to, tape->entry[record->contribution]);
    put_value(to, tape->entry[record->total]);
    fputs("</tr>\n", to);
}

static void put_pass(FILE *to, const tg_page *p)
{
    const tg_replay *r = &p->replay;
    fputs("<table>\n<caption>The backward pass: what each entry sends to what "
          "it was made from</caption>\n<thead><tr><th scope=\"col\">Step</th>"
          "<th scope=\"col\">From</th><th scope=\"col\">By the rule</th>"
          "<th scope=\"col\">To</th><th scope=\"col\">Sends</th>"
          "<th scope=\"col\">Together</th></tr></thead>\n<tbody>\n",
          to);
    for (int m = r->forward; m < p->end; m++)
        for (size_t i = 0; i < r->moment[m].records; i++)
            put_record(to, r, m + 1, &r->tape->record[r->moment[m].first + i]);
    fputs("</tbody>\n</table>\n", to);
    if (p->end < r->moments)
        fprintf(to, "<p>%d further steps are not on this page.</p>\n",
                r->moments - p->end);
}

void tg_put_tables(FILE *to, tg_page *page)
{
    put_tape(to, page);
    put_pass(to, page);
}
