"""Writes layers.txt: what PyTorch says about each layer of tapegrad.

Run by hand, not by the tests; the file that it writes is kept:

    python3 tests/vectors/make_layers.py

A case is a row of tests/layers: its name, the shapes of a batch and of its
parameters, and the same in PyTorch. Weights are as tapegrad has them."""
import os

import torch
import torch.nn.functional as F

import case
from case import grid, line, nonzero, whole

HEAD = f"""\
# What PyTorch says about each layer: the answers that test_layers.c expects.
#
# Made by tests/vectors/make_layers.py (python3 tests/vectors/make_layers.py)
# with PyTorch {torch.__version__.split("+")[0]}, float64. Not edited by hand. \
A case has a seed of its
# own: a new one changes no line of any other.
#
# One case is the lines from "layer" to the next empty line:
#   layer NAME           the row in tests/layers that says how it is made
#   param [2x3] X ..     what its next parameter is set to; numbers row-major
#   state [2x3] X ..     the same of what it keeps
#   train, or run        a batch comes: while training, or not
#   input [2x3] X ..     what goes in, the next of several
#   value [2x3] Y ..     what comes out
#   cotangent [2x3] R .. what arrives there
#   dinput K G ..        the gradient of sum(R * Y) for input K
#   dparam K G ..        and for parameter K, added up over the batches
#   keeps K X ..         what state K is after the batch
"""

OUT = []
TRAIN, RUN = "train", "run"


def leaf(x, index=False):
    return case.numbers(x).requires_grad_(not index)


def layer(name, batches, params, f, states=(), index=False):
    """Appends one case. batches: (TRAIN or RUN, inputs ..), each run after the
    other. f(training, states, inputs .., params ..) gives y, or y and the new
    states."""
    flat = [x for b in batches for x in b[1:]]
    case.seed("layer " + name, (), flat + list(params) + list(states))
    lines = [f"layer {name}"]
    params = [leaf(p) for p in params]
    states = [case.numbers(s) for s in states]
    lines += [line("param", p) for p in params]
    lines += [line("state", s) for s in states]
    for p in params:
        p.grad = torch.zeros_like(p)
    for kind, *inputs in batches:
        states = run(lines, kind, [leaf(x, index) for x in inputs], params,
                     states, f)
    OUT.append(lines)


def run(lines, kind, x, params, states, f):
    y = f(kind == TRAIN, states, *x, *params)
    y, states = y if isinstance(y, tuple) else (y, states)
    lines.append(kind)
    lines += [line("input", t) for t in x]
    lines.append(line("value", y))
    if y.requires_grad:
        r = nonzero(*y.shape).draw()
        lines.append(line("cotangent", r))
        y.backward(r)
        lines += [line(f"dinput {k}", t.grad, shape=False)
                  for k, t in enumerate(x) if t.requires_grad]
        lines += [line(f"dparam {k}", p.grad, shape=False)
                  for k, p in enumerate(params)]
    lines += [line(f"keeps {k}", s, shape=False) for k, s in enumerate(states)]
    return [s.detach() for s in states]


def plain(name, x, params, f, index=False):
    """A layer that keeps nothing, and is the same while training."""
    g = lambda training, states, *rest: f(*rest)
    layer(name, [(RUN, *x), (TRAIN, *x)], params, g, index=index)


def dense():
    plain("dense", [grid(3, 4)], [grid(4, 3), grid(3)],
          lambda x, w, b: torch.tanh(x @ w + b))
    plain("dense_no_bias", [grid(2, 4)], [grid(4, 3)], lambda x, w: x @ w)
    plain("dense_of_a_sequence", [grid(2, 3, 2)], [grid(2, 4), grid(4)],
          lambda x, w, b: torch.softmax(x @ w + b, -1))
    plain("activation", [grid(2, 2, 3)], [], torch.sigmoid)


# ---- images ----

def same(x, kernel, stride=(1, 1), dilation=(1, 1), value=0.0):
    """Pads as Keras does, by its own formula: ceil(size / stride) windows."""
    pads = []
    for size, k, s, d in reversed(list(zip(x.shape[2:], kernel, stride,
                                           dilation))):
        total = max((-(-size // s) - 1) * s + (k - 1) * d + 1 - size, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


def conv(x, w, b=None, is_same=False, stride=(1, 1), dilation=(1, 1),
         groups=1):
    if is_same:
        x = same(x, w.shape[2:], stride, dilation)
    return F.conv2d(x, w, b, stride, 0, dilation, groups)


def convolutions():
    plain("conv2d", [grid(2, 2, 5, 4)], [grid(3, 2, 3, 3), grid(3)],
          lambda x, w, b: torch.tanh(conv(x, w, b)))
    plain("conv2d_strided", [grid(2, 1, 6, 5)], [grid(2, 1, 2, 3), grid(2)],
          lambda x, w, b: conv(x, w, b, stride=(2, 1)))
    plain("conv2d_same", [grid(2, 2, 4, 3)], [grid(2, 2, 3, 3), grid(2)],
          lambda x, w, b: conv(x, w, b, True))
    plain("conv2d_same_even", [grid(2, 1, 4, 3)], [grid(2, 1, 2, 4), grid(2)],
          lambda x, w, b: conv(x, w, b, True))
    plain("conv2d_same_strided", [grid(2, 1, 6, 5)],
          [grid(2, 1, 3, 3), grid(2)],
          lambda x, w, b: conv(x, w, b, True, (2, 2)))
    plain("conv2d_same_narrow", [grid(2, 1, 6, 5)],
          [grid(2, 1, 1, 2), grid(2)],
          lambda x, w, b: conv(x, w, b, True, (3, 2)))
    plain("conv2d_same_dilated", [grid(2, 1, 5, 6)],
          [grid(2, 1, 2, 3), grid(2)],
          lambda x, w, b: conv(x, w, b, True, dilation=(3, 2)))
    plain("conv2d_dilated", [grid(2, 1, 5, 6)], [grid(2, 1, 3, 3)],
          lambda x, w: conv(x, w, dilation=(2, 1)))
    plain("conv2d_groups", [grid(2, 4, 3, 3)], [grid(6, 2, 2, 2), grid(6)],
          lambda x, w, b: conv(x, w, b, groups=2))
    plain("depthwise", [grid(2, 3, 4, 4)], [grid(3, 1, 3, 3), grid(3)],
          lambda x, w, b: torch.tanh(conv(x, w, b, groups=3)))
    plain("depthwise_twice", [grid(2, 2, 5, 4)], [grid(4, 1, 3, 2), grid(4)],
          lambda x, w, b: conv(x, w, b, True, (2, 2), groups=2))


def max_same(x, kernel, stride):
    return F.max_pool2d(same(x, kernel, stride, value=-torch.inf), kernel,
                        stride)


def avg_same(x, kernel, stride):
    """Over the numbers of the image only."""
    inside = same(torch.ones_like(x), kernel, stride)
    return (F.avg_pool2d(same(x, kernel, stride), kernel, stride) /
            F.avg_pool2d(inside, kernel, stride))


def pools():
    plain("max_pool2d", [grid(2, 2, 4, 5)], [], lambda x: F.max_pool2d(x, 2))
    plain("max_pool2d_strided", [grid(2, 1, 5, 5)], [],
          lambda x: F.max_pool2d(x, (3, 2), (2, 1)))
    plain("max_pool2d_same", [grid(2, 2, 5, 4)], [],
          lambda x: max_same(x, (2, 2), (2, 2)))
    plain("max_pool2d_same_even", [grid(2, 1, 3, 5)], [],
          lambda x: max_same(x, (4, 4), (1, 2)))
    plain("avg_pool2d", [grid(2, 2, 4, 5)], [], lambda x: F.avg_pool2d(x, 2))
    plain("avg_pool2d_same", [grid(2, 2, 5, 4)], [],
          lambda x: avg_same(x, (3, 3), (2, 2)))
    plain("avg_pool2d_same_even", [grid(2, 1, 3, 4)], [],
          lambda x: avg_same(x, (2, 2), (1, 1)))
    plain("global_avg_pool2d", [grid(2, 3, 2, 3)], [],
          lambda x: x.mean((2, 3)))


# ---- shapes, norms, merges ----

def shapes():
    plain("flatten", [grid(2, 2, 3, 2)], [], lambda x: x.reshape(2, 12))
    plain("flatten_number", [grid(3)], [], lambda x: x.reshape(3, 1))
    plain("reshape", [grid(2, 12)], [], lambda x: x.reshape(2, 3, 4))
    plain("reshape_rest", [grid(2, 2, 6)], [],
          lambda x: x.reshape(2, 3, 2, 2))
    plain("embedding", [whole(5, 3, 4)], [grid(5, 3)],
          lambda x, w: F.embedding(x.long(), w), index=True)
    plain("embedding_of_pairs", [whole(5, 2, 2, 2)], [grid(6, 2)],
          lambda x, w: F.embedding(x.long(), w), index=True)


def batch_norm(axis, momentum, eps):
    """Keras: the variance that is kept has no correction, and momentum is the
    share that stays."""
    def f(training, states, x, gamma, beta):
        x = x.movedim(axis, 1)
        mean, var = states
        y = F.batch_norm(x, mean, var, gamma, beta, training, 0, eps)
        if training:
            over = [i for i in range(x.dim()) if i != 1]
            mean = momentum * mean + (1 - momentum) * x.mean(over)
            var = (momentum * var +
                   (1 - momentum) * x.var(over, unbiased=False))
        return y.movedim(1, axis), [mean, var]
    return f


def batches(*shape):
    """Three to train on, then one that is not."""
    return [(TRAIN, grid(*shape)), (TRAIN, grid(*shape)),
            (TRAIN, grid(*shape)), (RUN, grid(*shape))]


def norms():
    zero, one = torch.zeros, torch.ones
    layer("batch_norm", batches(4, 3), [grid(3), grid(3)],
          batch_norm(1, 0.99, 1e-3), [zero(3), one(3)])
    layer("batch_norm_of_images", batches(2, 2, 2, 3), [grid(2), grid(2)],
          batch_norm(1, 0.75, 0.125), [zero(2), one(2)])
    layer("batch_norm_of_a_sequence", batches(3, 2, 3), [grid(3), grid(3)],
          batch_norm(2, 0.99, 1e-3), [zero(3), one(3)])
    plain("layer_norm", [grid(3, 4)], [grid(4), grid(4)],
          lambda x, w, b: F.layer_norm(x, (4,), w, b, 1e-3))
    plain("layer_norm_of_a_sequence", [grid(2, 2, 3)], [grid(3), grid(3)],
          lambda x, w, b: F.layer_norm(x, (3,), w, b, 0.125))
    layer("dropout", [(RUN, grid(2, 2, 3))], [],
          lambda training, states, x: F.dropout(x, 0.5, training))


def merges():
    plain("add", [grid(2, 2, 3), grid(2, 2, 3)], [], torch.add)
    plain("add_three", [grid(2, 2), grid(2, 2), grid(2, 2)], [],
          lambda a, b, c: a + b + c)
    plain("add_stretched", [grid(2, 2, 1, 3), grid(2, 1, 4, 3)], [], torch.add)
    plain("mul", [grid(2, 2, 3), grid(2, 2, 3)], [], torch.mul)
    plain("concat", [grid(2, 1, 2, 2), grid(2, 2, 2, 2)], [],
          lambda a, b: torch.cat([a, b], 1))
    plain("concat_last", [grid(2, 2, 3), grid(2, 2, 1)], [],
          lambda a, b: torch.cat([a, b], -1))
    plain("lambda", [grid(2, 3)], [], lambda x: 2 * x)
    plain("lambda_of", [grid(2, 3), grid(2, 3)], [], lambda a, b: a * a - b)


# ---- sequences ----

def near(*shape):
    """Small enough that no gate is shut."""
    return grid(*shape, low=-1, high=1)


def ordered(w, order):
    """The gates of w, along the last axis, in PyTorch's order."""
    gates = w.chunk(len(order), -1)
    return torch.cat([gates[k] for k in order], -1)


def recurrent(name, f, order, shape, units, two_biases=False, states=1,
              all=False, stateful=False):
    """f is PyTorch's function of all layers and directions."""
    kept = []

    def run(training, none, x, w, u, b, *c):
        zeros = x.new_zeros(1, x.shape[0], units)
        first = kept.pop() if kept else [zeros] * states
        c = c[0] if c else torch.zeros_like(b)
        weights = [ordered(w, order).T, ordered(u, order).T,
                   ordered(b, order), ordered(c, order)]
        y, *last = f(x, first if states > 1 else first[0], weights, True, 1,
                     0.0, training, False, True)
        if stateful:
            kept.append([t.detach() for t in last])
        return y if all else y[:, -1]

    width = len(order) * units
    params = [near(shape[-1], width), near(units, width), near(width)]
    params += [near(width)] if two_biases else []
    layer(name, [(RUN, near(*shape)), (TRAIN, near(*shape))], params, run)


def recurrents():
    tanh, relu = torch._VF.rnn_tanh, torch._VF.rnn_relu
    recurrent("simple_rnn", tanh, [0], (2, 4, 2), 3)
    recurrent("simple_rnn_relu", relu, [0], (2, 3, 2), 3, all=True)
    recurrent("simple_rnn_stateful", tanh, [0], (2, 3, 2), 3, stateful=True)
    gru = lambda name, shape, units, **options: recurrent(
        name, torch._VF.gru, [1, 0, 2], shape, units, True, **options)
    gru("gru", (2, 4, 2), 3)
    gru("gru_all", (2, 3, 2), 3, all=True)
    gru("gru_of_one_step", (2, 1, 2), 2, all=True)
    gru("gru_stateful", (2, 3, 2), 3, all=True, stateful=True)
    lstm = lambda name, shape, **options: recurrent(
        name, torch._VF.lstm, [0, 1, 2, 3], shape, 3, states=2, **options)
    lstm("lstm", (2, 4, 2))
    lstm("lstm_all", (2, 3, 2), all=True)
    lstm("lstm_stateful", (2, 3, 2), stateful=True)
    plain("lstm_sigmoid", [near(2, 3, 2)],
          [near(2, 8), near(2, 8), near(8)], lstm_of(torch.sigmoid))


def lstm_of(f):
    """By its formula: PyTorch's function knows tanh alone."""
    def run(x, w, u, b):
        h = c = x.new_zeros(x.shape[0], u.shape[0])
        all = []
        for z in (x @ w + b).unbind(1):
            i, keep, g, o = (z + h @ u).chunk(4, -1)
            c = keep.sigmoid() * c + i.sigmoid() * f(g)
            h = o.sigmoid() * f(c)
            all.append(h)
        return torch.stack(all, 1)
    return run


def hide(t, t2):
    return torch.ones(t, t2).triu(1).bool()


def pytorch_attention(heads, causal):
    def f(q, v, wq, bq, wk, bk, wv, bv, wo, bo):
        y, _ = F.multi_head_attention_forward(
            q.transpose(0, 1), v.transpose(0, 1), v.transpose(0, 1),
            q.shape[-1], heads, None, torch.cat([bq, bk, bv]), None, None,
            False, 0.0, wo.T, bo, need_weights=False,
            attn_mask=hide(q.shape[1], v.shape[1]) if causal else None,
            use_separate_proj_weight=True, q_proj_weight=wq.T,
            k_proj_weight=wk.T, v_proj_weight=wv.T)
        return y.transpose(0, 1)
    return f


def plain_attention(heads):
    """By its formula, for what PyTorch's function does not offer."""
    def f(q, v, wq, bq, wk, bk, wv, bv, wo, bo):
        cut = lambda x: x.unflatten(-1, (heads, -1)).transpose(1, 2)
        k, q, v = cut(v @ wk + bk), cut(q @ wq + bq), cut(v @ wv + bv)
        scores = q @ k.transpose(-1, -2) / k.shape[-1] ** 0.5
        return (scores.softmax(-1) @ v).transpose(1, 2).flatten(2) @ wo + bo
    return f


def attention(name, f, query, value, width=4, value_width=4):
    params = []
    for shape in [(query[-1], width), (value[-1], width),
                  (value[-1], value_width), (value_width, query[-1])]:
        params += [near(*shape), near(shape[1])]
    plain(name, [grid(*query), grid(*value)], params, f)


def attentions():
    attention("attention", pytorch_attention(2, False), (2, 3, 4), (2, 3, 4))
    attention("attention_causal", pytorch_attention(2, True), (2, 3, 4),
              (2, 3, 4))
    attention("attention_of_two", pytorch_attention(2, True), (2, 3, 4),
              (2, 5, 3))
    attention("attention_value_dim", plain_attention(2), (2, 3, 2), (2, 3, 2),
              6, 2)


def write():
    for part in [dense, convolutions, pools, shapes, norms, merges, recurrents,
                 attentions]:
        part()
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "layers.txt")
    with open(path, "w", encoding="ascii", newline="\n") as out:
        out.write(HEAD)
        for lines in OUT:
            out.write("\n" + "".join(text + "\n" for text in lines))


if __name__ == "__main__":
    write()
