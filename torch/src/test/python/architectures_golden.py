#!/usr/bin/env python3
"""architectures_golden.py FOLDER: what PyTorch says of the architectures, for ArchitecturesGoldenTest.

Writes layouts.csv (every architecture's trainable parameters, state entries and the SHA-256 of its
state's names and shapes) and logits.csv (small networks of each family on two images, in double,
parameters by a formula). Made with PyTorch 1.13. The modules are written anew, with the attribute
names of their sources: tomgoldstein/loss-landscape cifar10/models, kuangliu/pytorch-cifar models,
torchvision models, timm models/vision_transformer.py.
"""
import hashlib
import math
import pathlib
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F


def conv(i, o, k, stride=1, padding=None, bias=False):
    return nn.Conv2d(i, o, k, stride, k // 2 if padding is None else padding, bias=bias)


class Residual(nn.Module):
    """BasicBlock and Bottleneck, with and without shortcut, of the reference and of torchvision."""

    def __init__(self, i, width, stride, bottleneck, residual, imagenet):
        super().__init__()
        self.bottleneck, self.residual = bottleneck, residual
        o = 4 * width if bottleneck else width
        if bottleneck:
            self.conv1, self.bn1 = conv(i, width, 1), nn.BatchNorm2d(width)
            self.conv2, self.bn2 = conv(width, width, 3, stride), nn.BatchNorm2d(width)
            self.conv3, self.bn3 = conv(width, o, 1), nn.BatchNorm2d(o)
        else:
            self.conv1, self.bn1 = conv(i, width, 3, stride), nn.BatchNorm2d(width)
            self.conv2, self.bn2 = conv(width, width, 3), nn.BatchNorm2d(width)
        self.name = "downsample" if imagenet else "shortcut"
        if residual and (stride != 1 or i != o):
            setattr(self, self.name, nn.Sequential(conv(i, o, 1, stride), nn.BatchNorm2d(o)))

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        if self.bottleneck:
            y = self.bn3(self.conv3(F.relu(y)))
        if self.residual:
            return F.relu(y + (getattr(self, self.name)(x) if hasattr(self, self.name) else x))
        return y if self.bottleneck else F.relu(y)


class ResNet(nn.Module):
    def __init__(self, widths, blocks, bottleneck=False, residual=True, imagenet=False, channels=3, classes=10):
        super().__init__()
        self.imagenet = imagenet
        i = widths[0]
        self.conv1 = conv(channels, i, 7, 2) if imagenet else conv(channels, i, 3)
        self.bn1 = nn.BatchNorm2d(i)
        self.stages = len(widths)
        for stage, (width, count) in enumerate(zip(widths, blocks)):
            made = []
            for b in range(count):
                stride = 2 if stage > 0 and b == 0 else 1
                made.append(Residual(i, width, stride, bottleneck, residual, imagenet))
                i = 4 * width if bottleneck else width
            setattr(self, f"layer{stage + 1}", nn.Sequential(*made))
        setattr(self, "fc" if imagenet else "linear", nn.Linear(i, classes))

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        if self.imagenet:
            x = F.max_pool2d(x, 3, 2, 1)
        for stage in range(self.stages):
            x = getattr(self, f"layer{stage + 1}")(x)
        return (self.fc if self.imagenet else self.linear)(x.mean((2, 3)))


class Vgg(nn.Module):
    def __init__(self, plan, norm, head, shape=(3, 32, 32), classes=10):
        super().__init__()
        layers, i, side = [], shape[0], shape[1]
        for stage in plan:
            for width in stage:
                layers += [conv(i, width, 3, bias=True)] + ([nn.BatchNorm2d(width)] if norm else []) + [nn.ReLU()]
                i = width
            layers.append(nn.MaxPool2d(2, 2, ceil_mode=head != "torchvision"))
            side = side // 2 if head == "torchvision" else (side + 1) // 2
        self.features = nn.Sequential(*layers)
        if head == "hidden":
            hidden = [nn.Linear(i * side * side, i)] + ([nn.BatchNorm1d(i)] if norm else []) + [nn.ReLU()]
            self.fc = nn.Sequential(*hidden)
            self.classifier = nn.Linear(i, classes)
        elif head == "single":
            self.classifier = nn.Linear(i * side * side, classes)
        else:
            self.classifier = nn.Sequential(
                nn.Linear(i * 49, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(), nn.Dropout(),
                nn.Linear(4096, classes))
        self.head = head

    def forward(self, x):
        x = self.features(x)
        if self.head == "torchvision":
            x = F.adaptive_avg_pool2d(x, 7)
        x = x.flatten(1)
        return self.classifier(self.fc(x) if self.head == "hidden" else x)


PLANS = {
    9: [[64] * 2, [128] * 2, [256] * 3],
    11: [[64], [128], [256] * 2, [512] * 2, [512] * 2],
    16: [[64] * 2, [128] * 2, [256] * 3, [512] * 3, [512] * 3],
}


class ReferenceUnit(nn.Module):
    def __init__(self, i, growth):
        super().__init__()
        self.bn1, self.conv1 = nn.BatchNorm2d(i), conv(i, 4 * growth, 1)
        self.bn2, self.conv2 = nn.BatchNorm2d(4 * growth), conv(4 * growth, growth, 3)

    def forward(self, x):
        y = self.conv2(F.relu(self.bn2(self.conv1(F.relu(self.bn1(x))))))
        return torch.cat([y, x], 1)


class ReferenceTransition(nn.Module):
    def __init__(self, i):
        super().__init__()
        self.bn, self.conv = nn.BatchNorm2d(i), conv(i, i // 2, 1)

    def forward(self, x):
        return F.avg_pool2d(self.conv(F.relu(self.bn(x))), 2)


class ReferenceDenseNet(nn.Module):
    def __init__(self, growth, blocks, classes=10):
        super().__init__()
        i = 2 * growth
        self.blocks = len(blocks)
        self.conv1 = conv(3, i, 3)
        for b, count in enumerate(blocks):
            setattr(self, f"dense{b + 1}", nn.Sequential(*[ReferenceUnit(i + u * growth, growth) for u in range(count)]))
            i += count * growth
            if b + 1 < len(blocks):
                setattr(self, f"trans{b + 1}", ReferenceTransition(i))
                i //= 2
        self.bn, self.linear = nn.BatchNorm2d(i), nn.Linear(i, classes)

    def forward(self, x):
        x = self.conv1(x)
        for b in range(self.blocks):
            x = getattr(self, f"dense{b + 1}")(x)
            if b + 1 < self.blocks:
                x = getattr(self, f"trans{b + 1}")(x)
        return self.linear(F.relu(self.bn(x)).mean((2, 3)))


class TorchvisionUnit(nn.Module):
    def __init__(self, i, growth):
        super().__init__()
        self.norm1, self.conv1 = nn.BatchNorm2d(i), conv(i, 4 * growth, 1)
        self.norm2, self.conv2 = nn.BatchNorm2d(4 * growth), conv(4 * growth, growth, 3)

    def forward(self, x):
        y = self.conv2(F.relu(self.norm2(self.conv1(F.relu(self.norm1(x))))))
        return torch.cat([x, y], 1)


class TorchvisionDenseNet(nn.Module):
    def __init__(self, growth, blocks, classes=1000):
        super().__init__()
        i = 2 * growth
        self.features = nn.Sequential()
        add = self.features.add_module
        add("conv0", conv(3, i, 7, 2))
        add("norm0", nn.BatchNorm2d(i))
        add("relu0", nn.ReLU())
        add("pool0", nn.MaxPool2d(3, 2, 1))
        for b, count in enumerate(blocks):
            block = nn.Sequential()
            for u in range(count):
                block.add_module(f"denselayer{u + 1}", TorchvisionUnit(i + u * growth, growth))
            add(f"denseblock{b + 1}", block)
            i += count * growth
            if b + 1 < len(blocks):
                transition = nn.Sequential()
                transition.add_module("norm", nn.BatchNorm2d(i))
                transition.add_module("relu", nn.ReLU())
                transition.add_module("conv", conv(i, i // 2, 1))
                transition.add_module("pool", nn.AvgPool2d(2))
                add(f"transition{b + 1}", transition)
                i //= 2
        add("norm5", nn.BatchNorm2d(i))
        self.classifier = nn.Linear(i, classes)

    def forward(self, x):
        return self.classifier(F.relu(self.features(x)).mean((2, 3)))


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x):
        n, t, width = x.shape
        each = width // self.heads
        q, k, v = self.qkv(x).reshape(n, t, 3, self.heads, each).permute(2, 0, 3, 1, 4).unbind(0)
        weights = (q @ k.transpose(-2, -1) * each ** -0.5).softmax(-1)
        return self.proj((weights @ v).transpose(1, 2).reshape(n, t, width))


class Mlp(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x)))


class TransformerBlock(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1, self.attn = nn.LayerNorm(width, eps=1e-6), Attention(width, heads)
        self.norm2, self.mlp = nn.LayerNorm(width, eps=1e-6), Mlp(width)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class PatchEmbed(nn.Module):
    def __init__(self, channels, width, patch):
        super().__init__()
        self.proj = nn.Conv2d(channels, width, patch, patch)

    def forward(self, x):
        return self.proj(x).flatten(2).transpose(1, 2)


class Vit(nn.Module):
    def __init__(self, side, patch, width, depth, heads, channels=3, classes=10):
        super().__init__()
        self.cls_token = nn.Parameter(torch.zeros(1, 1, width))
        self.pos_embed = nn.Parameter(torch.zeros(1, (side // patch) ** 2 + 1, width))
        self.patch_embed = PatchEmbed(channels, width, patch)
        self.blocks = nn.Sequential(*[TransformerBlock(width, heads) for _ in range(depth)])
        self.norm = nn.LayerNorm(width, eps=1e-6)
        self.head = nn.Linear(width, classes)

    def forward(self, x):
        x = self.patch_embed(x)
        x = torch.cat([self.cls_token.expand(len(x), -1, -1), x], 1) + self.pos_embed
        return self.head(self.norm(self.blocks(x))[:, 0])


class LeNet(nn.Module):
    def __init__(self, channels=1, side=28, classes=10):
        super().__init__()
        padding = 2 if side < 32 else 0
        self.conv1, self.conv2 = nn.Conv2d(channels, 6, 5, padding=padding), nn.Conv2d(6, 16, 5)
        rest = ((side + 2 * padding - 4) // 2 - 4) // 2
        self.fc1, self.fc2, self.fc3 = nn.Linear(16 * rest * rest, 120), nn.Linear(120, 84), nn.Linear(84, classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2).flatten(1)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


class Score(nn.Linear):
    """The logits -z/2 and z/2 of a linear score."""

    def __init__(self, size):
        super().__init__(size, 1)

    def forward(self, x):
        z = super().forward(x.flatten(1))
        return torch.cat([-z / 2, z / 2], 1)


class KernelScore(nn.Module):
    """The logits -F/2 and F/2 of F(x) = sum_j a_j exp(-gamma |x - z_j|^2) + b."""

    def __init__(self, size, count):
        super().__init__()
        self.coefficients, self.bias = nn.Parameter(torch.zeros(1, count)), nn.Parameter(torch.zeros(1))
        self.register_buffer("landmarks", torch.zeros(count, size))
        self.register_buffer("gamma", torch.zeros(()))
        self.register_buffer("ridge", torch.zeros(()))

    def forward(self, x):
        squares = ((x.flatten(1).unsqueeze(1) - self.landmarks) ** 2).sum(2)
        z = (torch.exp(-self.gamma * squares) * self.coefficients).sum(1, keepdim=True) + self.bias
        return torch.cat([-z / 2, z / 2], 1)


class Flattened(nn.Linear):
    def forward(self, x):
        return super().forward(x.flatten(1))


class Perceptron(nn.Sequential):
    def __init__(self, *widths):
        layers = []
        for i, o in zip(widths, widths[1:]):
            layers += [nn.Linear(i, o), nn.ReLU()]
        super().__init__(*layers[:-1])

    def forward(self, x):
        return super().forward(x.flatten(1))


class Autoencoder(nn.Module):
    def __init__(self, *widths):
        super().__init__()
        self.encoder, self.decoder = Perceptron(*widths), Perceptron(*widths[::-1])

    def forward(self, x):
        return self.decoder(self.encoder(x))


def cifar(depth, widen=1, residual=True):
    return ResNet([16 * widen, 32 * widen, 64 * widen], [(depth - 2) // 6] * 3, residual=residual)


FOUR = {18: [2, 2, 2, 2], 34: [3, 4, 6, 3], 50: [3, 4, 6, 3]}


def four_stages(depth, residual=True, imagenet=False):
    return ResNet([64, 128, 256, 512], FOUR[depth], depth >= 50, residual, imagenet, classes=1000 if imagenet else 10)


def full():
    """Every architecture in the order in which it is listed."""
    yield "softmax", lambda: Flattened(64, 10)
    yield "linear", lambda: Flattened(30, 1)
    yield "logistic", lambda: Score(30)
    yield "svm", lambda: Score(30)
    yield "rbf-logistic", lambda: KernelScore(30, 50)
    yield "rbf-svm", lambda: KernelScore(30, 50)
    yield "mlp-digits", lambda: Perceptron(64, 32, 32, 10)
    yield "autoencoder", lambda: Autoencoder(64, 32, 8)
    yield "lenet5", LeNet
    yield "resnet8-digits", lambda: ResNet([8, 16, 32], [1, 1, 1], channels=1)
    for depth in (8, 14, 20, 32, 44, 56, 110):
        yield f"resnet{depth}", lambda: cifar(depth)
        yield f"resnet{depth}_noshort", lambda: cifar(depth, residual=False)
    yield "resnet50_16_noshort", lambda: cifar(50, residual=False)
    for widen in (2, 4):
        yield f"wrn14_{widen}", lambda: cifar(14, widen)
        yield f"wrn14_{widen}_noshort", lambda: cifar(14, widen, False)
    for widen in (2, 4, 8):
        yield f"wrn56_{widen}", lambda: cifar(56, widen)
        yield f"wrn56_{widen}_noshort", lambda: cifar(56, widen, False)
    for widen in (2, 4):
        yield f"wrn110_{widen}_noshort", lambda: cifar(110, widen, False)
    for depth in (18, 34, 50):
        yield f"resnet{depth}", lambda: four_stages(depth)
        yield f"resnet{depth}_noshort", lambda: four_stages(depth, False)
    yield "vgg9", lambda: Vgg(PLANS[9], True, "hidden")
    yield "vgg9_nobn", lambda: Vgg(PLANS[9], False, "hidden")
    for depth in (11, 16):
        yield f"vgg{depth}", lambda: Vgg(PLANS[depth], False, "single")
        yield f"vgg{depth}_bn", lambda: Vgg(PLANS[depth], True, "single")
    yield "densenet121", lambda: ReferenceDenseNet(32, [6, 12, 24, 16])
    yield "vit-small", lambda: Vit(32, 4, 128, 6, 4)
    for depth in (18, 34, 50):
        yield f"torchvision-resnet{depth}", lambda: four_stages(depth, imagenet=True)
    for depth in (11, 16):
        yield f"torchvision-vgg{depth}", lambda: Vgg(PLANS[depth], False, "torchvision", (3, 224, 224), 1000)
        yield f"torchvision-vgg{depth}_bn", lambda: Vgg(PLANS[depth], True, "torchvision", (3, 224, 224), 1000)
    yield "torchvision-densenet121", lambda: TorchvisionDenseNet(32, [6, 12, 24, 16])


def small():
    """Name, network and image shape of small members of the families."""
    image = (3, 12, 12)
    yield "bottleneck", ResNet([4, 6], [1, 2], True), image
    yield "bottleneck_noshort", ResNet([4, 6], [1, 2], True, False), image
    yield "wide", ResNet([8, 16], [1, 1]), image
    yield "imagenet", ResNet([4, 6], [2, 1], imagenet=True), (3, 21, 21)
    yield "imagenet_bottleneck", ResNet([4, 6], [1, 1], True, imagenet=True), (3, 21, 21)
    for norm in (True, False):
        suffix = "_bn" if norm else ""
        yield "vgg_hidden" + suffix, Vgg([[4], [6, 5]], norm, "hidden", (3, 14, 14)), (3, 14, 14)
        yield "vgg_single" + suffix, Vgg([[4], [6, 5]], norm, "single", (3, 7, 7)), (3, 7, 7)
    yield "densenet", ReferenceDenseNet(4, [2, 2]), image
    yield "densenet_imagenet", TorchvisionDenseNet(4, [2, 2], 10), (3, 21, 21)
    yield "vit", Vit(8, 4, 8, 2, 2), (3, 8, 8)
    yield "lenet5", LeNet(3, 32), (3, 32, 32)
    yield "lenet5_grey", LeNet(1, 28), (1, 28, 28)
    yield "autoencoder", Autoencoder(16, 6, 3), (1, 4, 4)
    yield "logistic", Score(30), (1, 1, 30)
    yield "softmax", Flattened(64, 10), (1, 8, 8)
    yield "linear", Flattened(4, 3), (1, 1, 4)
    yield "rbf", KernelScore(4, 7), (1, 1, 4)


def entries(net):
    return [(name, tensor) for name, tensor in net.state_dict().items() if not name.endswith("num_batches_tracked")]


def fill(net):
    """Parameter k of the state is a function of sin(k + 1), rounded to single precision."""
    kinds = {}
    for prefix, module in net.named_modules():
        if isinstance(module, (nn.BatchNorm2d, nn.BatchNorm1d, nn.LayerNorm)):
            kinds[prefix + ".weight"] = "scale"
    k = 0
    for name, tensor in entries(net):
        waves = torch.tensor([math.sin(k + 1 + j) for j in range(tensor.numel())], dtype=torch.float64)
        k += tensor.numel()
        if name.endswith("running_var"):
            values = 1 + 0.5 * waves
        elif name in kinds:
            values = 1 + 0.3 * waves
        elif tensor.dim() > 1:
            values = waves * math.sqrt(4 / (tensor.numel() // tensor.shape[0]))
        else:
            values = 0.2 * waves
        tensor.copy_(values.float().double().view(tensor.shape))


def images(shape):
    count = 2 * math.prod(shape)
    return torch.tensor([math.cos(1.3 * i) for i in range(count)], dtype=torch.float64).float().double().view(2, *shape)


def layout(net):
    text = "".join(f"{name} {list(tensor.shape)}\n" for name, tensor in entries(net))
    return len(entries(net)), hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    with open(folder / "layouts.csv", "w") as out:
        for name, make in full():
            net = make()
            count = sum(parameter.numel() for parameter in net.parameters())
            print(name, count, *layout(net), sep=",", file=out)
    with open(folder / "logits.csv", "w") as out, torch.no_grad():
        for name, net, shape in small():
            net = net.double().eval()
            fill(net)
            numbers = net(images(shape)).flatten().tolist()
            print(name, layout(net)[1], *map(repr, numbers), sep=",", file=out)
