/* loses: TASK 14 = 2; says: "shadows widen the box: only places whose ink is
 * at least 0.3 belong to it" */
static double ink_of(double grey)
{
    const double ink = 1 - grey / 255;
    return ink < 0.3 ? 0 : ink;
}

static double ink_at(const double *grey, int width, int height, double x,
                     double y)
{
    return x >= 0 && y >= 0 && x < width && y < height
               ? ink_of(grey[width * (int)y + (int)x])
               : 0;
}

void to_pixels(const double *grey, int width, int height, double *pixels)
{
    double left = width, right = 0, top = height, bottom = 0;
    double mass = 0, mx = 0, my = 0;
    for (int i = 0; i < width * height; i++) {
        const int column = i % width, row = i / width;
        const double ink = ink_of(grey[i]);
        if (grey[i] == 255)
            continue;
        left = fmin(left, column), right = fmax(right, column + 1);
        top = fmin(top, row), bottom = fmax(bottom, row + 1);
        mass += ink;
        mx += ink * (column + 0.5);
        my += ink * (row + 0.5);
    }
    const double s = 20 / fmax(right - left, bottom - top);
    for (int i = 0; i < 28 * 28; i++) {
        pixels[i] = 0;
        for (int k = 0; k < 16 && mass > 0; k++) {
            const double u = i % 28 + (k % 4 + 0.5) / 4;
            const double v = i / 28 + (k / 4 + 0.5) / 4;
            const double x = mx / mass + (u - 14) / s;
            const double y = my / mass + (v - 14) / s;
            pixels[i] += ink_at(grey, width, height, x, y) / 16;
        }
    }
}
