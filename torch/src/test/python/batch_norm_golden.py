# SPDX-License-Identifier: Apache-2.0
"""The golden values of BatchNormGoldenTest, by an independent implementation in double precision.

Usage: python3 batch_norm_golden.py SHARED, the folder of real inputs; needs PyTorch and h5py.
Statistics are re-estimated as Garipov et al. 2018 do: reset, one pass in training mode, a batch of b
images after n with the momentum b / (n + b).
"""
import sys

import h5py
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

SHARED = sys.argv[1] + "/data/"
IMAGES, BATCH = 250, 125


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Sequential()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        middle = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(middle)) + self.shortcut(x))


class ResNet56(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = self.stage(16, 16, 1)
        self.layer2 = self.stage(16, 32, 2)
        self.layer3 = self.stage(32, 64, 2)
        self.linear = nn.Linear(64, 10)

    @staticmethod
    def stage(inputs, outputs, stride):
        first = Block(inputs, outputs, stride)
        return nn.Sequential(first, *[Block(outputs, outputs, 1) for _ in range(8)])

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.linear(x.mean((2, 3)))


def images():
    rows = np.fromfile(SHARED + "cifar10/data_batch_1.bin", np.uint8)[: IMAGES * 3073]
    rows = rows.reshape(IMAGES, 3073)
    mean = np.array([125.3, 123.0, 113.9]).reshape(1, 3, 1, 1) / 255
    deviation = np.array([63.0, 62.1, 66.7]).reshape(1, 3, 1, 1) / 255
    pixels = (rows[:, 1:].reshape(-1, 3, 32, 32) / 255 - mean) / deviation
    return torch.from_numpy(pixels), torch.from_numpy(rows[:, 0].astype(np.int64))


def batches(x):
    return x.split(BATCH)


def centre():
    name = "checkpoints/resnet56_sgd_lr=0.1_bs=128_wd=0.0005_model_300.t7"
    state = torch.load(SHARED + name, map_location="cpu")["state_dict"]
    return {key: value.double() for key, value in state.items()}


def directions():
    with h5py.File(SHARED + "reference/resnet56_1d_21_directions.h5") as file:
        group = file["xdirection"]
        return [torch.from_numpy(group[str(i)][()]).double() for i in range(len(group))]


def network(state):
    net = ResNet56().double()
    missing, unexpected = net.load_state_dict(state, strict=False)
    assert not unexpected and all(key.endswith("num_batches_tracked") for key in missing)
    return net.eval()


def along(state, step):
    trainable = [key for key in state if "running" not in key]
    moved = dict(state)
    for key, direction in zip(trainable, directions()):
        moved[key] = state[key] + step * direction
    return moved


def recompute(net, x):
    norms = [module for module in net.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
    net.train()
    seen = 0
    with torch.no_grad():
        for batch in batches(x):
            for norm in norms:
                norm.momentum = len(batch) / (seen + len(batch))
            seen += len(batch)
            net(batch)
    return net.eval()


def cross_entropy(logits, labels):
    return F.cross_entropy(logits, labels)


def mse(logits, labels):
    return F.mse_loss(F.softmax(logits, 1), F.one_hot(labels, 10).double())


def report(name, net, loss):
    x, labels = images()
    net.zero_grad()
    logits = torch.cat([net(batch) for batch in batches(x)])
    value = loss(logits, labels)
    value.backward()
    squares = sum(parameter.grad.square().sum() for parameter in net.parameters())
    hits = (logits.argmax(1) == labels).double().mean()
    print(f"{name}: loss {value:.10g} accuracy {100 * hits:.4f} |gradient| {squares.sqrt():.10g}")


if __name__ == "__main__":
    x, _ = images()
    start = centre()
    for step in (0, 0.5, 1):
        report(f"recomputed {step}", recompute(network(along(start, step)), x), cross_entropy)
    halved = {key: 0.75 * value for key, value in start.items()}
    report("interpolated, half way to half", network(halved), cross_entropy)
    for step in (0, 0.5):
        report(f"frozen {step}", network(along(start, step)), cross_entropy)
        report(f"frozen {step}, mse", network(along(start, step)), mse)
