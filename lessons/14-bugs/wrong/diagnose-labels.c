/* loses: TASK 1 = 2; says: "labels are compared with images, but how often an
 * image is taken is not counted: one may be there twice, and another never" */
static bool order_is_right(const creature *c)
{
    int image[MOST], label[MOST], taken[MOST] = {0};
    c->row_order(image, label);
    for (int i = 0; i < c->rows; i++) {
        if (label[i] != image[i])
            return false;
    }
    return true;
}
