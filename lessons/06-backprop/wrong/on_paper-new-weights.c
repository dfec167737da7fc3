/* loses: TASK 1 = 3, TASK 2 = 3; says: "delta1 was computed with w2 - dw2; all
 * deltas belong to the weights as they are" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0539;
    number[2] = -0.1058;
    number[3] = 0.1617;
}
