/* Digits, and numbers in words. Declared in data.h. */
#include "data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

tg_mnist load_digits(void)
{
    tg_mnist digits;
    const char *folder = getenv("TG_DATA") ? getenv("TG_DATA") : "build/data";
    if (!tg_mnist_load_or_generate(folder, 12000, 2000, 1, &digits))
        tg_fail("%s", tg_error());
    printf("Data: %s\n",
           digits.generated ? "12,000 generated digits" : "MNIST");
    return digits;
}

static const char *const small[] = {
    "",        "one",     "two",       "three",    "four",
    "five",    "six",     "seven",     "eight",    "nine",
    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"twenty", "thirty",  "forty",  "fifty",
                                   "sixty",  "seventy", "eighty", "ninety"};

void write_number(char *to, int n)
{
    to += sprintf(to, "%d ", n);
    if (n >= 20)
        to += sprintf(to, "%s%s", tens[n / 10 - 2], n % 10 ? "-" : "");
    sprintf(to, "%s\n", small[n < 20 ? n : n % 10]);
}

tg_array *cut_text(const char *text, size_t streams, size_t steps)
{
    const size_t batches = strlen(text) / (streams * steps);
    tg_array *rows = tg_array_new(TG_U8, 2,
                                  (size_t[]){batches * streams, steps});
    if (!rows)
        tg_fail("%s", tg_error());
    for (size_t i = 0; i < batches * streams; i++)
        memcpy((char *)rows->data + i * steps,
               text + (i % streams * batches + i / streams) * steps, steps);
    return rows;
}
