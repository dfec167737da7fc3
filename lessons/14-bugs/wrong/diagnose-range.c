/* loses: TASK 1 = 1; says: "no image is there twice, but one is not of 0 ..
 * rows-1: where there is a stranger, one of them is missing" */
static bool order_is_right(const creature *c)
{
    int image[MOST], label[MOST], taken[MOST] = {0};
    c->row_order(image, label);
    for (int i = 0; i < c->rows; i++) {
        if (label[i] != image[i] || taken[image[i]]++)
            return false;
    }
    return true;
}
