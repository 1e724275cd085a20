#!/usr/bin/env python3
"""kernel_golden.py BREAST_CANCER.CSV: what NumPy says of a kernel machine, for KernelMachineTest.

The objective mean l(y F(x)) + ridge/2 a'Ka and its gradient (methods: F(x) = sum_j a_j k(z_j, x) + b),
by the formulas of its derivative, on the standardised table; landmarks are its first 40 rows,
a_j = sin(j + 1) / 5, b = 0.25, gamma = 1/32, ridge = 1/64. Prints a line a loss: objective, slope by
b, slopes by a.
"""
import sys

import numpy as np

table = np.genfromtxt(sys.argv[1], delimiter=",", skip_header=1)
x, y = table[:, :-1].astype(np.float32).astype(float), 2 * table[:, -1] - 1
mean, deviation = (np.array([float(f"{v:.7g}") for v in s]) for s in (x.mean(0), x.std(0)))
x = ((x - mean) / deviation).astype(np.float32).astype(float)
z, gamma, ridge = x[:40], 1 / 32, 1 / 64
a, b = (np.sin(np.arange(1, 41)) / 5).astype(np.float32).astype(float), 0.25


def kernel(p, q):
    return np.exp(-gamma * ((p[:, None, :] - q[None, :, :]) ** 2).sum(2))


k_xz, k = kernel(x, z), kernel(z, z)
margin = y * (k_xz @ a + b)
losses = {
    "logistic": (np.logaddexp(0, -margin), -1 / (1 + np.exp(margin))),
    "hinge": (np.maximum(0, 1 - margin), -(margin < 1).astype(float)),
}
for name, (loss, slope) in losses.items():
    s = slope * y / len(y)
    objective = loss.mean() + ridge / 2 * a @ k @ a
    print(name, repr(float(objective)), repr(float(s.sum())), *map(repr, (k_xz.T @ s + ridge * k @ a).tolist()), sep=",")
