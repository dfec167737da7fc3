"""Cases for vectors.txt: the inputs, what PyTorch answers, and how it is
written.

The random numbers of a case come from a seed of its own, a hash of its op, its
attributes and its inputs. So a new case changes no line of any other."""
import zlib

import torch

NAN, INF = float("nan"), float("inf")
torch.set_default_dtype(torch.float64)


def show(x):
    return repr(float(x)).removesuffix(".0")


def line(word, tensor, shape=True):
    tensor = tensor.detach().contiguous()
    dims = " [" + "x".join(str(n) for n in tensor.shape) + "]" if shape else ""
    return word + dims + "".join(" " + show(x) for x in tensor.reshape(-1))


class Drawn:
    """An input that is drawn only when its case has been seeded."""

    def __init__(self, kind, draw):
        self.kind, self.draw = kind, draw

    def then(self, f):
        return Drawn(self.kind + " changed", lambda: f(self.draw()))


def grid(*shape, low=-3.0, high=3.0):
    """Random multiples of 1/32: exact in float32, and short to write."""
    first, last = round(low * 32), round(high * 32)
    return Drawn(f"grid {low} {high} {shape}",
                 lambda: torch.randint(first, last + 1, shape).double() / 32)


def positive(*shape):
    return grid(*shape, low=0.25, high=3)


def nonzero(*shape):
    sign = lambda: 2.0 * torch.randint(0, 2, shape) - 1
    return Drawn(f"nonzero {shape}",
                 lambda: positive(*shape).draw() * sign())


def whole(n, *shape):
    return Drawn(f"whole {n} {shape}",
                 lambda: torch.randint(0, n, shape).double())


class Same:
    """In a list of inputs: input `k` once more."""

    def __init__(self, k):
        self.k = k
        self.kind = f"same {k}"


class Const:
    """In a list of inputs: one that no gradient is wanted of."""

    def __init__(self, x):
        self.x = x
        self.kind = "const " + kind_of(x)


def kind_of(x):
    return x.kind if hasattr(x, "kind") else str(torch.as_tensor(x).tolist())


SEEDS = set()


def seed(name, attr, inputs):
    """Seeds by what the case is; the second of two equal cases is number 1."""
    key = " | ".join([name, str(list(attr))] + [kind_of(x) for x in inputs])
    number = 0
    while (key, number) in SEEDS:
        number += 1
    SEEDS.add((key, number))
    torch.manual_seed(zlib.crc32(f"{key} | {number}".encode()))


def numbers(x):
    x = x.draw() if isinstance(x, Drawn) else x
    x = torch.as_tensor(x, dtype=torch.float64).clone()
    assert torch.equal(x.nan_to_num(), x.float().double().nan_to_num())
    return x


def collect(inputs, lines):
    """The tensors that the op gets, and (place, leaf) of the parameters."""
    tensors, leaves = [], []
    for k, x in enumerate(inputs):
        if isinstance(x, Same):
            tensors.append(tensors[x.k])
            lines.append(f"same {x.k}")
        elif isinstance(x, Const):
            tensors.append(numbers(x.x))
            lines.append(line("const", tensors[-1]))
        else:
            tensors.append(numbers(x).requires_grad_())
            leaves.append((k, tensors[-1]))
            lines.append(line("param", tensors[-1]))
    return tensors, leaves


OUT = []


def case(name, f, *inputs, attr=(), flat=False):
    """Appends one case: y = f(inputs), a random cotangent, the gradients."""
    seed(name, attr, inputs)
    lines = [" ".join(["op", name] + [show(a) for a in attr])]
    tensors, leaves = collect(inputs, lines)
    y = f(*tensors)
    lines.append(line("value", y))
    if flat:
        lines.append("flat")
        OUT.append(lines)
        return
    r = nonzero(*y.shape).draw()
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
