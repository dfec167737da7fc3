"""Cases of ops on each number by itself."""
import torch
import torch.nn.functional as F

from case import (INF, NAN, SHAPES, Const, Same, case, grid, nonzero, positive,
                  whole)


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


def more_unary():
    ops = [("abs", torch.abs, nonzero), ("sign", torch.sign, grid),
           ("rsqrt", torch.rsqrt, positive),
           ("reciprocal", torch.reciprocal, nonzero),
           ("expm1", torch.expm1, grid), ("log1p", torch.log1p, positive),
           ("sin", torch.sin, grid), ("cos", torch.cos, grid),
           ("erf", torch.erf, grid), ("erfc", torch.erfc, grid),
           ("softplus", softplus, grid), ("log_sigmoid", F.logsigmoid, grid),
           ("silu", F.silu, grid), ("gelu", F.gelu, grid),
           ("gelu_tanh", gelu_tanh, grid)]
    for name, f, draw in ops:
        for shape in SHAPES[:5] + SHAPES[6:]:
            case(name, f, draw(*shape))
    wide = [0.0, 1000.0, -1000.0, 30.0, -30.0, 2.0 ** -40]
    for name, f in [("softplus", softplus), ("log_sigmoid", F.logsigmoid),
                    ("silu", F.silu), ("expm1", torch.expm1),
                    ("erf", torch.erf), ("erfc", torch.erfc)]:
        case(name, f, wide)
    for name, f in [("gelu", F.gelu), ("gelu_tanh", gelu_tanh)]:
        case(name, f, [0.0, 40.0, -1000.0, 3.0, -2.0, 0.5])
    case("abs", torch.abs, [0.0, -0.0, INF, -INF])
    case("sign", torch.sign, [0.0, INF, -INF, 2.0 ** -100])
    case("log1p", torch.log1p, [0.0, -1.0, INF, NAN, 2.0 ** -40])
    case("rsqrt", torch.rsqrt, [0.0, 1.0, 4.0, NAN])
    case("reciprocal", torch.reciprocal, [0.0, 2.0, NAN])
    case("sin", torch.sin, [0.0, 100.0, -3.0, NAN])
    case("cos", torch.cos, [0.0, 100.0, -3.0, NAN])


def softplus(x):
    return torch.logaddexp(x, torch.zeros(()))  # F.softplus is linear above 20


def gelu_tanh(x):
    u = (2 / torch.pi) ** 0.5 * (x + 0.044715 * x ** 3)
    return 0.5 * x * (1 + torch.tanh(u))


def powers():
    for shape in [(), (3, 5), (0,)]:
        for c in (2.0, 3.0, 0.5, -1.5, 1.0, 0.0):
            case("pow_scalar", lambda x: x ** c, positive(*shape), attr=[c])
            case("elu", lambda x: F.elu(x, alpha=c), grid(*shape), attr=[c])
    case("pow_scalar", lambda x: x ** 3, grid(6), attr=[3])
    case("pow_scalar", lambda x: x ** 2, [0.0, -2.0, INF], attr=[2])
    case("pow_scalar", lambda x: x ** 1, [0.0, -2.0], attr=[1])
    case("elu", F.elu, [0.0, 1000.0, -1000.0, -0.5, 2.0 ** -40], attr=[1])
    for low, high in [(-1, 1), (0, 6), (-INF, 0.5), (2, 2)]:
        for shape in [(), (7,), (2, 3)]:
            case("clamp", lambda x: x.clamp(low, high), grid(*shape),
                 attr=[low, high])
    case("clamp", lambda x: x.clamp(-1, 1), [-1.0, 1.0, INF, -INF, 0.0],
         attr=[-1, 1])
    for a, b in PAIRS:
        case("pow", torch.pow, positive(*a), grid(*b))
    case("pow", torch.pow, positive(3), Same(0))
    case("pow", torch.pow, [0.0, 0.0, 0.0, 2.0], [2.0, 0.0, 0.5, 0.0])
    case("pow", torch.pow, [-2.0, -0.5, 3.0], Const([2.0, 3.0, -1.0]))


def extremes_of_two():
    for name, f in [("maximum", torch.maximum), ("minimum", torch.minimum)]:
        for a, b in PAIRS:
            case(name, f, whole(3, *a), whole(3, *b))
        case(name, f, grid(4), Same(0))
        case(name, f, [1.0, INF, -INF, 0.0], [1.0, 2.0, -INF, -3.0])


PARTS = [unary, with_number, binary, choice, more_unary, powers,
         extremes_of_two]
