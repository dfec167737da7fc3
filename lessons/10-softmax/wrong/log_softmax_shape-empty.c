/* loses: TASK 10 = 2; says: "an axis of size 0 is not refused: there is no
 * largest number along it" */
void log_softmax_shape(tg_tensor *y)
{
    const tg_shape shape = y->in[0]->shape;
    const int axis = axis_of(y);
    if (axis < 0 || axis >= shape.rank)
        tg_fail_op(y, "there is no such axis");
    y->shape = shape;
}
