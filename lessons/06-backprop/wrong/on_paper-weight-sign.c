/* loses: TASK 1 = 3, TASK 2 = 3; says: "delta1 has the wrong sign: w2 is
 * negative, and a factor of delta1" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = -0.0569;
    number[2] = -0.1058;
    number[3] = -0.1707;
}
