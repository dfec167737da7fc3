double swish_slope(double z)
{
    const double s = 1 / (1 + exp(-z));
    return s + z * s * (1 - s);
}
