/* loses: TASK 10 = 2; says: "an axis of size 1 is refused. A line of one number
 * is fine: its probability is 1" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (shape.dim[axis] <= 1)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}
