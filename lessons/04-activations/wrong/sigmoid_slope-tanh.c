/* loses: TASK 1 = 2, TASK 7 = 3, TASK 8 = 1; says: "1 - a^2 is the slope of
 * tanh. The sigmoid goes from 0 to 1, so its slope is 0 at a = 0 as well"
 * */
double sigmoid_slope(double a)
{
    return 1 - a * a;
}
