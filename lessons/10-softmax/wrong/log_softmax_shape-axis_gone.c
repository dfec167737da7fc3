/* loses: TASK 9 = 1, TASK 10 = 2; says: "the axis is missing in y->shape,
 * as if numbers along it were added up. log_softmax gives one number for
 * each: y has the shape of z" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    if (shape.dim[axis] == 0)
        tg_fail_op(y, "there is nothing along that axis");
    y->shape = shape;
    y->shape.rank--;
    for (int a = axis; a < y->shape.rank; a++)
        y->shape.dim[a] = shape.dim[a + 1];
    y->shape.dim[y->shape.rank] = 0;
}
