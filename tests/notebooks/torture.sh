#!/bin/sh
# Hostile sources: each is refused with its line and what to write instead, or
# gives the right page. Meant for a runner built with sanitizers.
#
#   torture.sh FOLDER NB COMPILE LINK
set -u
folder=$1 nb=$2 compile=$3 link=$4
rm -rf "$folder"
mkdir -p "$folder"
passed=0 failed=0
ok() { passed=$((passed + 1)); }
bad() {
    failed=$((failed + 1))
    echo "FAIL  $name: $1"
}

run() {
    "$nb" --compile "$compile" --link "$link" --out "$folder/pages" \
        "$folder/$name.c" >"$folder/$name.out" 2>"$folder/$name.err"
}

# The source $2 (as printf writes it) is refused: line $3, with these words.
refused() { # name source line words...
    name=$1 line=$3
    printf "$2" >"$folder/$name.c"
    shift 3
    run
    status=$?
    grep -q 'Sanitizer: ' "$folder/$name.err" && bad 'the runner itself'
    [ $status = 1 ] && ok || bad "exit status $status, not 1"
    for words; do
        grep -qF -- "$words" "$folder/$name.err" && ok ||
            bad "does not say '$words' but $(head -n 3 "$folder/$name.err")"
    done
    [ "$line" = 0 ] || grep -q "^$folder/$name.c:$line: " "$folder/$name.err" &&
        ok || bad "line is not $line: $(head -n 1 "$folder/$name.err")"
    [ "$(wc -l <"$folder/$name.err")" = 1 ] && ok || bad 'more than one line'
    [ ! -e "$folder/pages/$name.html" ] && ok || bad 'there is a page'
}

# The source prints these lines, and that many cells ran.
right() { # name source cells line...
    name=$1 cells=$3
    printf "$2" >"$folder/$name.c"
    shift 3
    run && ok || bad "is not run: $(cat "$folder/$name.err")"
    grep -q " $cells of $cells cells ran" "$folder/$name.out" && ok ||
        bad "not $cells cells: $(cat "$folder/$name.out")"
    for line; do
        grep -qxF -- "$line" "$folder/pages/$name.md" && ok ||
            bad "does not print '$line'"
    done
}

io='// %%%% io Includes\n#include <stdio.h>\n'
main="${io}int main(void)\n{\n"
end='    return 0;\n}\n'

# ---- refused ----

name=missing; run; grep -q 'No such file' "$folder/missing.err" && ok || bad 'no such file'
name=folder; mkdir "$folder/folder.c"; run; grep -q 'folder.c: ' "$folder/folder.err" && ok || bad 'a folder'
refused empty '' 1 'no cell'
refused plain 'int main(void) { return 0; }\n' 1 'no cell' '// %% id A title'
refused no_main "$io" 0 'no main'
refused main_in_if "${io}#if 1\nint main(void) {\n    return 0;\n#else\n#endif\n" 0 'outside #if'
refused nul "${io}int main(void) { puts(\"a\\\\0\"); }\n\\0int x;\n" 4 'byte 0x00'
refused latin1 "${io}/* \\344 */ int main(void) { return 0; }\n" 3 'byte 0xe4' '\xe4'
refused escape "${io}// \\033[31m\nint main(void) { return 0; }\n" 3 'byte 0x1b'
refused carriage "${io}int main(void)\\r{ return 0; }\n" 3 'byte 0x0d'
refused twice "$main    // %%%% one One\n    puts(\"\");\n    // %%%% one Two\n$end" 7 "'one'" 'line 5'
refused nameless "$main    // %%%%\n$end" 5 '// %% id A title'
refused bad_id "$main    // %%%% a.b Title\n$end" 5 "'a.b'"
refused long_id "$main    // %%%% $(printf '%%070d' 0) Title\n$end" 5 'up to 64'
refused reserved "$main    // %%%% prose-1 Title\n$end" 5 'prose-'
refused unknown "$main    // %%%% one Title colour=red\n$end" 5 'colour=red' 'timeout=SECONDS'
refused no_number "$main    // %%%% one Title timeout=soon\n$end" 5 'timeout=soon'
refused negative "$main    // %%%% one Title timeout=-1\n$end" 5 'above 0'
refused endless "$main    // %%%% one Title timeout=inf\n$end" 5 'timeout=inf'
refused behind_code "$main    puts(\"a\"); // %%%% one One\n$end" 5 'alone on its line'
refused in_block "$main    // %%%% one One\n    if (1) {\n        // %%%% two Two\n    }\n$end" 7 'inner braces'
refused in_function "${io}static void f(void)\n{\n    // %%%% one One\n}\nint main(void) { return 0; }\n" 5 'inside a function' 'above the function'
refused in_statement "$main    // %%%% one One\n    int x =\n    // %%%% two Two\n    5;\n$end" 7 'middle of a statement'
refused in_call "$main    // %%%% one One\n    puts(\n    // %%%% two Two\n    \"\");\n$end" 7 'middle of a statement'
refused after_if "$main    // %%%% one One\n    if (1)\n    // %%%% two Two\n    puts(\"\");\n$end" 7 'middle of a statement'
refused before_else "$main    // %%%% one One\n    if (1) {\n    }\n    // %%%% two Two\n    else {\n    }\n$end" 8 'before else'
refused do_while "$main    // %%%% one One\n    do {\n    }\n    // %%%% two Two\n    while (0);\n$end" 8 'middle of a statement'
refused initialiser "$main    // %%%% one One\n    int a[] = {1}\n    // %%%% two Two\n    ;\n$end" 7 'middle of a statement'
refused literal "$main    // %%%% one One\n    int *a = (int[]){1}\n    // %%%% two Two\n    ;\n$end" 7 "';'"
refused conditional "$main#if 1\n    // %%%% one One\n#endif\n$end" 6 '#if and #endif'
refused half_if "$main    // %%%% one One\n    int x = 0;\n    if (x)\n#ifdef DEBUG\n        puts(\"a\");\n#endif\n    // %%%% two Two\n        puts(\"b\");\n$end" 11 'middle of a statement'
refused half_for "$main    // %%%% one One\n    for (int i = 0; i < 3; i++)\n#if 0\n        puts(\"a\");\n#elif 1\n#else\n    {}\n#endif\n    // %%%% two Two\n        puts(\"b\");\n$end" 13 'middle of a statement'
refused on_directive "#define X 1 // %%%% one One\nint main(void) { return X; }\n" 1 'alone on its line'
refused backslash "$main    // %%%% one One \\\\\\n    puts(\"\");\n$end" 5 'ends in a backslash'
refused backslash_blank "$main    // %%%% one One\n    puts(\"a\"); // see c:\\\\dir\\\\ \n    // %%%% two Two\n$end" 6 'ends in a backslash'
refused prose_backslash "$main    // %%%% one One\n    // see \\\\\\n    puts(\"\");\n$end" 6 'ends in a backslash' '/* ... */'
refused trigraph "$main    // %%%% one One\n    // what??/\n    puts(\"\");\n$end" 6 'trigraph'
refused trigraph_brace "$main    // %%%% one One\n    if (1) ??<\n    // %%%% two Two\n    }\n$end" 6 'trigraph'
refused digraph "$main    // %%%% one One\n    if (1) <%%\n    // %%%% two Two\n    %%>\n$end" 6 'digraph'
refused splice "$main    // %%%% one One\n    puts(\"a\"); \\\\\\n    // %%%% two Two\n$end" 6 'a backslash at the end of a line'
refused splice_blank "$main    // %%%% one One\n    puts(\"a\"); \\\\ \n    // %%%% two Two\n$end" 6 'a backslash at the end of a line'
refused joined_marker "$main    // %%%% one One\n#define NOTHING \\\\ \n    // %%%% two Two\n$end" 7 'alone on its line'
refused open_comment "$main    // %%%% one One\n    /* %%%% [markdown]\n    text\n" 6 'not closed' '*/'
refused nested_comment "$main    // %%%% one One\n    /* %%%% [markdown]\n    lib/*.c\n    */\n    // %%%% two Two\n$end" 6 'inside a comment'
refused open_string "$main    // %%%% one One\n    puts(\"a);\n$end" 6 'string that is not closed'
refused open_letter "$main    // %%%% one One\n    int c = 'a;\n$end" 6 "a ' without"
refused open_brace "$main    // %%%% one One\n    if (1) {\n" 6 'not closed'
refused closing "$main    // %%%% one One\n$end}\n" 8 'closes nothing'
refused no_cell "$main    puts(\"a\");\n    // %%%% one One\n$end" 5 'in no cell'
refused after_prose "$main    // %%%% one One\n    puts(\"a\");\n    /* %%%% [markdown]\n    text\n    */\n    puts(\"b\");\n$end" 10 'in no cell'
refused before_first "int x;\n$main    // %%%% one One\n$end" 1 'in no cell'
refused prose_line "$main    /* %%%% [markdown] text */\n    // %%%% one One\n$end" 5 '[markdown], its text on the lines below'
refused prose_slashes "$main    // %%%% [markdown]\n    // text\n$end" 5 'prose is /*'
refused code_stars "$main    /* %%%% one One */\n$end" 5 'code is // %% id'
refused prose_then_code "$main    /* %%%% [markdown]\n    text\n    */ puts(\"\");\n$end" 5 'alone on its line'
refused late_hash "$main    // %%%% one One\n    /* */ #define A {\n$end" 6 '#'
name=ending; cp "$folder/empty.c" "$folder/ending.h"
"$nb" --compile "$compile" --link "$link" "$folder/ending.h" 2>&1 |
    grep -q 'NAME.c' && ok || bad 'a name that does not end in .c'

# ---- right ----

right strings "$main    // %%%% one One\n    puts(\"// %%%%%%%% two Two\");\n    puts(\"/* %%%%%%%% [markdown]\");\n    printf(\"%%c%%c\\\\n\", '\"', '\\\\'');\n$end" 2 '// %%%% two Two' "\"'"
right comments "$main    // %%%% one One\n    /* words\n    // %%%% two Two\n    */\n    puts(\"done\"); // see %%%% there\n    /*/ %%%% */ puts(\"and\");\n$end" 2 'done' 'and'
right crlf "// %%%% io Includes\\r\n#include <stdio.h>\\r\nint main(void)\\r\n{\\r\n    // %%%% one One\\r\n    puts(\"crlf\");\\r\n    return 0;\\r\n}\\r\n" 2 'crlf'
right bom "\\357\\273\\277${main}    // %%%% one One\n    puts(\"bom\");\n$end" 2 'bom'
right tabs "// %%%%\tio\tIncludes\n#include <stdio.h>\nint main(void)\n{\n\t/* %%%% [markdown]\n\tprose\n\t\tmore\n\t*/\n\t// %%%%\tone\tOne\t timeout=9\n\tputs(\"tabs\");\n\tif (1)\n\t\tputs(\"in\");\n\treturn 0;\n}\n" 2 'tabs' 'prose' '	more' 'if (1)'
right utf8 "$main    // %%%% one Größe → ∂L/∂w 重み\n    puts(\"∂ ≠ d, 傾き\");\n$end" 2 '∂ ≠ d, 傾き' '**Größe → ∂L/∂w 重み**'
right no_last_line "$main    // %%%% one One\n    puts(\"last\");\n    return 0;\n}" 2 'last'
right one_cell '// %%%% all All of it\n#include <stdio.h>\nint main(void)\n{\n    puts("all");\n    return 0;\n}\n' 1 'all'
right main_declared "// %%%% io Io\n#include <stdio.h>\nint main(void);\nint main(void) {\n    // %%%% one One\n    puts(\"one\"); return 0; }\n" 2 'one'
right branches "$main    // %%%% one One\n#if 0\n    don't count { this\n#elif 1\n    if (1) {\n#else\n    {\n#endif\n    puts(\"branch\"); }\n    // %%%% two Two\n$end" 3 'branch'
right directive_tricks "// %%%% io Io\n#include <stdio.h>\n#define OPEN { /* { \n { */ {\n#define TWO \\\\\n  }}\nint main(void)\n{\n    // %%%% one One\n    puts(\"macros\");\n    // %%%% two Two\n$end" 3 'macros'
right title_equals "$main    // %%%% one Solve x = 3, y=4 and so on timeout=9\n    puts(\"eq\");\n$end" 2 'eq' '**Solve x = 3, y=4 and so on**'
right after_main "$main    // %%%% one One\n    extern int later(void);\n    printf(\"%%d\\\\n\", later());\n$end\n// %%%% two Below\nint later(void);\nint later(void)\n{\n    return 7;\n}\n" 3 '7'
right numbers "$main    // %%%% one One\n    double x = 1e+3, y = .5e-1, z = 0x1p+2;\n    printf(\"%%g\\\\n\", x + y + z);\n$end" 2 '1004.05'
right quotes_in_prose "$main    /* %%%% [markdown]\n    don't \"close\n    // %%%% not a cell\n    */\n    // %%%% one One\n    puts(\"q\");\n$end" 2 'q' '// %% not a cell'

right both_branches "$main    // %%%% one One\n#ifdef D\n    fprintf(\n#else\n    fprintf(\n#endif\n        stdout, \"both\\\\n\");\n#if 1\n    puts(\"yes\");\n#else\n    puts(\"no\");\n#endif\n    // %%%% two Two\n$end" 3 'both' 'yes'
right both_close "$main    // %%%% one One\n    if (1) {\n#if 1\n        puts(\"close\"); }\n#else\n        puts(\"b\"); }\n#endif\n    // %%%% two Two\n$end" 3 'close'
right dead "// %%%% io Io\n#include <stdio.h>\n#if 0\nint main(void) { notes (to myself\n#endif\nint main(void)\n{\n    // %%%% one One\n#if 0\n    notes to {\n#endif\n    puts(\"alive\");\n    // %%%% two Two\n$end" 3 'alive'
right macro_block "// %%%% io Io\n#include <stdio.h>\n#define TWICE for (int i = 0; i < 2; i++)\nint main(void)\n{\n    // %%%% one One\n    TWICE {\n        puts(\"twice\");\n    }\n    // %%%% two Two\n    struct s { int a; } s = {1};\n    printf(\"%%d\\\\n\", s.a + 6);\n    // %%%% three Three\n$end" 4 'twice' '7'
right joined_directive "// %%%% io Io\n#include <stdio.h>\n#define OPEN \\\\ \t\n    {\nint main(void)\n{\n    // %%%% one One\n    puts(\"joined\");\n$end" 2 'joined'
right quote_directive "// %%%% io Io\n#include <stdio.h>\n#define QUOTE '\"' /* a comment\n// %%%% two Two\n*/\nint main(void)\n{\n    // %%%% one One\n    putchar(QUOTE);\n    puts(\"quote\");\n$end" 2 '"quote'
right splice "$main    // %%%% one One\n    puts(\"a\\\\\n    b\");\n$end" 2 'a    b' '    puts("a\'
right label "$main    // %%%% one One\n    goto done;\ndone: {\n    puts(\"label\");\n    }\n    // %%%% two Two\n$end" 3 'label'

# ---- large ----

name=quotes
awk 'BEGIN { printf "/* %%%% [markdown]\n"
    for (i = 0; i < 200000; i++) printf ">"
    printf " deep\n*/\n// %%%% a A\nint main(void) { return 0; }\n" }' \
    >"$folder/quotes.c"
run && ok || bad 'quotes 200,000 deep'

name=stars
awk 'BEGIN { printf "/* %%%% [markdown]\n"
    for (i = 0; i < 100000; i++) printf "*a `b [c "
    printf "\n*/\n// %%%% a A\nint main(void) { return 0; }\n" }' \
    >"$folder/stars.c"
run && ok || bad '100,000 stars'

name=many
awk 'BEGIN {
    print "// %% io Io\n#include <stdio.h>\nint main(void)\n{"
    for (i = 0; i < 10000; i++)
        printf "    // %%%% c%d Cell %d\n    puts(\"cell %d\");\n", i, i, i
    print "    return 0;\n}" }' >"$folder/many.c"
run && grep -q ' 10001 of 10001 cells ran' "$folder/many.out" && ok ||
    bad "10,000 cells: $(cat "$folder/many.out" "$folder/many.err")"
grep -qxF 'cell 9999' "$folder/pages/many.md" && ok || bad 'the last one'

name=deep
awk 'BEGIN { print "// %% a A\nint main(void) {"
    for (i = 0; i < 300000; i++) printf "{"
    for (i = 0; i < 300000; i++) printf "}"
    print "\n// %% b B\nreturn 0; }" }' >"$folder/deep.c"
run # the compiler may give up; the runner may not
status=$?
[ $status -lt 2 ] && ok || bad "exit status $status"

name=long
awk 'BEGIN { printf "// %%%% a A\nint main(void) { return 0; } // "
    for (i = 0; i < 1000000; i++) printf "x"
    print "" }' >"$folder/long.c"
run && ok || bad "a line of a million letters: $(head -c 300 "$folder/long.err")"

name=huge
head -c 5000000 /dev/zero | tr '\0' '\n' >"$folder/huge.c"
run
grep -q 'huge.c: File too large' "$folder/huge.err" && ok || bad 'a file of 5 MB'

echo "hostile notebooks: $passed passed, $failed failed"
[ "$failed" = 0 ]
