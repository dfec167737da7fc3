"""Cases of ops that reduce, multiply, move or look up."""
import torch
import torch.nn.functional as F

from case import (INF, NAN, SHAPES, Const, Same, case, grid, nonzero, positive,
                  whole)


def softmaxes():
    for name, f in [("softmax", F.softmax), ("log_softmax", F.log_softmax)]:
        for shape, axis in [((1,), 0), ((7,), -1), ((3, 5), 1), ((3, 5), 0),
                            ((3, 5), -2), ((2, 3, 4), 1), ((2, 1, 3, 2), -1),
                            ((2, 1, 3, 2), 0), ((2, 1, 3), 1), ((0, 3), -1)]:
            case(name, lambda x: f(x, axis), grid(*shape), attr=[axis])
        big = [[1e4, 0, -1e4], [1e4, 1e4, 1e4], [1000, 999, 998]]
        case(name, lambda x: f(x, 1), big, attr=[1])
        case(name, lambda x: f(x, 1), [[-INF, 0, 1], [-INF, -INF, -INF],
                                       [INF, 0, 0], [NAN, 0, 0]], attr=[1])


AXES = [((7,), [0]), ((7,), [-1]), ((3, 5), [0]), ((3, 5), [1]),
        ((3, 5), [-1, 0]), ((2, 3, 4), [1]), ((2, 3, 4), [0, 2]),
        ((2, 3, 4), [-3, -2]), ((2, 1, 3, 2), [1]), ((2, 3, 2, 2), [0, 2]),
        ((2, 3, 2, 2), [3, 1]), ((1, 1), [0, 1])]
EMPTY = [((0,), [0]), ((2, 0, 3), [1]), ((2, 0, 3), [0]), ((0, 2), [0, 1])]


def reductions():
    f = {"sum": torch.sum, "mean": torch.mean, "max": torch.amax}
    for name, g in f.items():
        for shape in SHAPES[:-2]:
            case(name, lambda x: g(x, dim=tuple(range(x.dim()))), grid(*shape))
        for shape, axes in AXES:
            for keep in (False, True):
                case(name, lambda x: g(x, dim=tuple(axes), keepdim=keep),
                     grid(*shape), attr=[keep, *axes])
        for shape, axes in EMPTY if name != "max" else []:
            case(name, lambda x: g(x, dim=tuple(axes)), grid(*shape),
                 attr=[0, *axes])
        case(name, lambda x: g(x, dim=0), grid(67, 1), attr=[0, 0])
    case("max", lambda x: torch.amax(x, dim=(0,)), grid(3, 0), attr=[0, 0])
    case("sum", lambda x: torch.sum(x), torch.zeros(2, 0))
    case("mean", lambda x: torch.mean(x), torch.zeros(0, 3))
    for shape, axes in [((7,), [0]), ((4, 5), [1]), ((3, 2, 3), [0, 2]),
                        ((2, 3, 2, 2), [0, 2])]:
        case("max", lambda x: torch.amax(x, dim=tuple(axes)),
             whole(2, *shape), attr=[0, *axes])
    case("max", torch.amax, torch.ones(3, 3))
    case("max", lambda x: torch.amax(x, 1), [[-INF, -1], [INF, 2]],
         attr=[0, 1])
    for shape, to in [((3, 5), ()), ((3, 5), (5,)), ((3, 5), (1, 5)),
                      ((3, 5), (3, 1)), ((3, 5), (3, 5)), ((7,), (1,)),
                      ((2, 3, 4), (3, 1)), ((2, 3, 4), (1, 3, 1)),
                      ((2, 3, 2, 2), (2, 1, 2, 1)), ((0, 3), (1, 3)),
                      ((), ()), ((2, 0), (2, 0)), ((2, 0), (2, 1))]:
        case("sum_to", lambda x: x.sum_to_size(to), grid(*shape), attr=to)


def matmuls():
    for m, k, n in [(1, 1, 1), (3, 5, 7), (1, 6, 2), (4, 1, 3), (2, 7, 1),
                    (5, 3, 17), (2, 0, 3), (0, 2, 3), (2, 3, 0)]:
        for ta in (0, 1):
            for tb in (0, 1):
                a = grid(*((k, m) if ta else (m, k)))
                b = grid(*((n, k) if tb else (k, n)))
                f = lambda a, b: torch.matmul(a.T if ta else a,
                                              b.T if tb else b)
                case("matmul", f, a, b, attr=[ta, tb])
    case("matmul", lambda a, b: a @ b, grid(3, 3), Same(0), attr=[0, 0])
    case("matmul", lambda a, b: a @ b.T, grid(2, 3), Same(0), attr=[0, 1])
    case("matmul", lambda a, b: a.T @ b, grid(2, 3), Same(0), attr=[1, 0])
    case("matmul", lambda a, b: a @ b, Const(grid(2, 3)), grid(3, 2),
         attr=[0, 0])


def moves():
    for shape in [(1, 1), (3, 5), (5, 1), (2, 3, 4), (2, 1, 3, 2), (2, 0, 3),
                  (17, 2)]:
        case("transpose", lambda x: x.transpose(-1, -2), grid(*shape))
    for shape, to in [((), (1,)), ((), ()), ((1, 1), ()), ((6,), (2, 3)),
                      ((3, 4), (2, 2, 3)), ((3, 4), (-1,)), ((3, 4), (6, -1)),
                      ((2, 3, 4), (4, -1, 1, 2)), ((0,), (2, 0)),
                      ((3, 1), (-1, 1))]:
        case("reshape", lambda x: x.reshape(to), grid(*shape), attr=to)
    for shape, to in [((), ()), ((), (2, 3)), ((1,), (4,)), ((3,), (2, 3)),
                      ((3, 1), (3, 4)), ((2, 1, 3, 1), (2, 2, 3, 2)),
                      ((1,), (0,)), ((2, 1), (2, 0)), ((3, 4), (3, 4))]:
        case("expand", lambda x: x.expand(to), grid(*shape), attr=to)
    for n, shape in [(1, (2,)), (4, ()), (3, (5,)), (5, (2, 3)),
                     (2, (1, 2, 1)), (3, (0,))]:
        f = lambda x: F.one_hot(x.long(), n).double()
        case("one_hot", f, whole(n, *shape), attr=[n], flat=True)


def more_reductions():
    f = {"min": torch.amin, "norm": torch.linalg.vector_norm,
         "logsumexp": torch.logsumexp, "prod": prod}
    for name, g in f.items():
        every = lambda x: g(x, dim=tuple(range(x.dim()))) if x.dim() else x + 0
        for shape in [(1,), (7,), (3, 5), (2, 1, 3, 2)]:
            case(name, every, nonzero(*shape))
        for shape, axes in AXES:
            for keep in (False, True):
                case(name, lambda x: g(x, dim=tuple(axes), keepdim=keep),
                     nonzero(*shape), attr=[keep, *axes])
    for name in ("norm", "prod"):
        case(name, lambda x: f[name](x, dim=(1,)), torch.zeros(2, 0),
             attr=[0, 1])
    case("min", torch.amin, torch.ones(3, 3))
    case("norm", torch.linalg.vector_norm, torch.zeros(3))
    case("prod", lambda x: prod(x, (0,)), [0.0, 2.0, 3.0], attr=[0, 0])
    case("prod", lambda x: prod(x, (1,)), [[0.0, 0.0, 3.0], [1.0, 0.0, 2.0]],
         attr=[0, 1])
    big = [[1e4, 0, -1e4], [1e4, 1e4, 1e4], [1000, 999, 998]]
    case("logsumexp", lambda x: torch.logsumexp(x, (1,)), big, attr=[0, 1])
    for name, g in (("var", torch.var), ("std", torch.std)):
        for c in (0, 1):
            for shape in [(7,), (3, 5), (2, 1, 3, 2)]:
                every = tuple(range(len(shape)))
                case(name, lambda x: g(x, dim=every, correction=c),
                     grid(*shape), attr=[c])
            for shape, axes in AXES[2:-1]:
                if c == 1 and shape == (2, 1, 3, 2):
                    continue
                for keep in (0, 1):
                    case(name, lambda x: g(x, dim=axes, correction=c,
                                           keepdim=bool(keep)),
                         grid(*shape), attr=[c, keep, *axes])


def prod(x, dim, keepdim=False):
    for i in sorted((a % x.dim() for a in dim), reverse=True):
        x = torch.prod(x, i, keepdim=keepdim)
    return x


def places():
    for name, f in [("argmax", torch.argmax), ("argmin", torch.argmin)]:
        for shape in [(1,), (7,), (3, 5), (2, 3, 4)]:
            case(name, lambda x: f(x).double(), grid(*shape), flat=True)
            for axis in range(-len(shape), len(shape)):
                for keep in (0, 1):
                    case(name, lambda x: f(x, axis, bool(keep)).double(),
                         grid(*shape), attr=[keep, axis], flat=True)
        case(name, lambda x: f(x, 0).double(), [1.0, 3.0, NAN, 2.0, NAN],
             attr=[0, 0], flat=True)
    for shape, axis in [((1,), 0), ((7,), -1), ((3, 5), 0), ((3, 5), 1),
                        ((2, 3, 4), 1), ((2, 0, 3), 1), ((0,), 0)]:
        case("cumsum", lambda x: torch.cumsum(x, axis), grid(*shape),
             attr=[axis])
        case("flip", lambda x: torch.flip(x, [axis]), grid(*shape),
             attr=[axis])


def batched():
    for a, b in [((2, 3, 4), (2, 4, 5)), ((2, 3, 4), (4, 5)),
                 ((3, 4), (2, 4, 5)), ((2, 1, 3, 2), (1, 3, 2, 4)),
                 ((2, 1, 3, 2), (3, 2, 4)), ((1, 3, 2), (5, 2, 1)),
                 ((0, 3, 2), (2, 2)), ((2, 3, 0), (2, 0, 2))]:
        for ta in (0, 1):
            for tb in (0, 1):
                turn = lambda x, t: x.transpose(-1, -2) if t else x
                case("matmul", lambda x, y: turn(x, ta) @ turn(y, tb),
                     grid(*a).then(lambda x: turn(x, ta).contiguous()),
                     grid(*b).then(lambda x: turn(x, tb).contiguous()),
                     attr=[ta, tb])
    case("matmul", lambda a, b: a @ b, grid(2, 3, 3), Same(0), attr=[0, 0])
    for n in (1, 5, 0, 40):
        case("dot", torch.dot, grid(n), grid(n))
        case("outer", torch.outer, grid(n), grid(3))
    case("dot", torch.dot, grid(4), Same(0))
    case("outer", torch.outer, grid(4), Same(0))


def more_moves():
    for order in [(0,), (1, 0), (0, 1), (2, 0, 1), (-1, 1, 0), (0, 2, 3, 1),
                  (3, 1, 2, 0), (1, 0, 3, 2), (4, 2, 0, 1, 3)]:
        shape = [2, 3, 1, 4, 2][:len(order)]
        case("permute", lambda x: x.permute(order), grid(*shape), attr=order)
    case("permute", lambda x: x.permute(2, 0, 1), grid(2, 0, 3),
         attr=[2, 0, 1])
    for shape, axis, start, stop, step in [
            ((7,), 0, 0, 7, 1), ((7,), 0, 2, 5, 1), ((7,), 0, 1, 7, 3),
            ((7,), 0, 6, 7, 2), ((3, 5), 1, 1, 4, 2), ((3, 5), 0, 2, 3, 1),
            ((3, 5), -1, 0, 5, 4), ((2, 3, 4), 1, 0, 2, 1),
            ((2, 3, 4), 0, 1, 1, 1), ((2, 0, 3), 1, 0, 0, 1)]:
        def cut(x):
            index = [slice(None)] * x.dim()
            index[axis] = slice(start, stop, step)
            return x[tuple(index)]
        case("slice", cut, grid(*shape), attr=[axis, start, stop, step])
    case("slice", lambda x: x[-3:-1], grid(5), attr=[0, -3, -1, 1])
    for shape, axis, before, after, value in [
            ((3,), 0, 1, 2, 0), ((3, 2), 0, 0, 2, 1.5), ((3, 2), 1, 2, 0, -1),
            ((2, 3, 2), -2, 1, 1, 0), ((0, 2), 0, 2, 1, 3), ((3,), 0, 0, 0, 7)]:
        def pad(x):
            sizes = [0] * (2 * x.dim())
            last = 2 * (x.dim() - 1 - axis % x.dim())
            sizes[last:last + 2] = [before, after]
            return F.pad(x, sizes, value=value)
        case("pad", pad, grid(*shape), attr=[axis, before, after, value])
    for shapes, axis in [([(3,), (2,)], 0), ([(2, 3), (2, 1), (2, 2)], 1),
                         ([(1, 3), (2, 3)], -2), ([(2, 2, 2)], 2),
                         ([(0, 3), (2, 3)], 0), ([(2, 1, 3)] * 5, 1)]:
        case("concat", lambda *x: torch.cat(x, axis),
             *[grid(*shape) for shape in shapes], attr=[axis])
    case("concat", lambda *x: torch.cat(x, 0), grid(2, 2), Same(0), Same(0),
         attr=[0])
    for n, shape, axis in [(1, (), 0), (3, (), -1), (2, (3,), 0),
                           (2, (3,), 1), (3, (2, 3), -1), (2, (2, 3), 1),
                           (2, (0, 2), 0)]:
        case("stack", lambda *x: torch.stack(x, axis),
             *[grid(*shape) for _ in range(n)], attr=[axis])
    for shape, times in [((3,), (2,)), ((), (3,)), ((2, 3), (1, 2)),
                         ((2, 3), (2, 1)), ((2, 3), (3, 2)), ((3,), (2, 2)),
                         ((2, 3, 1), (2,)), ((2, 1, 2), (2, 3, 1)),
                         ((3,), (0,)), ((2, 3), (1, 1))]:
        case("tile", lambda x: torch.tile(x, times), grid(*shape), attr=times)
    for shape in SHAPES:
        case("gradient_reversal", lambda x: x.detach() * 1.5 - x * 0.5,
             grid(*shape), attr=[0.5])


def indices():
    for shape, axis, n in [((7,), 0, 4), ((3, 5), 0, 2), ((3, 5), 1, 7),
                           ((3, 5), -1, 1), ((2, 3, 4), 1, 5), ((3, 2), 0, 0)]:
        index = [n if i == axis % len(shape) else m
                 for i, m in enumerate(shape)]
        at = whole(shape[axis], *index)
        case("gather", lambda x, i: torch.gather(x, axis, i.long()),
             grid(*shape), Const(at), attr=[axis])
        case("scatter_add",
             lambda x, i, s: x.scatter_add(axis, i.long(), s), grid(*shape),
             Const(at), grid(*index), attr=[axis])
        line = whole(shape[axis], n)
        case("index_select", lambda x, i: x.index_select(axis, i.long()),
             grid(*shape), Const(line), attr=[axis])
        case("index_add", lambda x, i, s: x.index_add(axis, i.long(), s),
             grid(*shape), Const(line), grid(*index), attr=[axis])
    small = whole(3, 2, 2)
    case("gather", lambda x, i: torch.gather(x, 0, i.long()), grid(3, 4),
         Const(small), attr=[0])
    case("scatter_add", lambda x, i, s: x.scatter_add(0, i.long(), s),
         grid(3, 4), Const(small), grid(2, 2), attr=[0])
    case("scatter_add", lambda x, i, s: x.scatter_add(1, i.long(), s),
         grid(3, 4), Const(small), grid(2, 2), attr=[1])
    for n, d, shape in [(4, 3, (5,)), (3, 1, (2, 2)), (5, 2, ()), (2, 2, (0,))]:
        case("embedding", lambda t, i: F.embedding(i.long(), t), grid(n, d),
             Const(whole(n, *shape)))


def parts_and_triangles():
    for shape, axis, n in [((4,), 0, 2), ((3, 6), 1, 3), ((6, 2), 0, 1),
                           ((2, 7, 2), -2, 7), ((2, 18), 1, 9), ((0, 3), 0, 5),
                           ((2, 3, 0), 1, 3)]:
        case("split", lambda x: torch.cat(
            x.split(max(shape[axis] // n, 1), axis)[::-1], axis), grid(*shape),
            attr=[n, axis])
    for name, f in [("triu", torch.triu), ("tril", torch.tril)]:
        for shape in [(3, 3), (2, 5), (4, 2), (2, 3, 4), (1, 1), (2, 0, 3),
                      (2, 3, 0)]:
            case(name, f, grid(*shape))
            for diagonal in (-2, -1, 1, 7):
                case(name, lambda x: f(x, diagonal), grid(*shape),
                     attr=[diagonal])
        case(name, f, [[NAN, INF], [-INF, NAN]])


def largest():
    def top(x, axis, k):
        y, at = torch.sort(x, dim=axis, descending=True, stable=True)
        return y.narrow(axis, 0, k), at.narrow(axis, 0, k).double()
    for x, axis, k in [(grid(7), 0, 3), (grid(3, 5), 1, 5), (grid(3, 5), 0, 1),
                       (grid(3, 5), -1, 2), (grid(2, 5, 3), 1, 4),
                       (whole(3, 4, 6), 1, 4), (grid(0, 4), 1, 2),
                       ([INF, NAN, -INF, 2.0, NAN, INF], 0, 5),
                       ([0.0, -1.0, 0.0, 5.0, 5.0], 0, 5)]:
        case("topk", lambda x: top(x, axis, k)[0], x, attr=[k, axis])
        case("topk_index", lambda x: top(x, axis, k)[1], x, attr=[k, axis],
             flat=True)


PARTS = [softmaxes, reductions, matmuls, moves, more_reductions, places,
         batched, more_moves, indices, parts_and_triangles,
         largest]
