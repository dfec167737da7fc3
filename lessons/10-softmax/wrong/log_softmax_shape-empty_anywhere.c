/* loses: TASK 10 = 2; says: "a tensor without numbers is refused, whichever
 * axis is asked for. [0 x 3] along axis 1 is fine, it has no lines: only the
 * size along the axis matters" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (y->in[0]->count == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}
