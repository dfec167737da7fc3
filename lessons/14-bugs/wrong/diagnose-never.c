/* loses: TASK 1 = 12; says: "every creature is called well. If you have three
 * tests: one that fails is enough to call it sick, not all of them" */
bool diagnose(const creature *c)
{
    (void)c;
    return false;
}
