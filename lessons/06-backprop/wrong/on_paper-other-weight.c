/* loses: TASK 1 = 3, TASK 2 = 3; says: "delta1 was computed with w1; the way
 * from delta2 back to unit 1 is w2" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = -0.0142;
    number[2] = -0.1058;
    number[3] = -0.0427;
}
