# SPDX-License-Identifier: Apache-2.0
"""Golden values of HessianGoldenTest: Hessians by PyTorch itself, in double.

Usage: python3 hessian_golden.py SCRIPTS, the folder of scripted modules among the test resources.
Images as in scripted_golden.py. The perceptron 64-12-8-10 (ReLU) has the parameters 0.3 sin(i), in the order of
parameters(); the vector of the products is sin(0.7 i).
"""
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

from scripted_golden import images


def flat(tensors):
    return torch.cat([t.reshape(-1) for t in tensors])


def products(net, x, y, vector):
    params = [p for p in net.parameters()]
    slope = flat(torch.autograd.grad(F.cross_entropy(net(x), y), params, create_graph=True))
    return flat(torch.autograd.grad(slope @ vector, params))


def perceptron():
    net = nn.Sequential(nn.Flatten(), nn.Linear(64, 12), nn.ReLU(), nn.Linear(12, 8), nn.ReLU(), nn.Linear(8, 10))
    net.double()
    count = 0
    with torch.no_grad():
        for p in net.parameters():
            values = 0.3 * torch.sin(torch.arange(count, count + p.numel(), dtype=torch.float64))
            p.copy_(values.float().double().view(p.shape))
            count += p.numel()
    return net, count


def main(scripts):
    x, y = images(True)
    net, count = perceptron()
    columns = [products(net, x, y, unit) for unit in torch.eye(count, dtype=torch.float64)]
    hessian = torch.stack(columns)
    values = torch.linalg.eigvalsh(hessian)
    numbers = [values[-1], values[-2], values[0], values[1], hessian.trace(), hessian.norm()]
    print("perceptron: %s (top two, bottom two, trace, norm)" % " ".join(f"{v.item():.15g}" for v in numbers))
    shapes = {"convolutional": (1, 8, 8), "recurrent": (8, 8), "transformer": (1, 8, 8),
              "transposed": (1, 8, 8), "flat": (64,)}
    for name, shape in shapes.items():
        module = torch.jit.load(f"{scripts}/{name}.ts").double().eval()
        size = sum(p.numel() for p in module.parameters())
        vector = torch.sin(0.7 * torch.arange(size, dtype=torch.float64))
        product = products(module, x.view((len(x),) + shape), y, vector)
        print(f"{name}: {vector @ product:.15g} {product.norm():.15g} (v.Hv, |Hv|)")


if __name__ == "__main__":
    main(*sys.argv[1:])
