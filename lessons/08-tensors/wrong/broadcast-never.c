/* loses: TASK 2 = 2, TASK 3 = 4; says: "it always says no: equal sizes
 * broadcast, and so does a 1 with any size" */
bool broadcast(shape a, shape b, shape *out)
{
    (void)a, (void)b, (void)out;
    return false;
}
