/* The names of all ops in the library's table, a line each: for lint. */
#include <stdio.h>

#include "ops/table.h"

int main(void)
{
    const tg_op *op;
    for (int i = 0; (op = tg_op_at(i)); i++)
        puts(op->name);
    return 0;
}
