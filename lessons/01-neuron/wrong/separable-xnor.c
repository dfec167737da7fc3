/* loses: TASK 5 = 7; says: "(1, 0, 0, 1) is called learnable. It is XOR
 * inverted: its ones stand on a diagonal too, and no line has both on one
 * side" */
bool separable(const double target[4])
{
    return !(target[0] == 0 && target[1] == 1 && target[2] == 1 &&
             target[3] == 0);
}
