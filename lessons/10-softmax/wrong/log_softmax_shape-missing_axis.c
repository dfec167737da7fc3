/* loses: TASK 10 = 2; says: "an axis that z does not have is not refused:
 * it is below 0, or there are not that many" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis >= 0 && axis < shape.rank && shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}
