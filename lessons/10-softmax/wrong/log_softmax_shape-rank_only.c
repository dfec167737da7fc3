/* loses: TASK 9 = 1, TASK 10 = 2; says: "y->shape has the rank of z, but not
 * its sizes: assign the struct, or each dim[a] as well" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape.rank = shape.rank;
}
