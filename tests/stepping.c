/* Running a script. */
#include "stepping.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "texts.h"

char *step_answers(tg_tensor *loss, const char *script)
{
    FILE *in = tmpfile(), *out = tmpfile();
    fputs(script, in);
    rewind(in);
    tg_step_through_with(loss, in, out, false);
    fclose(in);
    return texts_slurp(out);
}

void step_expect(tg_tensor *loss, const char *script, const char *text)
{
    char *said = step_answers(loss, script);
    ck_assert_msg(strstr(said, text), "'%s' is not in the answer to '%s':\n%s",
                  text, script, said);
    ck_assert_msg(texts_longest_line(said) <= 79, "%s", said);
    free(said);
}

tg_tensor *step_two_uses(tg_tape *tape)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){2});
    tg_tensor *product = tg_mul(w, x);
    return tg_add(product, w);
}
