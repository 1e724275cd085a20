#!/bin/sh
# Depth 8, 14, 20, 32 and width 1, 2, 4, with and without skip connections, and a small vision
# transformer: one training budget, one filter-normalised plane and one convexity each.
# Li et al. 2018, section 5, on 2,000 Fashion-MNIST images. Every command goes on where it was stopped.
#
#   THALWEG_DATA=DIR examples/depth-and-width.sh [OUT]
#
# Took about 15 minutes of one core of an AMD EPYC for the trainings, and 11 for the planes.
. "$(dirname "$0")/settings.sh"
out=${1:-thalweg-depth-and-width}
images=$(data fashion-mnist)
mkdir -p "$out"

# shellcheck disable=SC2086  # $images holds several words by design.
train() { # ARCHITECTURE OPTION...
  name=$1
  shift
  thalweg train --arch "$name" $images --samples 2000 --test-samples first:2000 --measure end \
    --batch-size 50 --schedule cosine --warmup 1epochs --epochs "${EPOCHS:-6}" "$@" -o "$out/$name"
}

# shellcheck disable=SC2086
plane() { # ARCHITECTURE
  thalweg surface --arch "$1" --checkpoint "$(last "$out/$1")" $images --samples 100 \
    --x -0.5:0.5:21 --y -0.5:0.5:21 -o "$out/$1.h5"
  thalweg info "$out/$1.h5" | grep -E '^(file|testError|convexity)'
}

networks="resnet8 resnet14 resnet20 resnet32 resnet8_noshort resnet14_noshort resnet20_noshort
  resnet32_noshort wrn14_2 wrn14_4 wrn14_2_noshort wrn14_4_noshort"
for name in $networks; do
  train "$name" --optimizer sgd --momentum 0.9 --nesterov --lr 0.1 --weight-decay 5e-4
  plane "$name"
done
train vit-small --optimizer adamw --lr 1e-3 --weight-decay 0.05
plane vit-small

files=
for name in $networks vit-small; do files="$files $out/$name.h5"; done
# shellcheck disable=SC2086
thalweg plot $files --zmax 10 --log -o "$out/planes.png"
