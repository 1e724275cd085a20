# SPDX-License-Identifier: Apache-2.0
"""The modules of ScriptedModulesTest and their losses, by PyTorch itself.

Usage: python3 scripted_golden.py OUT, the folder of test resources; needs PyTorch (1.13 wrote the files there).
Prints the golden values. Pixel p of image i is (31 i + 7 p^2 + 3 i p) mod 17, of 16, its class i mod 10; the
direction is 0.5 sin(i) |theta_i| over the trainable entries in the order of parameters(). Statistics are frozen,
or re-estimated as Garipov et al. 2018 do: reset, one pass in training mode, a batch of b images after n with
the momentum b / (n + b).
"""
import copy
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

IMAGES, BATCH = 60, 25


class Convolutional(nn.Module):
    """Grouped and depthwise convolutions, batch norm, an exact GELU, dropout."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, padding=1)
        self.bn = nn.BatchNorm2d(8)
        self.depthwise = nn.Conv2d(8, 8, 3, padding=1, groups=8, bias=False)
        self.norm = nn.BatchNorm2d(8, momentum=None)
        self.drop = nn.Dropout(0.5)
        self.head = nn.Linear(8 * 16, 10)

    def forward(self, x):
        x = F.max_pool2d(F.gelu(self.bn(self.conv(x))), 2)
        x = F.relu(self.norm(self.depthwise(x)))
        return self.head(self.drop(x.view(x.size(0), -1)))


class Recurrent(nn.Module):
    """Takes rows as a sequence, [n, 8, 8]."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(8, 6, batch_first=True)
        self.head = nn.Linear(6, 10)

    def forward(self, rows):
        states, _ = self.lstm(rows)
        return self.head(states[:, -1])


class Transformer(nn.Module):
    """Patches of 2 x 2 as tokens, a learnt table of positions, fused attention weights."""

    def __init__(self):
        super().__init__()
        self.level = nn.Embedding(5, 8)
        self.place = nn.Parameter(torch.randn(1, 16, 8) * 0.1)
        self.register_buffer("scale", torch.linspace(0.5, 1.5, 16).view(1, 16, 1))
        self.norm1 = nn.LayerNorm(8)
        self.attention = nn.MultiheadAttention(8, 2, batch_first=True)
        self.norm2 = nn.LayerNorm(8)
        self.up = nn.Linear(8, 16)
        self.down = nn.Linear(16, 8)
        self.head = nn.Linear(8, 10)

    def forward(self, x):
        patches = F.avg_pool2d(x, 2).flatten(1)
        tokens = torch.clamp(patches * 4, 0, 4).long()
        h = self.level(tokens) * self.scale + self.place
        y = self.norm1(h)
        h = h + self.attention(y, y, y, need_weights=False)[0]
        h = h + self.down(F.gelu(self.up(self.norm2(h))))
        return self.head(h.mean(1))


class Transposed(nn.Module):
    """Down, up again by transposed convolutions (whole and depthwise), and one dense layer used twice."""

    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(1, 6, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(6, 4, 2, stride=2)
        self.spread = nn.ConvTranspose2d(4, 4, 3, padding=1, groups=4, bias=False)
        self.mix = nn.Linear(16, 16, bias=False)
        self.again = nn.Linear(16, 16, bias=False)
        self.again.weight = self.mix.weight
        self.head = nn.Linear(64, 10)

    def forward(self, x):
        y = torch.tanh(self.spread(torch.relu(self.up(torch.relu(self.down(x))))))
        y = F.avg_pool2d(y, 2).flatten(2)
        return self.head(torch.tanh(self.again(torch.tanh(self.mix(y)))).flatten(1))


def flat():
    """Dense layers alone: takes [n, 64]."""
    return nn.Sequential(nn.Linear(64, 12), nn.Tanh(), nn.Linear(12, 10))


def images(double):
    i, p = np.arange(IMAGES).reshape(-1, 1), np.arange(64).reshape(1, -1)
    pixels = ((31 * i + 7 * p * p + 3 * i * p) % 17).astype(np.float32) / np.float32(16)
    x = torch.from_numpy((pixels - np.float32(0.5)) / np.float32(0.5)).view(-1, 1, 8, 8)
    return x.double() if double else x, torch.arange(IMAGES) % 10


def direction(net):
    count, parts = 0, []
    for p in net.parameters():
        i = torch.arange(count, count + p.numel(), dtype=torch.float64).view(p.shape)
        parts.append((0.5 * torch.sin(i) * p.detach().double().abs()).float())
        count += p.numel()
    return parts


def along(net, step):
    moved = copy.deepcopy(net)
    with torch.no_grad():
        for p, d in zip(moved.parameters(), direction(net)):
            p.copy_(p.double() + step * d.double())
    return moved


def recompute(net, x):
    norms = [m for m in net.modules() if isinstance(m, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.train()
    seen = 0
    with torch.no_grad():
        for batch in x.split(BATCH):
            for norm in norms:
                norm.momentum = len(batch) / (seen + len(batch))
            seen += len(batch)
            net(batch)
    return net.eval()


def report(name, net, shape, recomputed=False):
    for double in (False, True):
        x, y = images(double)
        x = x.view((len(x),) + shape)
        for step in (0, 1):
            at = along(net.double() if double else net.float(), step)
            at = recompute(at, x) if recomputed else at
            at.zero_grad()
            logits = torch.cat([at(batch) for batch in x.split(BATCH)]).double()
            loss = F.cross_entropy(logits, y)
            slope = float("nan")
            if not recomputed:
                loss.backward()
                pairs = zip(at.parameters(), direction(net))
                slope = sum((p.grad.double() * d.double()).sum() for p, d in pairs).item()
            precision = "fp64" if double else "fp32"
            print(f"{name} {precision} step {step}: loss {loss.item():.15g} slope {slope:.12g}")


def main(out):
    torch.manual_seed(4)
    shapes = {"convolutional": (1, 8, 8), "recurrent": (8, 8), "transformer": (1, 8, 8),
              "transposed": (1, 8, 8), "flat": (64,)}
    nets = [Convolutional(), Recurrent(), Transformer(), Transposed(), flat()]
    for (name, shape), net in zip(shapes.items(), nets):
        x, y = images(False)
        if name == "convolutional":
            for norm in (net.bn, net.norm):
                norm.running_mean.normal_(0, 0.3)
                norm.running_var.uniform_(0.2, 0.8)
        net.eval()
        torch.jit.script(net).save(f"{out}/{name}.ts")
        report(name, net, shape)
        net.float()
        if name == "convolutional":
            report("convolutional recomputed", net, shape, True)
            net.float()
            torch.jit.trace(net, x[:2]).save(f"{out}/traced.ts")
            torch.jit.freeze(torch.jit.script(net)).save(f"{out}/frozen.ts")
            torch.jit.trace(net.train(), x[:2], check_trace=False).save(f"{out}/traced-training.ts")
    noisy = nn.Sequential(nn.Flatten(), nn.Linear(64, 10), Noise())
    torch.jit.script(noisy.eval()).save(f"{out}/noisy.ts")


class Noise(nn.Module):
    """Dropout that nothing turns off."""

    def forward(self, x):
        return F.dropout(x, 0.5, training=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
