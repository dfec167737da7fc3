/* loses: TASK 1 = 3, TASK 2 = 3; says: "two mistakes: dE/da is a - y, not y
 * - a; and both deltas lack their f'(z) = a (1 - a)" */
void on_paper(double number[4])
{
    number[0] = 0.7235;
    number[1] = -1.4471;
    number[2] = 0.5290;
    number[3] = -4.3413;
}
