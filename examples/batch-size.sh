#!/bin/sh
# Batch 64 against 2,048 on 10,000 Fashion-MNIST images, with and without weight decay: does the line
# between two minima flip its verdict with the decay, and do filter-normalised curves not?
# Li et al. 2018, sections 3 and 4, for VGG-9 and, since that is slow, for LeNet-5 with more epochs.
# Every command goes on where it was stopped.
#
#   THALWEG_DATA=DIR examples/batch-size.sh [OUT]
#
# Took about 31 minutes of one core of an AMD EPYC, of which 22 went into the VGG-9 trainings.
. "$(dirname "$0")/settings.sh"
out=${1:-thalweg-batch-size}
images=$(data fashion-mnist)
mkdir -p "$out"

# shellcheck disable=SC2086  # $images holds several words by design.
train() { # ARCHITECTURE NAME EPOCHS BATCH RATE DECAY
  thalweg train --arch "$1" $images --samples 10000 --test-samples first:2000 --measure end \
    --optimizer sgd --momentum 0.9 --nesterov --lr "$5" --batch-size "$4" --weight-decay "$6" \
    --schedule cosine --warmup 1epochs --epochs "${EPOCHS:-$3}" -o "$out/$1-$2"
}

# shellcheck disable=SC2086
study() { # ARCHITECTURE EPOCHS RATE-OF-64 RATE-OF-2048 LINE-IMAGES CURVE-IMAGES
  for decay in wd 0; do
    if [ $decay = wd ]; then lambda=5e-4; else lambda=0; fi
    train "$1" small-$decay "$2" 64 "$3" $lambda
    train "$1" large-$decay "$2" 2048 "$4" $lambda
    small=$out/$1-small-$decay
    large=$out/$1-large-$decay
    thalweg interpolate --arch "$1" --checkpoint "$(last "$small")" --toward "$(last "$large")" \
      --norm none $images --samples "$5" --also test --x -0.5:1.5:25 -o "$out/$1-line-$decay.h5"
    for run in "$small" "$large"; do
      thalweg surface --arch "$1" --checkpoint "$(last "$run")" $images --samples "$6" \
        --x -1:1:21 --repeats 10 -o "$run.h5"
      thalweg info "$run.h5" | grep -E '^(file|width|parameterNorm|testError)'
    done
    thalweg plot "$small.h5" "$large.h5" --channel train_loss --zmax 5 -o "$out/$1-curves-$decay.png"
  done
  thalweg plot "$out/$1-line-wd.h5" "$out/$1-line-0.h5" -o "$out/$1-lines.png"
}

study lenet5 30 0.02 0.05 1000 500
study vgg9 4 0.1 0.2 300 100
