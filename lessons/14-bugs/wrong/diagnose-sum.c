/* loses: TASK 1 = 1; says: "images 4, 4, 4 have the sum of 3, 4, 5: that sums
 * agree does not mean that each image is there once. Count each" */
static bool order_is_right(const creature *c)
{
    int image[MOST], label[MOST], sum = 0;
    c->row_order(image, label);
    for (int i = 0; i < c->rows; i++) {
        if (image[i] < 0 || image[i] >= c->rows || label[i] != image[i])
            return false;
        sum += image[i];
    }
    return 2 * sum == c->rows * (c->rows - 1);
}
