"""Cases of convolution, pooling, normalisation and losses."""
import torch
import torch.nn.functional as F

from case import (INF, NAN, SHAPES, Const, Same, case, grid, whole)


def crossentropy(p, target):
    """Keras's without its clipping; 0 ln 0 is 0."""
    safe = torch.where(target == 0, torch.ones(()), p)
    return -(target * safe.log()).sum(-1).mean()


def one_hot(labels, classes):
    return F.one_hot(labels.long(), classes).double()


def rows(logits, target, labels):
    """F.cross_entropy wants [rows x C]."""
    x = logits.reshape(-1, logits.shape[-1])
    if labels:
        return F.cross_entropy(x, target.reshape(-1).long())
    return F.cross_entropy(x, target.reshape(x.shape))


def losses():
    mse = lambda a, b: ((a - b) ** 2).mean()
    for shape in [(), (1,), (7,), (3, 5), (2, 1, 3)]:
        case("mse", mse, grid(*shape), grid(*shape))
    case("mse", mse, grid(3), Same(0))
    case("mse", mse, grid(3), Const(grid(3)))
    case("mse", mse, torch.zeros(0), Const(torch.zeros(0)))
    chance = lambda *shape: grid(*shape, low=0.0625, high=1)
    sets = [(3,), (1, 4), (5, 3), (4, 1), (2, 3, 4), (2, 1, 2, 3), (0, 3)]
    for shape in sets:
        labels = whole(shape[-1], *shape[:-1])
        hot = labels.then(lambda x: one_hot(x, shape[-1]))
        case("categorical_crossentropy", crossentropy, chance(*shape),
             chance(*shape))
        case("categorical_crossentropy", crossentropy, chance(*shape),
             Const(hot))
        case("sparse_categorical_crossentropy",
             lambda p, t: crossentropy(p, one_hot(t, shape[-1])),
             chance(*shape), Const(labels))
        case("softmax_cross_entropy", lambda x, t: rows(x, t, False),
             grid(*shape), chance(*shape))
        case("softmax_cross_entropy", lambda x, t: rows(x, t, False),
             grid(*shape), Const(hot))
        case("softmax_cross_entropy", lambda x, t: rows(x, t, True),
             grid(*shape), Const(labels))
    case("categorical_crossentropy", crossentropy, [[0.0, 1.0], [0.5, 0.5]],
         Const([[0.0, 1.0], [1.0, 0.0]]))
    case("categorical_crossentropy", crossentropy, [[0.0, 1.0], [0.5, 0.5]],
         Const([[1.0, 0.0], [1.0, 0.0]]))
    big = [[1e4, 0, -1e4], [1e4, 1e4, 1e4], [-1e4, 0, 0], [1000, 0, 999]]
    case("softmax_cross_entropy", lambda x, t: rows(x, t, True), big,
         Const([1.0, 2, 0, 2]))
    case("softmax_cross_entropy", lambda x, t: rows(x, t, False), big,
         chance(4, 3))
    case("softmax_cross_entropy", lambda x, t: rows(x, t, False), chance(2, 3),
         Same(0))


def options():
    for k, reduction in enumerate(REDUCTIONS):
        for shape in [(3,), (5, 3), (2, 3, 4), (4, 1)]:
            flat = lambda x: x.reshape(-1, x.shape[-1])
            back = lambda y: y.reshape(shape[:-1]) if k == 2 else y
            labels = whole(shape[-1], *shape[:-1])
            target = grid(*shape, low=1 / 32, high=1)
            for s in (0.125, 1):
                case("softmax_cross_entropy", lambda x, t: back(F.cross_entropy(
                    flat(x), t.reshape(-1).long(), reduction=reduction,
                    label_smoothing=s)), grid(*shape), Const(labels),
                    attr=[k, s])
                case("softmax_cross_entropy", lambda x, t: back(F.cross_entropy(
                    flat(x), flat(t), reduction=reduction, label_smoothing=s)),
                    grid(*shape), target, attr=[k, s])
                total = [torch.mean, torch.sum, lambda x: x][k]
                chance = grid(*shape, low=1 / 32, high=1)
                even = lambda t: t * (1 - s) + s / shape[-1]
                case("categorical_crossentropy", lambda p, t: total(
                    -(even(t) * p.log()).sum(-1)), chance, target, attr=[k, s])
                case("sparse_categorical_crossentropy", lambda p, t: total(-(even(
                    one_hot(t, shape[-1])) * p.log()).sum(-1)), chance,
                    Const(labels), attr=[k, s])
            for s, ignored in [(0, 0), (0, 1), (0.25, 2), (0.25, -100)]:
                some = labels.then(lambda t: torch.where(
                    (torch.arange(t.numel()) % 2).reshape(t.shape) == 1,
                    torch.tensor(float(ignored)), t))
                case("softmax_cross_entropy", lambda x, t: back(F.cross_entropy(
                    flat(x), t.reshape(-1).long(), reduction=reduction,
                    ignore_index=ignored, label_smoothing=s)), grid(*shape),
                    Const(some), attr=[k, s, ignored])
        case("softmax_cross_entropy", lambda x, t: F.cross_entropy(
            x, t.long(), reduction=reduction, ignore_index=0), grid(2, 3),
            Const([0.0, 0.0]), attr=[k, 0, 0])


REDUCTIONS = ["mean", "sum", "none"]


def kl(log_p, target, reduction):
    terms = torch.xlogy(target, target) - target * log_p
    return {"mean": terms.mean, "sum": terms.sum,
            "none": lambda: terms}[reduction]()


def hinge(a, target, reduction):
    terms = torch.relu(1 - target * a)
    return {"mean": terms.mean, "sum": terms.sum,
            "none": lambda: terms}[reduction]()


def more_losses():
    sets = [(), (3,), (2, 3), (2, 1, 3)]
    for k, reduction in enumerate(REDUCTIONS):
        attr = [] if k == 0 else [k]
        for shape in sets:
            if k > 0:
                case("mse", lambda a, b: F.mse_loss(a, b, reduction=reduction),
                     grid(*shape), grid(*shape), attr=attr)
            case("l1", lambda a, b: F.l1_loss(a, b, reduction=reduction),
                 grid(*shape), grid(*shape), attr=attr)
            for delta in (1.0, 0.5):
                case("huber",
                     lambda a, b: F.huber_loss(a, b, reduction=reduction,
                                               delta=delta),
                     grid(*shape), grid(*shape), attr=[delta] + attr)
            half = grid(*shape, low=1 / 32, high=31 / 32)
            case("bce", lambda p, t: F.binary_cross_entropy(
                p, t, reduction=reduction), half, Const(whole(2, *shape)),
                attr=attr)
            logits = F.binary_cross_entropy_with_logits
            case("bce_with_logits",
                 lambda x, t: logits(x, t, reduction=reduction), grid(*shape),
                 grid(*shape, low=0, high=1), attr=attr)
            case("kl_div", lambda p, t: kl(p, t, reduction), grid(*shape),
                 grid(*shape, low=1 / 32, high=1), attr=attr)
            case("hinge", lambda a, t: hinge(a, t, reduction), grid(*shape),
                 Const(whole(2, *shape).then(lambda x: 2 * x - 1)), attr=attr)
        for shape in [(3,), (5, 3), (2, 3, 4)]:
            flat = lambda x: x.reshape(-1, x.shape[-1])
            back = lambda y: y.reshape(shape[:-1]) if k == 2 else y
            labels = whole(shape[-1], *shape[:-1])
            case("nll", lambda p, t: back(F.nll_loss(
                flat(p), t.reshape(-1).long(), reduction=reduction)),
                grid(*shape), Const(labels), attr=attr)
            if k == 0:
                continue
            case("softmax_cross_entropy", lambda x, t: back(F.cross_entropy(
                flat(x), t.reshape(-1).long(), reduction=reduction)),
                grid(*shape), Const(labels), attr=attr)
            p = grid(*shape, low=1 / 32, high=1)
            hot = labels.then(lambda x: one_hot(x, shape[-1]))
            total = lambda x: x.sum() if k == 1 else x
            case("categorical_crossentropy",
                 lambda p, t: total(-(t * p.log()).sum(-1)), p, Const(hot),
                 attr=attr)
            case("sparse_categorical_crossentropy",
                 lambda p, t: total(-p.log().gather(
                     -1, t.long().unsqueeze(-1)).squeeze(-1)),
                 p, Const(labels), attr=attr)
    case("bce_with_logits", lambda x, t:
         F.binary_cross_entropy_with_logits(x, t, reduction="none"),
         [1e4, -1e4, 1e4, -1e4, 0.0], Const([1.0, 0.0, 0.0, 1.0, 0.5]),
         attr=[2])
    case("l1", F.l1_loss, [1.0, 2.0], Const([1.0, 1.0]))
    case("huber", F.huber_loss, [1.0, 2.0, 0.0], Const([0.0, 0.0, 0.0]),
         attr=[1])
    case("kl_div", lambda p, t: kl(p, t, "sum"), grid(3),
         Const([0.0, 1.0, 0.5]), attr=[1])


CONVS = [  # x, w, stride, padding, dilation, groups
    ((1, 1, 1, 1), (1, 1, 1, 1), (1, 1), (0, 0), (1, 1), 1),
    ((2, 3, 4, 5), (2, 3, 3, 2), (1, 1), (0, 0), (1, 1), 1),
    ((1, 2, 5, 5), (3, 2, 3, 3), (2, 2), (1, 1), (1, 1), 1),
    ((1, 2, 5, 4), (2, 2, 2, 3), (2, 1), (1, 0), (1, 1), 1),
    ((1, 1, 6, 6), (2, 1, 2, 2), (1, 1), (0, 1), (3, 2), 1),
    ((2, 4, 3, 3), (4, 2, 2, 2), (1, 1), (1, 1), (1, 1), 2),
    ((1, 3, 4, 4), (6, 1, 3, 3), (1, 1), (1, 1), (1, 1), 3),
    ((2, 2, 3, 3), (4, 2, 1, 1), (1, 1), (0, 0), (1, 1), 1),
    ((1, 1, 4, 7), (1, 1, 3, 3), (3, 2), (2, 2), (1, 2), 1),
    ((0, 2, 3, 3), (2, 2, 2, 2), (1, 1), (0, 0), (1, 1), 1),
]


def convolutions():
    for x, w, stride, padding, dilation, groups in CONVS:
        attr = [*stride, *padding, *dilation, groups]
        f = lambda x, w: F.conv2d(x, w, None, stride, padding, dilation, groups)
        case("conv2d", f, grid(*x), grid(*w), attr=attr)
        y = f(torch.zeros(x), torch.zeros(w)).shape

        def to_input(dy, w):
            leaf = torch.zeros(x, requires_grad=True)
            return torch.autograd.grad(f(leaf, w), leaf, dy,
                                       create_graph=True)[0]

        def to_weight(dy, x):
            leaf = torch.zeros(w, requires_grad=True)
            return torch.autograd.grad(f(x, leaf), leaf, dy,
                                       create_graph=True)[0]
        if x[0]:
            case("conv2d_input", to_input, grid(*y), grid(*w), attr=attr + [*x])
            case("conv2d_weight", to_weight, grid(*y), grid(*x),
                 attr=attr + [*w])


POOLS = [  # x, kernel, stride, padding
    ((1, 1, 1, 1), (1, 1), (1, 1), (0, 0)),
    ((2, 3, 4, 4), (2, 2), (2, 2), (0, 0)),
    ((1, 2, 5, 7), (3, 2), (2, 1), (1, 1)),
    ((1, 1, 6, 5), (3, 3), (1, 2), (0, 1)),
    ((1, 2, 3, 3), (3, 3), (3, 3), (1, 1)),
    ((1, 3, 2, 6), (1, 4), (1, 1), (0, 2)),
]


def pools():
    for shape, kernel, stride, padding in POOLS:
        attr = [*kernel, *stride, *padding, 0]
        largest = lambda x: F.max_pool2d(x, kernel, stride, padding)
        case("max_pool2d", largest, grid(*shape), attr=attr)
        case("max_pool2d", largest, whole(3, *shape), attr=attr)
        place = lambda x: F.max_pool2d(x, kernel, stride, padding,
                                       return_indices=True)[1].double()
        case("max_pool2d_index", place, whole(3, *shape), attr=attr, flat=True)
        for skip in (0, 1):
            case("avg_pool2d",
                 lambda x: F.avg_pool2d(x, kernel, stride, padding,
                                        count_include_pad=not skip),
                 grid(*shape), attr=attr[:-1] + [skip])
    case("max_pool2d", lambda x: F.max_pool2d(x, 2), grid(1, 1, 4, 6),
         attr=[2, 2, 0, 0, 0, 0, 0])
    case("max_pool2d", lambda x: F.max_pool2d(x, 2, 2, 1),
         torch.full((1, 1, 2, 2), -INF), attr=[2, 2, 2, 2, 1, 1, 0])


def norms():
    for eps in (1e-5, 0.25):
        for shape in [(4, 3), (2, 3, 4), (3, 2, 2, 3)]:
            c = shape[1]
            batch = lambda x, g=None, b=None: F.batch_norm(
                x, None, None, g, b, True, 0, eps)
            case("batch_norm", batch, grid(*shape), attr=[eps])
            case("batch_norm", batch, grid(*shape), grid(c), grid(c),
                 attr=[eps])
            var = grid(c, low=0.25, high=2)
            case("batch_norm",
                 lambda x, g, b, m, v: F.batch_norm(x, m, v, g, b, False, 0,
                                                    eps),
                 grid(*shape), grid(c), grid(c), Const(grid(c)), Const(var),
                 attr=[eps])
            for axes in range(1, len(shape)):
                last = shape[-axes:]
                case("layer_norm", lambda x, g, b: F.layer_norm(
                    x, last, g, b, eps), grid(*shape), grid(*last),
                    grid(*last), attr=[eps])
                case("rms_norm", lambda x, g: g * x * torch.rsqrt(
                    (x * x).mean(tuple(range(-axes, 0)), keepdim=True) + eps),
                    grid(*shape), grid(*last), attr=[eps])
            case("layer_norm", lambda x: F.layer_norm(x, shape[-1:], None,
                                                      None, eps),
                 grid(*shape), attr=[eps])
            case("rms_norm", lambda x: x * torch.rsqrt(
                (x * x).mean(-1, keepdim=True) + eps), grid(*shape),
                attr=[eps])


def signals():
    for x, w, stride, padding, dilation, groups in [
            ((2, 3, 5), (4, 3, 2), 1, 0, 1, 1), ((1, 4, 7), (2, 2, 3), 2, 1, 1, 2),
            ((1, 2, 6), (4, 1, 2), 1, 3, 3, 2), ((1, 1, 1), (1, 1, 1), 3, 0, 1, 1),
            ((0, 2, 3), (2, 2, 2), 1, 0, 1, 1)]:
        case("conv1d", lambda x, w: F.conv1d(x, w, None, stride, padding,
                                             dilation, groups),
             grid(*x), grid(*w), attr=[stride, padding, dilation, groups])
    for shape, kernel, stride, padding in [
            ((2, 3, 4), 2, 2, 0), ((1, 2, 7), 3, 2, 1), ((1, 1, 5), 4, 1, 2),
            ((1, 2, 1), 1, 1, 0)]:
        case("max_pool1d", lambda x: F.max_pool1d(x, kernel, stride, padding),
             grid(*shape), attr=[kernel, stride, padding])
        for skip in (0, 1):
            case("avg_pool1d", lambda x: F.avg_pool1d(
                x, kernel, stride, padding, count_include_pad=not skip),
                grid(*shape), attr=[kernel, stride, padding, skip])
    for shape, height, width in [((1, 1, 1, 1), 3, 2), ((2, 3, 2, 2), 2, 2),
                                 ((1, 2, 3, 5), 1, 3), ((1, 1, 4, 3), 3, 1),
                                 ((2, 1, 2, 3), 1, 1), ((1, 1, 2, 7), 5, 4)]:
        factor = (height, width)
        case("upsample", lambda x: F.interpolate(x, scale_factor=factor,
                                                 mode="nearest"),
             grid(*shape), attr=factor)
        case("upsample_bilinear",
             lambda x: F.interpolate(x, scale_factor=factor, mode="bilinear",
                                     align_corners=False),
             grid(*shape), attr=factor)


def constants():
    dummy = Const(torch.zeros(()))
    for attr in [(0, 3), (2, -1, -1), (0, 1, 0.25), (-1.5, 2, 0.75), (3, 3),
                 (5, 5, -2), (1, 2, 4), (0, -10, -3), (0, 31)]:
        case("arange", lambda x: torch.arange(*attr, dtype=torch.float64),
             dummy, attr=attr, flat=True)
    for n in (0, 1, 2, 3, 4, 7):
        case("eye", lambda x: torch.eye(n), dummy, attr=[n], flat=True)


PARTS = [losses, more_losses, options, convolutions, pools, norms, signals, constants]
