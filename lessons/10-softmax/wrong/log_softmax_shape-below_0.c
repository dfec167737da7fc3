/* loses: TASK 10 = 2; says: "an axis below 0 is not refused. axis_of has
 * added the rank to it: what is still below 0 is not there. Ask about the
 * axis before shape.dim[axis]" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (axis >= 0 && shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
}
