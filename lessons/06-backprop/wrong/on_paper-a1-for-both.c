/* loses: TASK 2 = 3; says: "dw1 was computed with a1; w1 begins at the
 * input, so its value is x" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0569;
    number[2] = -0.1058;
    number[3] = 0.0416;
}
