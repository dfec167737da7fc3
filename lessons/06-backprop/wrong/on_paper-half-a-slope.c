/* loses: TASK 1 = 3, TASK 2 = 3; says: "f'(z) = a (1 - a) has two factors;
 * 1 - a is missing" */
void on_paper(double number[4])
{
    number[0] = -0.2000;
    number[1] = 0.2925;
    number[2] = -0.1462;
    number[3] = 0.8774;
}
