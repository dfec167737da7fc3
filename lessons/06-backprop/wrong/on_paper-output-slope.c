/* loses: TASK 1 = 3, TASK 2 = 3; says: "delta1 was computed with f'(z2); it
 * takes the slope of its own unit, f'(z1) = a1 (1 - a1)" */
void on_paper(double number[4])
{
    number[0] = -0.1447;
    number[1] = 0.0579;
    number[2] = -0.1058;
    number[3] = 0.1737;
}
