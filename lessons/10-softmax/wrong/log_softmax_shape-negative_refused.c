/* loses: TASK 9 = 1; says: "a negative axis is refused, but -1 is the last
 * one: ask axis_of, which counts from 0" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = *(const int *)y->attr;
    if (axis < 0 || axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}
