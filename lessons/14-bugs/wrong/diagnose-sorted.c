/* loses: TASK 1 = 9; says: "images are expected in the order 0, 1, 2, ...; any
 * order will do, and a shuffled one is better" */
static bool order_is_right(const creature *c)
{
    int image[MOST], label[MOST], taken[MOST] = {0};
    c->row_order(image, label);
    for (int i = 0; i < c->rows; i++) {
        if (image[i] != i || label[i] != i)
            return false;
    }
    return true;
}
