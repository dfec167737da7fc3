/* Notebooks: cells, and prose, code and outputs as pages. That programs run,
 * fail and are attributed is tested by tests/notebooks/. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tapegrad.h"
#include "pages.h"
#include "suites.h"
#include "texts.h"

/* What `markdown` becomes; the caller frees it. */
static text html_of(const char *markdown)
{
    text page = {0};
    text_add(&page, "");
    markdown_html(markdown, &page, NULL);
    return page;
}

static void becomes(const char *markdown, const char *html)
{
    text page = html_of(markdown);
    ck_assert_str_eq(page.s, html);
    text_free(&page);
}

/* Reads a notebook with this source. */
static bool read_source(notebook *nb, const char *source)
{
    static char path[1024];
    text s = {0};
    snprintf(path, sizeof path, "%s.c", texts_path());
    text_add(&s, source);
    ck_assert(text_write(&s, path));
    text_free(&s);
    const bool good = notebook_read(nb, path, 60);
    remove(path);
    return good;
}

/* ---- Markdown ---- */

START_TEST(prose_becomes_paragraphs_headings_and_lists)
{
    becomes("one\ntwo\n\nthree\n", "<p>one\ntwo</p>\n<p>three</p>\n");
    becomes("## A *b*\n", "<h2>A <em>b</em></h2>\n");
    becomes("- one\n- two\n  goes on\n",
            "<ul>\n<li>one</li>\n<li>two\ngoes on</li>\n</ul>\n");
    becomes("1. one\n2. two\n", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n");
    becomes("- one\n  - in\n    more\n  - it\n\n  a paragraph\n- two\n",
            "<ul>\n<li>one<ul>\n<li>in\nmore</li>\n<li>it</li>\n</ul>\n"
            "<p>a paragraph</p>\n</li>\n<li>two</li>\n</ul>\n");
    becomes("1. one\n   ```\n   code\n   ```\n2. two\n\nend\n",
            "<ol>\n<li>one<pre tabindex=\"0\">code\n</pre>\n</li>\n"
            "<li>two</li>\n</ol>\n<p>end</p>\n");
    becomes("- one\n1. two\n",
            "<ul>\n<li>one</li>\n</ul>\n<ol>\n<li>two</li>\n</ol>\n");
    becomes("> said\n> so\n", "<blockquote>\n<p>said\nso</p>\n</blockquote>\n");
    becomes("in the year\n189. And\n", "<p>in the year\n189. And</p>\n");
    becomes("1. a\n\n2. b\n\nc\n",
            "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<p>c</p>\n");
    becomes("7. seven\n", "<ol start=\"7\">\n<li>seven</li>\n</ol>\n");
    becomes("---\n", "<hr>\n");
    becomes("##### five\n", "<p>##### five</p>\n");
    becomes("1900. was a year\n", "<p>1900. was a year</p>\n");
}
END_TEST

START_TEST(stars_between_blanks_are_stars)
{
    becomes("a * b * c\n", "<p>a * b * c</p>\n");
    becomes("**strong** and *soft*\n",
            "<p><strong>strong</strong> and <em>soft</em></p>\n");
    becomes("*a **b** c*\n", "<p><em>a <strong>b</strong> c</em></p>\n");
    becomes("x_i and y_j, 2*\n", "<p>x_i and y_j, 2*</p>\n");
    becomes("\\*not\\* `*code*`\n", "<p>*not* <code>*code*</code></p>\n");
    becomes("**open\n", "<p>**open</p>\n");
}
END_TEST

START_TEST(tags_stay_text_and_links_lead_to_the_web)
{
    becomes("<b>&\"\n", "<p>&lt;b&gt;&amp;&quot;</p>\n");
    becomes("[a](https://x.org/?a&b)\n",
            "<p><a href=\"https://x.org/?a&amp;b\">a</a></p>\n");
    becomes("[a](javascript:x)\n", "<p>[a](javascript:x)</p>\n");
    becomes("[a](data:text/html,x)\n", "<p>[a](data:text/html,x)</p>\n");
    becomes("[a](#place)\n", "<p><a href=\"#place\">a</a></p>\n");
    becomes("x[3](y\n", "<p>x[3](y</p>\n");
}
END_TEST

START_TEST(tables_align_numbers)
{
    becomes("| op | ns |\n|---|--:|\n| `a \\| b` | 3 |\n",
            "<div class=\"wide\" tabindex=\"0\"><table>\n"
            "<thead><tr><th>op</th><th class=\"r\">ns</th></tr>\n</thead>\n"
            "<tbody>\n<tr><td><code>a \\| b</code></td><td class=\"r\">3</td>"
            "</tr>\n</tbody></table></div>\n");
    becomes("| no table\n", "<p>| no table</p>\n");
    becomes("|", "<p>|</p>\n");
}
END_TEST

START_TEST(code_in_prose_keeps_its_blanks)
{
    becomes("```c\nint x; // <\n```\n",
            "<pre tabindex=\"0\"><i class=\"k\">int</i> x; "
            "<i class=\"c\">// &lt;</i>\n</pre>\n");
    becomes("````\n```c\n````\n", "<pre tabindex=\"0\">```c\n</pre>\n");
    becomes("```\n*as*  is", "<pre tabindex=\"0\">*as*  is\n</pre>\n");
    becomes("    a  =  1\n\n    b\n",
            "<pre tabindex=\"0\">a  =  1\n\nb\n</pre>\n");
}
END_TEST

START_TEST(headings_are_listed_under_ids_of_their_own)
{
    text page = {0}, contents = {0};
    text_add(&contents, "");
    markdown_html("# One\n\n# One\n", &page, &contents);
    ck_assert_int_eq(texts_count(contents.s, "<li class=\"h1\">"), 2);
    ck_assert_int_eq(texts_count(page.s, "<h1 id=\"s.0\">One</h1>"), 1);
    ck_assert_int_eq(texts_count(page.s, "<h1 id="), 2);
    text_free(&page);
    text_free(&contents);
}
END_TEST

/* A text of up to 40 pieces of Markdown. */
static void add_random(text *t, tg_rng *rng)
{
    static const char *const pieces[] = {
        "\n",    "\n\n",  "- ",        "1. ", "  ", "    ", "> ",
        "# ",    "| a |", "\n|---|\n", "```", "`",  "*",    "**",
        "[",     "](",    ")",         "<b>", "&",  "\\",   "a",
        "word ", "---\n", "https://x", ":"};
    enum { PIECES = sizeof pieces / sizeof *pieces };
    for (uint64_t n = 1 + tg_rng_below(rng, 40); n > 0; n--)
        text_add(t, pieces[tg_rng_below(rng, PIECES)]);
}

START_TEST(any_markdown_becomes_balanced_html)
{
    tg_rng rng = tg_rng_new(3);
    for (int round = 0; round < 5000; round++) {
        text markdown = {0}, page = {0};
        add_random(&markdown, &rng);
        text_add(&page, "<div>");
        markdown_html(markdown.s, &page, NULL);
        text_add(&page, "</div>");
        for (char *rule; (rule = strstr(page.s, "<hr>"));)
            memcpy(rule, "    ", 4); /* the one element without an end */
        ck_assert_msg(texts_is_xml(page.s), "%s\nbecomes\n%s", markdown.s,
                      page.s);
        ck_assert_int_eq(texts_count(page.s, "<b>"), 0);
        text_free(&markdown);
        text_free(&page);
    }
}
END_TEST

/* ---- texts ---- */

START_TEST(what_is_printed_is_shown_as_a_terminal_would)
{
    text t = {0};
    text_add_shown(&t, "10%\r50%\r100%\nend\r\n", 18);
    ck_assert_str_eq(t.s, "100%\nend\n");
    t.n = 0;
    text_add_shown(&t, "a\033[31m \xff\xc3\xa4\t", 11);
    ck_assert_str_eq(t.s, "a\xef\xbf\xbd[31m \xef\xbf\xbd\xc3\xa4\t");
    t.n = 0;
    text_add_shown(&t, "begun", 5);
    text_add_shown(&t, "\ranew", 5);
    ck_assert_str_eq(t.s, "anew");
    text_free(&t);
}
END_TEST

START_TEST(json_and_xml_escape_what_would_end_them)
{
    text t = {0};
    text_add_json(&t, "a\"\\\n\t\001", 6);
    ck_assert_str_eq(t.s, "\"a\\\"\\\\\\n\\u0009\\u0001\"");
    t.n = 0;
    text_add_xml(&t, "<a b=\"c\">&", 10);
    ck_assert_str_eq(t.s, "&lt;a b=&quot;c&quot;&gt;&amp;");
    text_free(&t);
}
END_TEST

START_TEST(long_formatted_texts_are_whole)
{
    text t = {0};
    char long_word[1000] = "";
    memset(long_word, 'x', 999);
    text_addf(&t, "%s|%d", long_word, 7);
    ck_assert_uint_eq(t.n, 1001);
    ck_assert_str_eq(t.s + 998, "x|7");
    text_free(&t);
}
END_TEST

/* ---- cells ---- */

static const char program[] = "/* About. */\n"
                              "// %% setup All that\n"
                              "#include <stdio.h>\n"
                              "\n"
                              "int main(void)\n"
                              "{\n"
                              "    /* %% [markdown]\n"
                              "    Prose\n"
                              "      more */\n"
                              "    // %% one One timeout=5 tolerance=0.1\n"
                              "    if (1)\n"
                              "        puts(\"1\");\n"
                              "\n"
                              "    // %% two\n"
                              "    return 0;\n"
                              "}\n";

START_TEST(a_program_is_cut_into_cells)
{
    notebook nb;
    ck_assert_msg(read_source(&nb, program), "%s", tg_error());
    static const char *const bodies[] = {
        "#include <stdio.h>\n",       "int main(void)\n{\n", "Prose\n  more\n",
        "if (1)\n    puts(\"1\");\n", "return 0;\n",         "}\n"};
    static const cell_kind kinds[] = {CODE, FRAME, PROSE, CODE, CODE, FRAME};
    ck_assert_int_eq(nb.cells, 6);
    for (int i = 0; i < 6; i++) {
        ck_assert_int_eq(nb.cell[i].kind, kinds[i]);
        ck_assert_str_eq(nb.cell[i].body.s, bodies[i]);
    }
    ck_assert_str_eq(nb.cell[0].title.s, "All that");
    ck_assert_str_eq(nb.cell[3].title.s, "One");
    ck_assert_double_eq(nb.cell[3].timeout, 5);
    ck_assert_double_eq(nb.cell[3].tolerance, 0.1);
    ck_assert_str_eq(nb.cell[4].title.s, "two");
    ck_assert_double_eq(nb.cell[4].timeout, 60);
    notebook_free(&nb);
}
END_TEST

START_TEST(cells_that_ran_are_numbered)
{
    notebook nb;
    ck_assert(read_source(&nb, program));
    nb.cell[0].ran = nb.cell[4].ran = true;
    ck_assert_int_eq(cell_number(&nb, &nb.cell[0]), 1);
    ck_assert_int_eq(cell_number(&nb, &nb.cell[3]), 0);
    ck_assert_int_eq(cell_number(&nb, &nb.cell[4]), 2);
    notebook_free(&nb);
}
END_TEST

/* A cell with one output of each kind. */
static void print_something(cell *c)
{
    static const char *const type[] = {"", "", "image/svg+xml", "tg_fail"};
    for (int k = OUT_STDOUT; k <= OUT_ERROR; k++) {
        output *o = cell_output(c, (output_kind)k);
        text_add(&o->type, type[k]);
        text_add(&o->words, "in words");
        text_add(&o->plain, "as text");
        text_add(&o->body, k == OUT_SHOWN ? "<svg/>" : "```\n<printed>\n");
    }
}

START_TEST(outputs_stand_in_all_three_pages)
{
    notebook nb;
    text page[3] = {{0}, {0}, {0}};
    ck_assert(read_source(&nb, program));
    print_something(&nb.cell[3]);
    nb.cell[3].ran = true;
    write_html(&nb, &page[0]);
    write_ipynb(&nb, &page[1]);
    ck_assert(write_markdown(&nb, "/tmp", &page[2]));
    ck_assert_int_eq(texts_count(page[0].s, "&lt;printed&gt;"), 3);
    ck_assert_int_eq(texts_count(page[0].s,
                                 "<img alt=\"in words\" "
                                 "src=\"data:image/svg+xml,%3Csvg/%3E\">"),
                     1);
    ck_assert_int_eq(texts_count(page[0].s, "<em>not run</em>"), 2);
    ck_assert_int_eq(texts_count(page[0].s, "<script"), 0);
    ck_assert_int_eq(texts_count(page[1].s, "\"name\": \"stderr\""), 1);
    ck_assert_int_eq(texts_count(page[1].s, "\"text/plain\": [\"as text\"]"),
                     1);
    ck_assert_int_eq(texts_count(page[1].s, "\"evalue\": \"in words\""), 1);
    ck_assert_int_eq(texts_count(page[1].s, "\"execution_count\": 1"), 1);
    ck_assert_int_eq(texts_count(page[1].s, "\"execution_count\": null"), 4);
    ck_assert_int_eq(texts_count(page[2].s, "````text\n```\n<printed>\n````"),
                     3);
    ck_assert_int_eq(texts_count(page[2].s, "![in words](pictures/"), 1);
    ck_assert_int_eq(texts_count(page[2].s, "<!-- within 0.1 -->"), 1);
    for (int i = 0; i < 3; i++)
        text_free(&page[i]);
    notebook_free(&nb);
}
END_TEST

Suite *notebooks_suite(void)
{
    Suite *suite = suite_create("notebooks");
    TCase *pages = tcase_create("pages"), *cells = tcase_create("cells");
    tcase_add_test(pages, prose_becomes_paragraphs_headings_and_lists);
    tcase_add_test(pages, stars_between_blanks_are_stars);
    tcase_add_test(pages, tags_stay_text_and_links_lead_to_the_web);
    tcase_add_test(pages, tables_align_numbers);
    tcase_add_test(pages, code_in_prose_keeps_its_blanks);
    tcase_add_test(pages, headings_are_listed_under_ids_of_their_own);
    tcase_add_test(pages, any_markdown_becomes_balanced_html);
    tcase_add_test(pages, what_is_printed_is_shown_as_a_terminal_would);
    tcase_add_test(pages, json_and_xml_escape_what_would_end_them);
    tcase_add_test(pages, long_formatted_texts_are_whole);
    tcase_add_test(cells, a_program_is_cut_into_cells);
    tcase_add_test(cells, cells_that_ran_are_numbered);
    tcase_add_test(cells, outputs_stand_in_all_three_pages);
    suite_add_tcase(suite, pages);
    suite_add_tcase(suite, cells);
    return suite;
}
