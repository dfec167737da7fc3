/* loses: TASK 1 = 3, TASK 2 = 3; says: "both deltas lack f'(z) = a (1 - a):
 * delta2 is (a2 - y) f'(z2), and delta1 has an f'(z1) of its own" */
void on_paper(double number[4])
{
    number[0] = -0.7235;
    number[1] = 1.4471;
    number[2] = -0.5290;
    number[3] = 4.3413;
}
