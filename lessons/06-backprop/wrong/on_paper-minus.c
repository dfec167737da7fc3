/* loses: TASK 2 = 3; says: "dw2 and dw1 have the wrong sign: the minus
 * comes in the step, w <- w - rate dw" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0569;
    number[2] = 0.1058;
    number[3] = -0.1707;
}
