/* loses: TASK 1 = 3, TASK 2 = 3; says: "already forwards something is
 * missing: z1 = w1 x + b1, z2 = w2 a1 + b2, and here the biases are left
 * out" */
void on_paper(double number[4])
{
    number[0] = -0.1142;
    number[1] = 0.0341;
    number[2] = -0.0934;
    number[3] = 0.1022;
}
