/* loses: TASK 9 = 1, TASK 10 = 2; says: "the last axis is refused: a shape
 * of rank 2 has the axes 0 and 1" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis >= shape.rank - 1)
        tg_fail_op(y, "there is no such axis");
    if (shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}
