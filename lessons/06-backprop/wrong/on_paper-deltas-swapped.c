/* loses: TASK 1 = 3; says: "delta1 and delta2 are swapped: number[0] is
 * delta2, the one of the output" */
void on_paper(double number[4])
{
    number[0] = 0.0569;
    number[1] = -0.1447;
    number[2] = -0.1058;
    number[3] = 0.1707;
}
