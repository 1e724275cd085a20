#!/bin/sh
# VGG-11 (with batch norm) and ResNet-50 on CIFAR-10: the optimiser's path on a random plane, which
# hardly sees it, and on the plane of its principal axes. Li et al. 2018, section 7.
# Every command goes on where it was stopped.
#
#   THALWEG_DATA=DIR examples/two-classics.sh [OUT]
#
# VGG-11 took 2 minutes of one core of an AMD EPYC; ResNet-50, ten times the work, was run on 300 images only.
. "$(dirname "$0")/settings.sh"
out=${1:-thalweg-two-classics}
images=$(data cifar10)
mkdir -p "$out"

# shellcheck disable=SC2086  # $images holds several words by design.
for name in vgg11_bn resnet50; do
  thalweg train --arch "$name" $images --samples 1000 --test-samples all --measure end \
    --optimizer sgd --momentum 0.9 --nesterov --lr 0.05 --weight-decay 5e-4 --batch-size 50 \
    --schedule cosine --warmup 1epochs --epochs "${EPOCHS:-4}" --checkpoint-every 8steps -o "$out/$name"
  thalweg surface --arch "$name" --directions random --trajectory "$out/$name/checkpoints" $images \
    --samples 50 --x -1:1:13 --y -1:1:13 -o "$out/$name-random.h5"
  thalweg trajectory "$out/$name/checkpoints" --arch "$name" $images --samples 50 --no-gradients \
    --surface --x auto:13 --y auto:13 -o "$out/$name-pca.h5"
  for plane in random pca; do
    thalweg plot "$out/$name-$plane.h5" -o "$out/$name-$plane.png" --size 520x560
    thalweg plot "$out/$name-$plane.h5" --kind surface -o "$out/$name-$plane-3d.png" --size 520x480
  done
done
