/* loses: TASK 1 = 3, TASK 2 = 3; says: "two mistakes: dE/da is a - y, not y
 * - a; and delta1 lacks w2" */
void on_paper(double number[4])
{
    number[0] = 0.1447;
    number[1] = 0.0285;
    number[2] = 0.1058;
    number[3] = 0.0854;
}
