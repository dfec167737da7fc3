/* loses: TASK 5 = 14; says: "every function gets the same answer, true: XOR
 * and its opposite cannot be learnt, whatever the weights" */
bool separable(const double target[4])
{
    (void)target;
    return true;
}
