# SPDX-License-Identifier: Apache-2.0
"""Writes joint_pca.txt: PCA of two runs by numpy's SVD, as scikit-learn's PCA defines it.

Rows are theta_i - theta_n with n the last checkpoint of the first run, the zero row included,
column-centred. Each component's largest entry by magnitude is positive. Run: python3 joint_pca.py
"""
import numpy as np

random = np.random.default_rng(20180128)
scale = np.array([3, 2, 1.5, 1, 0.7, 0.4])
runs = [np.float32(np.cumsum(random.normal(size=(n, 6)) * scale, axis=0)) for n in (7, 5)]


def numbers(values):
    return " ".join(repr(float(v)) for v in np.ravel(values))


def centred(rows):
    return rows - rows.mean(axis=0)


rows = np.vstack(runs).astype(np.float64) - runs[0][-1].astype(np.float64)
_, s, v = np.linalg.svd(centred(rows), full_matrices=False)
v = v[:3] * np.sign(v[np.arange(3), np.abs(v[:3]).argmax(axis=1)])[:, None]
with open("joint_pca.txt", "w") as out:
    for r, run in enumerate(runs):
        out.write(f"run{r} {numbers(run)}\n")
    out.write(f"shares {numbers(s[:3] ** 2 / (s ** 2).sum())}\n")
    out.write(f"singularValues {numbers(s[:3])}\n")
    out.write(f"explainedVariances {numbers(s[:3] ** 2 / (len(rows) - 1))}\n")
    for k in range(3):
        out.write(f"component{k} {numbers(v[k])}\n")
    for r, run in enumerate(runs):
        own = centred(run.astype(np.float64))
        total = (own ** 2).sum()
        u, t, _ = np.linalg.svd(own, full_matrices=False)
        i = np.arange(len(run))
        cosines = [np.cos(np.pi * k * (i + 0.5) / len(run)) for k in (1, 2, 3)]
        last = run[-1].astype(np.float64)
        out.write(f"axisShares{r} {numbers(((own @ v.T) ** 2).sum(axis=0) / total)}\n")
        out.write(f"ownShares{r} {numbers(t[:3] ** 2 / total)}\n")
        correlations = [abs(np.corrcoef(u[:, k], cosines[k])[0, 1]) for k in range(3)]
        out.write(f"cosineCorrelations{r} {numbers(correlations)}\n")
        radial = own @ (last / np.linalg.norm(last))
        out.write(f"radialShare{r} {numbers((radial ** 2).sum() / total)}\n")
