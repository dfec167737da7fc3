/* loses: TASK 5 = 14; says: "every function gets the same answer, false: even
 * AND. 14 of the 16 can be learnt" */
bool separable(const double target[4])
{
    (void)target;
    return false;
}
