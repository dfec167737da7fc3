/* Lists of axes. */
#include "ops/axis_list.h"

#include "tape/given.h"

tg_axes tg_axes_same(tg_axes axes)
{
    return axes;
}

tg_axes tg_axes_one(int axis)
{
    return tg_axes_of(1, &axis);
}

tg_axes tg_axes_array(const int *axes)
{
    (void)axes;
    tg_fail("axes are a number or TG_AXES(0, 1), not an array, whose length is "
            "not known");
}

tg_axes tg_axes_of(int count, const int *axis)
{
    tg_axes axes = {count, {0}};
    if (count < 0 || count > TG_MAX_RANK)
        tg_fail("a tensor has at most %d axes, not %d", TG_MAX_RANK, count);
    if (count > 0)
        tg_check_given("axes_of", axis, 2);
    for (int i = 0; i < count; i++)
        axes.axis[i] = axis[i];
    return axes;
}
