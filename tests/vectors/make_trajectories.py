"""Writes trajectories.txt: 20 steps of each optimiser and schedule.

Run by hand, not by the tests; the file that it writes is kept:

    python3 tests/vectors/make_trajectories.py

The loss is sum(c w^2 / 2 + w^4 / 4) for two parameters, so g = c w + w^3.
PyTorch's variants are PyTorch's own; Keras's are its formulas (version 3),
written down here one number at a time, in double precision.
"""
import math
import os
import re

STEPS = 20
W0 = [[1.0, -2.0, 0.5], [1.5]]
C = [[1.0, 0.125, 3.0], [0.5]]


def gradient(w):
    return [[c * x + x ** 3 for c, x in zip(cs, xs)] for cs, xs in zip(C, w)]


# ---- Keras ----

def clip(g, value=0, norm=0, global_norm=0):
    if value:
        g = [[max(-value, min(value, x)) for x in xs] for xs in g]
    if norm:
        g = [[x * norm / max(norm, math.sqrt(sum(y * y for y in xs)))
              for x in xs] for xs in g]
    if global_norm:
        total = math.sqrt(sum(x * x for xs in g for x in xs))
        g = [[x * global_norm / max(global_norm, total) for x in xs]
             for xs in g]
    return g


class Cell:
    """What an optimiser remembers about one number."""

    def __init__(self, start):
        self.m = self.u = self.v_max = 0.0
        self.v = start


def sgd(s, g, rate, t, momentum=0.0, nesterov=False):
    if momentum == 0:
        return -rate * g
    s.m = momentum * s.m - rate * g
    return momentum * s.m - rate * g if nesterov else s.m


def adagrad(s, g, rate, t, eps=1e-7):
    s.v += g * g
    return -rate * g / math.sqrt(s.v + eps)


def rmsprop(s, g, rate, t, rho=0.9, eps=1e-7, centered=False, momentum=0.0):
    s.v = rho * s.v + (1 - rho) * g * g
    spread = s.v
    if centered:
        s.m = rho * s.m + (1 - rho) * g
        spread -= s.m * s.m
    increment = rate * g / math.sqrt(spread + eps)
    if momentum == 0:
        return -increment
    s.u = momentum * s.u + increment
    return -s.u


def adam(s, g, rate, t, beta1=0.9, beta2=0.999, eps=1e-7, amsgrad=False):
    alpha = rate * math.sqrt(1 - beta2 ** t) / (1 - beta1 ** t)
    s.m += (g - s.m) * (1 - beta1)
    s.v += (g * g - s.v) * (1 - beta2)
    v = s.v
    if amsgrad:
        s.v_max = v = max(s.v_max, s.v)
    return -alpha * s.m / (math.sqrt(v) + eps)


def keras(formula, rate, start=0.0, decay=0.0, l2=0.0, clips=None, **settings):
    """rate: a number, or a function of the step (0 the first)."""
    w = [list(xs) for xs in W0]
    cells = [[Cell(start) for _ in xs] for xs in w]
    for t in range(STEPS):
        r = rate(t) if callable(rate) else rate
        g = gradient(w)
        g = [[x + l2 * y for x, y in zip(gs, xs)] for gs, xs in zip(g, w)]
        g = clip(g, **(clips or {}))
        for xs, gs, ss in zip(w, g, cells):
            for i, s in enumerate(ss):
                xs[i] -= xs[i] * decay * r
                xs[i] += formula(s, gs[i], r, t + 1, **settings)
        yield [x for xs in w for x in xs]


# ---- PyTorch ----

def pytorch(make, schedule=None, clips=None):
    import torch  # here, because a case of Keras's needs none
    w = [torch.tensor(xs, dtype=torch.float64, requires_grad=True)
         for xs in W0]
    c = [torch.tensor(cs, dtype=torch.float64) for cs in C]
    optimizer = make(torch.optim, w)
    stepper = (schedule(torch.optim.lr_scheduler, optimizer) if schedule
               else None)
    for _ in range(STEPS):
        optimizer.zero_grad()
        sum((k * x * x / 2 + x ** 4 / 4).sum() for k, x in zip(c, w)).backward()
        if clips == "value":
            torch.nn.utils.clip_grad_value_(w, 0.5)
        if clips == "norm":
            torch.nn.utils.clip_grad_norm_(w, 0.5)
        optimizer.step()
        if stepper:
            stepper.step()
        yield [x for xs in w for x in xs.detach().tolist()]


def cosine(rate, steps, last):
    def at(t):
        wave = 0.5 * (1 + math.cos(math.pi * min(t, steps) / steps))
        return rate * ((1 - last) * wave + last)
    return at


def warm(rate, steps, start):
    return lambda t: (start + (rate(0) - start) * t / steps if t < steps
                      else rate(t - steps))


CASES = {
    "sgd": keras(sgd, 0.1),
    "momentum": keras(sgd, 0.1, momentum=0.9),
    "nesterov": keras(sgd, 0.1, momentum=0.9, nesterov=True),
    "adagrad": keras(adagrad, 0.5, start=0.1),
    "rmsprop": keras(rmsprop, 0.1),
    "rmsprop_momentum": keras(rmsprop, 0.05, momentum=0.8),
    "rmsprop_centered": keras(rmsprop, 0.1, centered=True),
    "rmsprop_both": keras(rmsprop, 0.05, centered=True, momentum=0.5),
    "adam": keras(adam, 0.1),
    "adam_betas": keras(adam, 0.1, beta1=0.8, beta2=0.95, eps=1e-3),
    "adam_amsgrad": keras(adam, 0.1, beta2=0.9, amsgrad=True),
    "adamw": keras(adam, 0.1, decay=0.004),
    "sgd_l2": keras(sgd, 0.1, l2=0.25),
    "sgd_decay": keras(sgd, 0.1, decay=0.25),
    "sgd_clip_value": keras(sgd, 0.1, clips={"value": 0.5}),
    "momentum_clip_norm": keras(sgd, 0.1, momentum=0.9, clips={"norm": 0.75}),
    "adam_clip_global": keras(adam, 0.1, clips={"global_norm": 0.5}),
    "sgd_l2_clip": keras(sgd, 0.1, l2=2.0, clips={"global_norm": 0.5}),
    "schedule_step": keras(sgd, lambda t: 0.1 * 0.5 ** (t // 6)),
    "schedule_exponential": keras(sgd, lambda t: 0.1 * 0.5 ** (t / 6)),
    "schedule_cosine": keras(sgd, cosine(0.1, 15, 0.1)),
    "schedule_warm": keras(adam, warm(cosine(0.1, 12, 0), 5, 0.01)),
    "schedule_constant": keras(sgd, warm(lambda t: 0.1, 4, 0)),
    "torch_sgd": pytorch(lambda o, w: o.SGD(w, 0.1)),
    "torch_momentum": pytorch(lambda o, w: o.SGD(w, 0.1, momentum=0.9)),
    "torch_nesterov": pytorch(
        lambda o, w: o.SGD(w, 0.1, momentum=0.9, nesterov=True)),
    "torch_adagrad": pytorch(lambda o, w: o.Adagrad(w, 0.5)),
    "torch_rmsprop": pytorch(lambda o, w: o.RMSprop(w, 0.1)),
    "torch_rmsprop_both": pytorch(
        lambda o, w: o.RMSprop(w, 0.05, momentum=0.5, centered=True)),
    "torch_adam": pytorch(lambda o, w: o.Adam(w, 0.1)),
    "torch_adam_amsgrad": pytorch(
        lambda o, w: o.Adam(w, 0.1, betas=(0.9, 0.9), amsgrad=True)),
    "torch_adam_l2": pytorch(lambda o, w: o.Adam(w, 0.1, weight_decay=0.25)),
    "torch_adamw": pytorch(lambda o, w: o.AdamW(w, 0.1)),
    "torch_momentum_l2": pytorch(
        lambda o, w: o.SGD(w, 0.1, momentum=0.9, weight_decay=0.25)),
    "torch_groups": pytorch(
        lambda o, w: o.AdamW([{"params": [w[0]], "weight_decay": 0.5},
                              {"params": [w[1]], "lr": 0.02,
                               "weight_decay": 0}], 0.1)),
    "torch_groups_step": pytorch(
        lambda o, w: o.SGD([{"params": [w[0]]},
                            {"params": [w[1]], "lr": 0.025}], 0.1),
        lambda lr, p: lr.StepLR(p, 6, 0.5)),
    "torch_clip_value": pytorch(lambda o, w: o.SGD(w, 0.1, weight_decay=0.5),
                                clips="value"),
    "torch_clip_norm": pytorch(lambda o, w: o.SGD(w, 0.1, weight_decay=0.5),
                               clips="norm"),
    "torch_step": pytorch(lambda o, w: o.SGD(w, 0.1),
                          lambda lr, p: lr.StepLR(p, 6, 0.5)),
    "torch_exponential": pytorch(lambda o, w: o.SGD(w, 0.1),
                                 lambda lr, p: lr.ExponentialLR(p, 0.9)),
    "torch_cosine": pytorch(lambda o, w: o.SGD(w, 0.1),
                            lambda lr, p: lr.CosineAnnealingLR(p, 40, 0.01)),
}


# ---- a whole training step ----

def training():
    """784-128-10 in small: 5-4-3, tanh, softmax and cross-entropy, Adam."""
    import torch
    x = torch.tensor([[((i * 7 + j * 3) % 11) / 8 - 0.5 for j in range(5)]
                      for i in range(6)], dtype=torch.float64)
    labels = torch.tensor([i % 3 for i in range(6)])
    sizes = [(5, 4), (4,), (4, 3), (3,)]
    w = []
    for k, size in enumerate(sizes):
        count = math.prod(size)
        values = [((i * 5 + k * 3) % 13) / 16 - 0.375 for i in range(count)]
        w.append(torch.tensor(values, dtype=torch.float64).reshape(size)
                 .requires_grad_())
    optimizer = torch.optim.Adam(w, 0.05)
    for _ in range(STEPS):
        optimizer.zero_grad()
        logits = torch.tanh(x @ w[0] + w[1]) @ w[2] + w[3]
        loss = torch.nn.functional.cross_entropy(logits, labels)
        loss.backward()
        optimizer.step()
        yield [loss.item(), w[0][0, 0].item(), w[1][3].item(),
               w[2][3, 2].item(), w[3][1].item()]


CASES["training"] = training()


# ---- the file ----

def numbers(steps):
    return [" ".join(repr(x) for x in values) + "\n" for values in steps]


def torch_version(before):
    try:
        import torch
        return torch.__version__.split("+")[0]
    except ModuleNotFoundError:
        return re.search(r"with PyTorch\n# (\S+)\. Not", before).group(1)


path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "trajectories.txt")
with open(path, encoding="ascii") as file:
    before = file.read()
text = ("# Optimisers, step by step: made by make_trajectories.py with "
        f"PyTorch\n# {torch_version(before)}. Not edited by "
        "hand. A line a step: both parameters after it; of\n"
        "# training: the loss, and a number of each parameter.\n")
for name, steps in CASES.items():
    text += f"\n{name}\n"
    try:
        text += "".join(numbers(steps))
    except ModuleNotFoundError:  # without PyTorch: the lines that it has
        kept = re.search(rf"\n{name}\n((?:[-\d].*\n)+)", before)
        if not kept:
            raise
        text += kept.group(1)
with open(path, "w", encoding="ascii", newline="\n") as out:
    out.write(text)
