/* loses: TASK 2 = 3; says: "dw2 was computed with x; w2 begins at the
 * hidden unit, so its value is a1" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0569;
    number[2] = -0.4342;
    number[3] = 0.1707;
}
