/* loses: TASK 1 = 3, TASK 2 = 3; says: "all are twice as large as they should
 * be: E is half the square, so dE/da is a - y, without a 2" */
void on_paper(double number[4])
{
    number[0] = -0.2895;
    number[1] = 0.1138;
    number[2] = -0.2116;
    number[3] = 0.3415;
}
