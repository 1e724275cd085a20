#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast plain PyTorch evaluates points of a loss surface, to compare `thalweg bench` with.

The loop that one would write: set the weights to theta + a * d, pass 500 images through ResNet-56 in
batches of 128, sum the cross-entropy. Every core, evaluation mode, no gradients. Weights are fresh and
batch-norm statistics those of the images: neither changes the time. Needs torch alone, 1.13 or later.

Where others use the machine too, look at the images a second of processor time, of one thread.
"""

import argparse
import json
import pathlib
import time

import torch
from torch import nn
from torch.nn import functional

IMAGES = 500
BATCH = 128


class Block(nn.Module):
    def __init__(self, channels_in, channels_out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels_out)
        self.conv2 = nn.Conv2d(channels_out, channels_out, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels_out)
        self.shortcut = nn.Sequential()
        if stride != 1 or channels_in != channels_out:
            self.shortcut = nn.Sequential(
                nn.Conv2d(channels_in, channels_out, 1, stride, bias=False),
                nn.BatchNorm2d(channels_out),
            )

    def forward(self, x):
        y = functional.relu(self.bn1(self.conv1(x)))
        return functional.relu(self.bn2(self.conv2(y)) + self.shortcut(x))


class ResNet(nn.Module):
    """For CIFAR-10: three stages of 16, 32 and 64 channels; 9 blocks each make 56 layers."""

    def __init__(self, blocks=9):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        layers = []
        before = 16
        for channels, stride in ((16, 1), (32, 2), (64, 2)):
            for i in range(blocks):
                layers.append(Block(before, channels, stride if i == 0 else 1))
                before = channels
        self.blocks = nn.Sequential(*layers)
        self.linear = nn.Linear(64, 10)

    def forward(self, x):
        y = self.blocks(functional.relu(self.bn1(self.conv1(x))))
        return self.linear(functional.avg_pool2d(y, 8).flatten(1))


def batches(file):
    """The first images of a file in CIFAR-10's binary format, or noise."""
    if file:
        each = 1 + 3 * 32 * 32
        data = bytearray(pathlib.Path(file).read_bytes()[: IMAGES * each])
        rows = torch.frombuffer(data, dtype=torch.uint8).reshape(IMAGES, each)
        labels = rows[:, 0].long()
        pixels = rows[:, 1:].reshape(IMAGES, 3, 32, 32).float() / 255
        mean = torch.tensor([125.3, 123.0, 113.9]).reshape(1, 3, 1, 1) / 255
        deviation = torch.tensor([63.0, 62.1, 66.7]).reshape(1, 3, 1, 1) / 255
        images = (pixels - mean) / deviation
    else:
        images = torch.randn(IMAGES, 3, 32, 32)
        labels = torch.randint(10, (IMAGES,))
    return list(zip(images.split(BATCH), labels.split(BATCH)))


def settle(model, images):
    """Gives batch norm the statistics of these images."""
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = None
    model.train()
    for batch, _ in images:
        model(batch)
    model.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="data_batch_1.bin of CIFAR-10's binary version; else noise")
    parser.add_argument("--compile", action="store_true", help="through torch.compile")
    parser.add_argument("--bf16", action="store_true", help="through autocast to bfloat16")
    parser.add_argument("--seconds", type=float, default=2.5, help="how long a turn takes at least")
    parser.add_argument("--turns", type=int, default=4, help="of which the best counts")
    parser.add_argument("--threads", type=int, default=0, help="default: as PyTorch has it")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    images = batches(options.data)
    model = ResNet()

    with torch.no_grad():
        settle(model, images)
        weights = list(model.parameters())
        centre = [w.clone() for w in weights]
        direction = [0.01 * torch.randn_like(w) for w in weights]
        run = torch.compile(model) if options.compile else model

        def point(a):
            for w, c, d in zip(weights, centre, direction):
                w.copy_(c + a * d)
            loss = 0.0
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bf16):
                for batch, labels in images:
                    loss += functional.cross_entropy(run(batch), labels, reduction="sum").item()
            return loss / IMAGES

        first = point(0.0)
        point(1e-3)
        best = 0.0
        best_of_processor = 0.0
        for _ in range(options.turns):
            points = 0
            start = time.perf_counter()
            processor_start = time.process_time()
            taken = 0.0
            while taken < options.seconds:
                points += 1
                point(1e-3 * points)
                taken = time.perf_counter() - start
            processor_taken = time.process_time() - processor_start
            best = max(best, points * IMAGES / taken)
            best_of_processor = max(best_of_processor, points * IMAGES / processor_taken)

    print(
        json.dumps(
            {
                "torch": torch.__version__,
                "compile": options.compile,
                "bf16": options.bf16,
                "threads": torch.get_num_threads(),
                "imagesPerSecond": round(best, 1),
                "imagesPerProcessorSecond": round(best_of_processor, 1),
                "loss": round(first, 4),
            }
        )
    )


if __name__ == "__main__":
    main()
