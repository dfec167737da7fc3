"""Writes vectors.txt: what PyTorch says about each op of tapegrad.

Run by hand, not by the tests; the file that it writes is kept:

    python3 tests/vectors/make_vectors.py

Needs PyTorch 1.10 or later. Every number goes in as a float64 that float32
holds exactly, so that both builds of the engine can be compared with one file.
"""
import os
import torch

import elementwise
import networks
import tensors
from case import OUT

VERSION = torch.__version__.split("+")[0]

HEAD = f"""\
# What PyTorch says about each op: the answers that test_vectors.c expects.
#
# Made by tests/vectors/make_vectors.py (python3 tests/vectors/make_vectors.py)
# with PyTorch {VERSION}, float64. Not edited by hand. A case has a seed of its
# own: a new one changes no line of any other.
#
# One case is the lines from "op" to the next empty line:
#   op NAME A ..         the op and its attributes, plain numbers:
#                        sum mean max min prod norm logsumexp: none (all
#                        axes), or keep then the axes; var std: the correction
#                        before that; argmax argmin: none, or keep, the axis;
#                        sum_to reshape expand tile permute: the dims; softmax
#                        log_softmax cumsum flip concat stack gather
#                        index_select scatter_add index_add: the axis;
#                        leaky_relu elu add_scalar mul_scalar pow_scalar
#                        gradient_reversal: the number; clamp: low, high;
#                        slice: axis, start, stop, step; pad: axis, before,
#                        after, value; split: parts, axis (y: all parts, the
#                        last first); triu tril: none, or the diagonal; topk
#                        topk_index: k, axis; one_hot: classes; matmul: transpose
#                        a, b; conv2d: stride, padding, dilation, two each, and
#                        groups (conv2d_input, conv2d_weight: then the shape of
#                        what is made); pools: kernel, stride, padding, two
#                        each, and whether the padding does not count; conv1d
#                        and its pools: the same, one each; upsample: factors
#                        of height and width; arange: start, stop and perhaps
#                        step; eye: n; norms:
#                        eps; losses: none for the mean, or 0 mean, 1 sum,
#                        2 none (huber: delta first; cross-entropies: then
#                        the smoothing, then the label that is left out)
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
# probabilities, and its gradient for p is 0; the gradient of std where it is 0
# is 0. Not here, for the same reason: the slope of relu and leaky_relu at NaN,
# and of max among NaNs.
"""



for part in elementwise.PARTS + tensors.PARTS + networks.PARTS:
    part()
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "vectors.txt")
with open(path, "w", encoding="ascii", newline="\n") as out:
    out.write(HEAD)
    for lines in OUT:
        out.write("\n" + "\n".join(lines) + "\n")
print(f"{len(OUT)} cases, {os.path.getsize(path)} bytes")
