# Read by the scripts beside it: where the program and the data are.
#
#   THALWEG_DATA=DIR   data sets lie in DIR/fashion-mnist and DIR/cifar10; else they are downloaded once
#   EPOCHS=N           another training budget
#   THALWEG=COMMAND    another program than this clone's
set -eu
home=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)

thalweg() { "${THALWEG:-$home/thalweg}" "$@"; }

# Options for a data set by its name.
data() {
  if [ -n "${THALWEG_DATA:-}" ]; then echo "--data $1 --data-dir $THALWEG_DATA/$1"; else echo "--data $1"; fi
}

# Where a training ended.
last() { find "$1/checkpoints" -name '*.safetensors' | sort | tail -n 1; }
