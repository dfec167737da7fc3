/* loses: TASK 2 = 3; says: "these are the deltas again (they are db). dw = a_i
 * delta_j has one more factor: the value that came in through the weight" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0569;
    number[2] = -0.1447;
    number[3] = 0.0569;
}
