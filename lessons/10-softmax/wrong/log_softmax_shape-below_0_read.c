/* loses: TASK 10 = 2; says: "an axis below 0 is not refused: axis_of has
 * added the rank to it, and what is still below 0 is not there.
 * shape.dim[-1] is outside of dim" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}
