/* loses: TASK 10 = 2; says: "it returns where it should refuse: whoever
 * called goes on. tg_fail_op(y, ...) refuses" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis >= shape.rank)
        return;
    if (shape.dim[axis] == 0)
        return;
    y->shape = shape;
}
