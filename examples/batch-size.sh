#!/bin/sh
# VGG-9 on 10,000 Fashion-MNIST images, batch 64 against 2,048, with and without weight decay:
# does the line between two minima flip its verdict, and do filter-normalised curves not?
# Li et al. 2018, sections 3 and 4. Every command goes on where it was stopped.
#
#   THALWEG_DATA=DIR examples/batch-size.sh [OUT]
#
# TIMES
. "$(dirname "$0")/settings.sh"
out=${1:-thalweg-batch-size}
images=$(data fashion-mnist)
mkdir -p "$out"

# shellcheck disable=SC2086  # $images holds several words by design.
train() { # NAME BATCH RATE DECAY
  thalweg train --arch vgg9 $images --samples 10000 --test-samples first:2000 --measure end \
    --optimizer sgd --momentum 0.9 --nesterov --lr "$3" --batch-size "$2" --weight-decay "$4" \
    --schedule cosine --warmup 1epochs --epochs "${EPOCHS:-4}" -o "$out/$1"
}

train small-wd 64 0.1 5e-4
train large-wd 2048 0.2 5e-4
train small-0 64 0.1 0
train large-0 2048 0.2 0

# shellcheck disable=SC2086
for decay in wd 0; do
  thalweg interpolate --arch vgg9 --checkpoint "$(last "$out/small-$decay")" \
    --toward "$(last "$out/large-$decay")" --norm none $images --samples 500 --also test \
    --x -0.5:1.5:25 -o "$out/line-$decay.h5"
  thalweg plot "$out/line-$decay.h5" -o "$out/line-$decay.png" --size 640x440
  for batch in small large; do
    thalweg surface --arch vgg9 --checkpoint "$(last "$out/$batch-$decay")" $images --samples 200 \
      --x -1:1:21 --repeats 10 -o "$out/curve-$batch-$decay.h5"
    thalweg info "$out/curve-$batch-$decay.h5"
  done
done
thalweg plot "$out/line-wd.h5" "$out/line-0.h5" -o "$out/lines.png" --size 800x520
for decay in wd 0; do
  thalweg plot "$out/curve-small-$decay.h5" "$out/curve-large-$decay.h5" --channel train_loss \
    --zmax 10 -o "$out/curves-$decay.png" --size 640x440
done
