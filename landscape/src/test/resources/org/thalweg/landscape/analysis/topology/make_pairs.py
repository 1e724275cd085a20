# SPDX-License-Identifier: Apache-2.0
"""Persistence pairs by GUDHI 3.7 (Debian's python3-gudhi), for GudhiTest: python3 make_pairs.py > gudhi-pairs.txt

Each field is a line "field COLUMNS ROWS", a line of values with x fastest, and a line a pair: "DIMENSION BIRTH DEATH" by
node, death -1 for never. Simplices enter by the rank of their highest node among (value, index).
"""
import gudhi
import numpy as np


def pairs(z):
    rows, columns = z.shape
    flat = z.ravel()
    order = np.lexsort((np.arange(flat.size), flat))
    rank = np.empty(flat.size, int)
    rank[order] = np.arange(flat.size)
    tree = gudhi.SimplexTree()

    def add(*nodes):
        tree.insert(list(nodes), float(max(rank[n] for n in nodes)))

    for y in range(rows):
        for x in range(columns):
            node = y * columns + x
            add(node)
            if x + 1 < columns:
                add(node, node + 1)
            if y + 1 < rows:
                add(node, node + columns)
            if x + 1 < columns and y + 1 < rows:
                add(node, node + columns + 1)
                add(node, node + 1, node + columns + 1)
                add(node, node + columns, node + columns + 1)
    tree.compute_persistence(homology_coeff_field=2, min_persistence=0, persistence_dim_max=True)
    found = []
    for dimension in (0, 1):
        for birth, death in tree.persistence_intervals_in_dimension(dimension):
            end = -1 if np.isinf(death) else order[int(death)]
            found.append((dimension, order[int(birth)], end))
    return sorted(found)


def show(z):
    print("field", z.shape[1], z.shape[0])
    print(*z.ravel())
    for pair in pairs(z):
        print(*pair)


x, y = np.meshgrid(np.linspace(-6, 6, 41), np.linspace(-6, 6, 31))
show((x * x + y - 11) ** 2 + (x + y * y - 7) ** 2)
random = np.random.default_rng(5)
show(random.integers(0, 10, (18, 25)))
show(np.round(random.normal(size=(30, 40)), 6))
