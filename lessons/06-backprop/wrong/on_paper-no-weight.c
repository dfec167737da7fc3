/* loses: TASK 1 = 3, TASK 2 = 3; says: "delta1 lacks w2: a1 reaches E only
 * through z2, and z2 = w2 a1 + b2" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = -0.0285;
    number[2] = -0.1058;
    number[3] = -0.0854;
}
