/* loses: TASK 1 = 1; says: "how often an image is taken is counted, but whose
 * label it gets is not looked at" */
static bool order_is_right(const creature *c)
{
    int image[MOST], label[MOST], taken[MOST] = {0};
    c->row_order(image, label);
    for (int i = 0; i < c->rows; i++) {
        if (image[i] < 0 || image[i] >= c->rows || taken[image[i]]++)
            return false;
    }
    return true;
}
