#!/bin/sh
# VGG-11 (with batch norm) and ResNet-50 on CIFAR-10: the optimiser's path on a random plane, which
# hardly sees it, and on the plane of its principal axes. Li et al. 2018, section 7.
# Every command goes on where it was stopped.
#
#   THALWEG_DATA=DIR examples/two-classics.sh [OUT]
#
# VGG-11 took 2 minutes of one core of an AMD EPYC, ResNet-50 about 10 of two.
. "$(dirname "$0")/settings.sh"
out=${1:-thalweg-two-classics}
images=$(data cifar10)
mkdir -p "$out"

# shellcheck disable=SC2086  # $images holds several words by design.
train() { # ARCHITECTURE OPTION...
  name=$1
  shift
  thalweg train --arch "$name" $images --test-samples all --measure end --schedule cosine --warmup 1epochs "$@" \
    -o "$out/$name"
}

# shellcheck disable=SC2086
planes() { # ARCHITECTURE NODES BN, which is batch norm's policy on the random plane
  thalweg surface --arch "$1" --directions random --trajectory "$out/$1/checkpoints" $images \
    --samples 50 --bn "$3" --x -1:1:"$2" --y -1:1:"$2" -o "$out/$1-random.h5"
  thalweg trajectory "$out/$1/checkpoints" --arch "$1" $images --samples 50 --no-gradients \
    --surface --x auto:"$2" --y auto:"$2" -o "$out/$1-pca.h5"
  for plane in random pca; do
    thalweg plot "$out/$1-$plane.h5" -o "$out/$1-$plane.png"
    thalweg plot "$out/$1-$plane.h5" --kind surface -o "$out/$1-$plane-3d.png"
  done
}

train vgg11_bn --samples 1000 --optimizer sgd --momentum 0.9 --nesterov --lr 0.05 --weight-decay 5e-4 \
  --batch-size 50 --epochs "${EPOCHS:-4}" --checkpoint-every 8steps
planes vgg11_bn 13 frozen
# Under SGD at 0.05 and at 0.01 its loss climbed from the first epoch on.
train resnet50 --samples 600 --optimizer adam --lr 1e-3 --init kaiming --batch-size 25 \
  --epochs "${EPOCHS:-3}" --checkpoint-every 6steps
planes resnet50 9 recomputed
