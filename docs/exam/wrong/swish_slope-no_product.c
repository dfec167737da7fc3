/* loses: TASK 1 = 6; says: "this is s(z) alone. f is a product: its slope has a
 * second term, in which s is differentiated" */
double swish_slope(double z)
{
    return 1 / (1 + exp(-z));
}
