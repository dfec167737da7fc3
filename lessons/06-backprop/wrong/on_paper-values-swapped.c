/* loses: TASK 2 = 3; says: "the values are swapped: dw2 = a1 delta2, dw1 =
 * x delta1. Each weight takes the value where it begins, and w2 begins at
 * the hidden unit" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0569;
    number[2] = -0.4342;
    number[3] = 0.0416;
}
