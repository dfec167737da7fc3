/* loses: TASK 10 = 2; says: "the shape is right, and nothing is refused. An
 * axis that z does not have leads the next function astray, and a line of
 * no numbers has no largest" */
void log_softmax_shape(tg_tensor *y)
{
    y->shape = y->in[0]->shape;
}
