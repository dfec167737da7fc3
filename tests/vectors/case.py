"""Cases for vectors.txt: the inputs, what PyTorch answers, and how it is
written."""
import torch

SEED = 20240229
NAN, INF = float("nan"), float("inf")
torch.manual_seed(SEED)
torch.set_default_dtype(torch.float64)


def show(x):
    return repr(float(x)).removesuffix(".0")


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
