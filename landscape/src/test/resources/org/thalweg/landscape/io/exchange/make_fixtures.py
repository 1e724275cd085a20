# SPDX-License-Identifier: Apache-2.0
"""Writes the files beside this script: small ones in the layouts of other tools.

Run with h5py and NumPy. Every surface holds 100 x + y, so that each value names its place.
"""
import json
import os

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
X = np.linspace(-1, 1, 5)
Y = np.linspace(0, 3, 4)
XX, YY = np.meshgrid(X, Y)  # rows are y
XY = 100 * XX + YY


def path(name):
    return os.path.join(HERE, name)


def reference_surface(name, libver, x=X, y=Y):
    """As plot_surface.py does: shape (nx, ny), filled by flat index with x fastest."""
    with h5py.File(path(name), "w", libver=libver) as f:
        f["dir_file"] = "net/model_300.t7_weights_xignore=biasbn_xnorm=filter_yignore=biasbn_ynorm=filter.h5"
        f["xcoordinates"] = x
        shape = x.shape
        flat = 100 * x
        if y is not None:
            f["ycoordinates"] = y
            shape = (len(x), len(y))
            xx, yy = np.meshgrid(x, y)
            flat = (100 * xx + yy).ravel()
        f["train_loss"] = flat.reshape(shape)
        f["train_acc"] = (flat / 10).reshape(shape)


def group(f, name, tensors):
    made = f.create_group(name)
    for i, tensor in enumerate(tensors):
        made.create_dataset(str(i), data=tensor)


def directions(name, libver, count, states):
    """Twelve blocks of weights, so that "10" is listed before "2"; block i holds i + 0.5."""
    tensors = []
    for i in range(12):
        tensors.append(np.full((2, 3), i + 0.5, dtype=np.float32))
        if states and i % 4 == 3:  # running mean, variance and the batch counter
            tensors.append(np.zeros(2, dtype=np.float32))
            tensors.append(np.zeros(2, dtype=np.float32))
            tensors.append(np.int64(7))
    with h5py.File(path(name), "w", libver=libver) as f:
        group(f, "xdirection", tensors)
        if count > 1:
            group(f, "ydirection", [-np.asarray(t) for t in tensors])


def main():
    reference_surface("reference-5x4.h5", None)
    reference_surface("reference-5x4-latest.h5", "latest")
    reference_surface("reference-square-latest.h5", "latest", X, np.linspace(0, 4, 5))
    reference_surface("reference-line-latest.h5", "latest", X, None)
    directions("weights.h5", None, 2, False)
    directions("weights-latest.h5", "latest", 2, False)
    directions("states.h5", None, 1, True)
    directions("states-latest.h5", "latest", 1, True)

    for name, kind in (("pca32.h5", np.float32), ("pca64.h5", np.float64)):
        with h5py.File(path(name), "w") as f:
            group(f, "xdirection", [np.array([[0.6, 0.8]], dtype=np.float32)])
            group(f, "ydirection", [np.array([[-0.8, 0.6]], dtype=np.float32)])
            f["explained_variance_ratio_"] = np.array([0.75, 0.125], dtype=kind)
            f["singular_values_"] = np.array([3, 1], dtype=kind)
            f["explained_variance_"] = np.array([9, 1], dtype=kind)
    with h5py.File(path("directions.h5_proj_cos.h5"), "w") as f:
        f["proj_xcoord"] = np.array([3.0, 1.5, 0.0])
        f["proj_ycoord"] = np.array([-1.0, 0.25, 0.0])

    with h5py.File(path("losscape.h5"), "w") as f:
        f["X"], f["Y"], f["losses"] = XX, YY, XY
    square = np.meshgrid(X, X)
    with h5py.File(path("landscapeviz.hdf5"), "w") as f:
        f["space"] = X
        f["loss"] = (100 * square[0] + square[1]).astype(np.float32)
        f["Mean-Squared.Error"] = square[0]
        f["original_loss"] = 0.5
    with h5py.File(path("landscapeviz-older.hdf5"), "w") as f:
        f["X"], f["Y"] = XX, YY
        f["Z_hinge"] = XY
        f["accuracy"] = XX
    with h5py.File(path("landscapeviz-trajectory.hdf5"), "w") as f:
        f["weights"] = np.ones((3, 4))
        f["X"] = np.array([5.0, 4.0, 2.0])
        f["Y"] = np.array([1.0, 1.0, -1.0])
    with h5py.File(path("nrehiew.h5"), "w") as f:
        for i in range(12):
            for j in range(3):
                f["loss_%d_%d" % (i, j)] = 100.0 * i + j
                f["acc_%d_%d" % (i, j)] = 1.0 * i

    ij = XY.T
    np.savez(path("landscaper.npz"), loss=np.meshgrid(X, X + 1, indexing="ij")[0] * 100
             + np.meshgrid(X, X + 1, indexing="ij")[1], coordinates=[X, X + 1])
    np.savez(path("landscaper-line.npz"), loss=100 * X, coordinates=[X])
    np.savez(path("landscaper-volume.npz"), loss=np.zeros((2, 2, 2)), coordinates=np.zeros((3, 2)))
    np.savez(path("landscaper-objects.npz"), loss=ij, coordinates=np.array([X, Y], dtype=object))
    grid = np.stack(np.meshgrid(X, Y, indexing="ij"), axis=-1)
    plane = {}
    for split, extra in (("tr", 0), ("te", 0.5)):
        plane[split + "_loss"] = ij + extra
        plane[split + "_nll"] = ij + extra - 0.125
        plane[split + "_acc"] = 100 - ij / 10
        plane[split + "_err"] = ij / 10
    np.savez_compressed(
        path("plane.npz"), ts=np.linspace(0, 1, 3), grid=grid, alphas=np.linspace(-0.2, 1.2, 5),
        betas=np.linspace(-0.2, 1.2, 4), bend_coordinates=np.array([[0, 0], [0.5, 2.5], [1, 0.0]]),
        curve_coordinates=np.array([[0, 0], [0.5, 1.25], [1, 0.0]]), **plane)

    ramp = np.arange(6).reshape(2, 3)
    arrays = {
        "f8": ramp.astype("<f8"), "f4": ramp.astype("<f4"), "f2": ramp.astype("<f2"),
        "big_f8": ramp.astype(">f8"), "big_f4": ramp.astype(">f4"), "big_i4": ramp.astype(">i4"),
        "i1": ramp.astype("i1"), "i2": ramp.astype("<i2"), "i4": ramp.astype("<i4"),
        "i8": ramp.astype("<i8"), "u1": (ramp + 250).astype("u1"), "u2": ramp.astype("<u2"),
        "u4": (ramp + 4294967290).astype("<u4"), "u8": ramp.astype("<u8"),
        "truth": ramp % 2 == 1, "fortran": np.asfortranarray(ramp.astype("<f8")),
        "scalar": np.float64(2.5), "none": np.zeros((0, 3)), "words": np.array(["a", "b"]),
        "complex": ramp.astype(complex), "cube": np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)),
    }
    np.savez(path("arrays.npz"), **arrays)
    for version in ((1, 0), (2, 0), (3, 0)):
        with open(path("version%d.npy" % version[0]), "wb") as f:
            np.lib.format.write_array(f, ramp.astype("<f8"), version=version)

    with open(path("landscape.json"), "w") as f:
        losses = ij.tolist()
        losses[0][1] = None
        json.dump({"X": grid[..., 0].tolist(), "Y": grid[..., 1].tolist(), "loss_grid_2d": losses,
                   "baseline_loss": 0.25, "grid_size": 5, "mode": "2d",
                   "trajectory_data": {"traj_1": [1, 0], "traj_2": [0, 0], "traj_3": [None, None],
                                       "epochs": [0, 1], "losses": [3.0, 1.0]},
                   "metadata": {"note": "none"}}, f)
    with open(path("landscape-line.json"), "w") as f:
        json.dump({"X": X.tolist(), "X_1d": X.tolist(), "loss_line_1d": (100 * X).tolist(),
                   "baseline_loss_1d": 0.25, "mode": "1d"}, f)
    with open(path("table.csv"), "w") as f:
        f.write("theta_0,theta_1,loss\n")
        for y in Y:
            for x in X:
                f.write("%r,%r,%r\n" % (float(x), float(y), float(100 * x + y)))


main()
