"""Writes vectors.txt: what PyTorch says about each op of tapegrad.

Run by hand, not by the tests; the file that it writes is kept:

    python3 tests/vectors/make_vectors.py

Needs PyTorch 1.10 or later. Every number goes in as a float64 that float32
holds exactly, so that both builds of the engine can be compared with one file.
"""
import os
import torch
import torch.nn.functional as F

SEED = 20240229
VERSION = torch.__version__.split("+")[0]
NAN, INF = float("nan"), float("inf")
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)

HEAD = f"""\
# What PyTorch says about each op: the answers that test_vectors.c expects.
#
# Made by tests/vectors/make_vectors.py (python3 tests/vectors/make_vectors.py)
# with PyTorch {VERSION}, float64, seed {SEED}. Not edited by hand.
#
# One case is the lines from "op" to the next empty line:
#   op NAME A ..         the op and its attributes, plain numbers:
#                        sum mean max: none (all axes), or keep then the axes;
#                        sum_to reshape expand: the dims; softmax log_softmax:
#                        the axis; leaky_relu add_scalar mul_scalar: the
#                        number; one_hot: classes; matmul: transpose a, b
#   param [2x3] X ..     the next input, one that a gradient is wanted of;
#                        [] is a scalar; numbers row-major
#   const [2x3] X ..     the next input, without a gradient
#   same K               the next input is input K once more
#   value [2x3] Y ..     the result
#   cotangent [2x3] R .. what arrives at the result, or "flat": no gradient
#                        flows through the op at all
#   grad K G ..          the gradient of sum(R * Y) for input K
#
# Where PyTorch and the conventions of this project differ, the conventions
# hold: a comparison beside a NaN is NaN; 0 ln 0 is 0 in the cross-entropies of
# probabilities, and its gradient for p is 0. Not here, for the same reason:
# the slope of relu and leaky_relu at NaN, and of max among NaNs.
"""


def show(x):
    return format(float(x), ".17g")


def line(word, tensor, shape=True):
    tensor = tensor.detach().contiguous()
    dims = " [" + "x".join(str(n) for n in tensor.shape) + "]" if shape else ""
    return word + dims + "".join(" " + show(x) for x in tensor.reshape(-1))


def grid(*shape, low=-3.0, high=3.0):
    """Random multiples of 1/32: exact in float32, and short to write."""
    n = torch.randint(round(low * 32), round(high * 32) + 1, shape)
    return n.double() / 32


def positive(*shape):
    return grid(*shape, low=0.25, high=3)


def nonzero(*shape):
    return positive(*shape) * (2.0 * torch.randint(0, 2, shape) - 1)


def whole(n, *shape):
    return torch.randint(0, n, shape).double()


class Same:
    """In a list of inputs: input `k` once more."""

    def __init__(self, k):
        self.k = k


class Const:
    """In a list of inputs: one that no gradient is wanted of."""

    def __init__(self, x):
        self.x = torch.as_tensor(x, dtype=torch.float64)


def collect(inputs, lines):
    """The tensors that the op gets, and (place, leaf) of the parameters."""
    tensors, leaves = [], []
    for k, x in enumerate(inputs):
        if isinstance(x, Same):
            tensors.append(tensors[x.k])
            lines.append(f"same {x.k}")
        elif isinstance(x, Const):
            tensors.append(x.x)
            lines.append(line("const", x.x))
        else:
            leaf = torch.as_tensor(x, dtype=torch.float64).clone()
            tensors.append(leaf.requires_grad_())
            leaves.append((k, leaf))
            lines.append(line("param", leaf))
        assert torch.equal(tensors[-1].nan_to_num(),
                           tensors[-1].float().double().nan_to_num())
    return tensors, leaves


OUT = []


def case(name, f, *inputs, attr=(), flat=False):
    """Appends one case: y = f(inputs), a random cotangent, the gradients."""
    lines = [" ".join(["op", name] + [show(a) for a in attr])]
    tensors, leaves = collect(inputs, lines)
    y = f(*tensors)
    lines.append(line("value", y))
    if flat:
        lines.append("flat")
        OUT.append(lines)
        return
    r = nonzero(*y.shape)
    lines.append(line("cotangent", r))
    grads = [None] * len(leaves)
    if leaves and y.requires_grad:
        grads = torch.autograd.grad(y, [x for _, x in leaves], r,
                                    allow_unused=True)
    for (k, leaf), g in zip(leaves, grads):
        g = torch.zeros_like(leaf) if g is None else g
        lines.append(line(f"grad {k}", g, shape=False))
    OUT.append(lines)


SHAPES = [(), (1,), (7,), (3, 5), (1, 4, 1), (2, 1, 3, 2), (0,), (2, 0, 3)]


def unary():
    ops = [("neg", torch.neg, grid), ("exp", torch.exp, grid),
           ("log", torch.log, positive), ("square", torch.square, grid),
           ("sqrt", torch.sqrt, positive), ("sigmoid", torch.sigmoid, grid),
           ("tanh", torch.tanh, grid), ("relu", torch.relu, grid)]
    for name, f, draw in ops:
        for shape in SHAPES:
            case(name, f, draw(*shape))
    edge = [0.0, 1000.0, -1000.0, INF, -INF, NAN]
    for name, f in [("neg", torch.neg), ("exp", torch.exp),
                    ("sigmoid", torch.sigmoid), ("tanh", torch.tanh),
                    ("square", torch.square)]:
        case(name, f, edge)
    case("relu", torch.relu, edge[:-1])
    for name, f in [("sigmoid", torch.sigmoid), ("tanh", torch.tanh)]:
        case(name, f, [20.0, -20.0, 90.0, -90.0, 0.0078125])
    case("log", torch.log, [0.0, 1.0, -1.0, INF, NAN])
    case("sqrt", torch.sqrt, [0.0, 1.0, -1.0, INF, NAN])
    for shape in SHAPES:
        x = grid(*shape)
        case("step", lambda x: (x > 0).double(), x)
        case("detach", lambda x: x.detach(), x, flat=True)
    case("step", lambda x: (x > 0).double(), [0.0, -0.0, INF, -INF])


def with_number():
    for shape in SHAPES:
        for c in (0.01, 0.25, -1.5, 0.0):
            leaky = lambda x: F.leaky_relu(x, c)
            if len(shape) < 3 or c == 0.01:
                case("leaky_relu", leaky, grid(*shape), attr=[c])
                case("add_scalar", lambda x: x + c, grid(*shape), attr=[c])
                case("mul_scalar", lambda x: x * c, grid(*shape), attr=[c])
    case("leaky_relu", lambda x: F.leaky_relu(x, 0.5), [0.0, -0.0, INF, -INF],
         attr=[0.5])
    case("mul_scalar", lambda x: x * 2, [INF, NAN, 0.0], attr=[2])


PAIRS = [((), ()), ((1,), (1,)), ((7,), (7,)), ((3, 5), (3, 5)),
         ((3, 5), ()), ((), (3, 5)), ((3, 5), (5,)), ((5,), (3, 5)),
         ((3, 1), (1, 4)), ((3, 1), (4,)), ((2, 1, 3), (4, 1)),
         ((2, 1, 3, 1), (1, 4, 1, 2)), ((0,), (0,)), ((0,), (1,)),
         ((2, 0), (2, 1)), ((1, 1, 1), (2,))]


def compare(f):
    def with_nan(a, b):
        nan = torch.isnan(a + b) & (torch.isnan(a) | torch.isnan(b))
        return torch.where(nan, torch.tensor(NAN), f(a, b).double())
    return with_nan


def binary():
    ops = [("add", torch.add, grid, grid), ("sub", torch.sub, grid, grid),
           ("mul", torch.mul, grid, grid), ("div", torch.div, grid, nonzero)]
    for name, f, first, second in ops:
        for a, b in PAIRS:
            case(name, f, first(*a), second(*b))
        for shape in [(), (2, 3)]:
            case(name, f, nonzero(*shape), Same(0))
        case(name, f, Const(grid(2, 3)), second(2, 1))
        case(name, f, first(3), Const(nonzero(2, 1)))
    case("div", torch.div, [1.0, -1.0, 0.0, 1.0, NAN], [0.0, 0.0, 0.0, INF, 1])
    for name, f in [("gt", torch.gt), ("ge", torch.ge), ("lt", torch.lt),
                    ("le", torch.le), ("eq", torch.eq)]:
        for a, b in PAIRS:
            case(name, compare(f), whole(3, *a), whole(3, *b), flat=True)
        case(name, compare(f), grid(4), Same(0), flat=True)
        case(name, compare(f), [NAN, NAN, 1.0, INF, -INF, 0.0],
             [NAN, 1.0, NAN, INF, INF, -0.0], flat=True)


def choice():
    f = lambda c, a, b: torch.where(c != 0, a, b)
    for c, a, b in [((), (), ()), ((7,), (7,), (7,)), ((3, 5), (3, 5), (3, 5)),
                    ((3, 1), (1, 4), ()), ((), (2, 3), (3,)),
                    ((4,), (3, 1), (2, 1, 1)), ((0,), (1,), ()),
                    ((2, 1, 3, 1), (4, 1, 2), (1,))]:
        case("where", f, Const(whole(2, *c)), grid(*a), grid(*b))
    case("where", f, Const([0.0, -0.0, -2.0, NAN, INF]), grid(5), grid(5))
    case("where", f, whole(2, 3), grid(3), Same(1))
    case("where", f, Const([1.0, 0.0]), [NAN, NAN], [2.0, INF])


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


def crossentropy(p, target):
    """Keras's without its clipping; 0 ln 0 is 0."""
    safe = torch.where(target == 0, torch.ones(()), p)
    return -(target * safe.log()).sum(-1).mean()


def rows(logits, target, labels):
    """F.cross_entropy wants [rows x C]."""
    x = logits.reshape(-1, logits.shape[-1])
    if labels:
        return F.cross_entropy(x, target.reshape(-1).long())
    return F.cross_entropy(x, target.reshape(x.shape))


def losses():
    mse = lambda a, b: ((a - b) ** 2).mean()
    for a, b in PAIRS:
        if 0 not in a + b:
            case("mse", mse, grid(*a), grid(*b))
    case("mse", mse, grid(3), Same(0))
    case("mse", mse, grid(3), Const(grid(3)))
    case("mse", mse, torch.zeros(0), Const(torch.zeros(0)))
    chance = lambda *shape: grid(*shape, low=0.0625, high=1)
    sets = [(3,), (1, 4), (5, 3), (4, 1), (2, 3, 4), (2, 1, 2, 3), (0, 3)]
    for shape in sets:
        hot = F.one_hot(whole(shape[-1], *shape[:-1]).long(), shape[-1])
        labels = whole(shape[-1], *shape[:-1])
        case("categorical_crossentropy", crossentropy, chance(*shape),
             chance(*shape))
        case("categorical_crossentropy", crossentropy, chance(*shape),
             Const(hot.double()))
        case("sparse_categorical_crossentropy",
             lambda p, t: crossentropy(p, F.one_hot(t.long(), shape[-1])),
             chance(*shape), Const(labels))
        case("softmax_cross_entropy", lambda x, t: rows(x, t, False),
             grid(*shape), chance(*shape))
        case("softmax_cross_entropy", lambda x, t: rows(x, t, False),
             grid(*shape), Const(hot.double()))
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


for part in (unary, with_number, binary, choice, softmaxes, reductions,
             matmuls, moves, losses):
    part()
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "vectors.txt")
with open(path, "w", encoding="ascii", newline="\n") as out:
    out.write(HEAD)
    for lines in OUT:
        out.write("\n" + "\n".join(lines) + "\n")
print(f"{len(OUT)} cases, {os.path.getsize(path)} bytes")
