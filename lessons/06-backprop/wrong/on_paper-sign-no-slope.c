/* loses: TASK 1 = 3, TASK 2 = 3; says: "two mistakes: dE/da is a - y, not y
 * - a; and delta2 lacks f'(z2) = a2 (1 - a2)" */
void on_paper(double number[4])
{
    number[0] = 0.7235;
    number[1] = -0.2845;
    number[2] = 0.5290;
    number[3] = -0.8535;
}
