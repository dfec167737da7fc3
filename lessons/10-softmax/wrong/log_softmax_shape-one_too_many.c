/* loses: TASK 10 = 2; says: "one axis too many is let through: a shape of
 * rank 2 has the axes 0 and 1" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis > shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (axis < shape.rank && shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}
