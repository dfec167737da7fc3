/* loses: TASK 2 = 3; says: "dw2 = a1 delta2 and dw1 = x delta1: use the value
 * where the weight begins (a_i), not where it ends (a_j)" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0569;
    number[2] = -0.0400;
    number[3] = 0.0416;
}
