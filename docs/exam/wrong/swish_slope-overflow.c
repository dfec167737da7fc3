/* loses: TASK 2 = 2; says: "exp(z) of a large z is infinite, and infinity by
 * infinity is no number. Write s with exp(-z)" */
double swish_slope(double z)
{
    const double s = exp(z) / (1 + exp(z));
    return s + z * s * (1 - s);
}
