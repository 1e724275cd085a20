"""open_files.py FOLDER: h5py, VTK, NumPy and Python's own readers open what lies there, and the numbers agree."""
import csv
import json
import pathlib
import sys
import types

import h5py
import numpy as np
import vtk
from vtk.util.numpy_support import vtk_to_numpy


def surface(path):
    """What the surface file says, read by h5py."""
    with h5py.File(path, "r") as f:
        x, y = np.array(f["xcoordinates"]), np.array(f["ycoordinates"])
        names = [n for n in f if isinstance(f[n], h5py.Dataset) and f[n].shape == (len(y), len(x)) and n != "status"]
        channels = {name: np.array(f[name]) for name in names}
        assert all(values.dtype == np.float64 for values in channels.values())
        status = np.array(f["status"])
        assert status.dtype == np.uint8 and status.shape == (len(y), len(x))
        assert "provenance" in f or "--any" in sys.argv
        groups = sorted(f["paths"].values(), key=lambda g: int(g.attrs["position"])) if "paths" in f else []
        paths = {text(g.attrs["name"]): np.stack([g[c] for c in ("x", "y", "loss", "off_plane")], 1) for g in groups}
    return types.SimpleNamespace(
        x=x, y=y, channels=channels, status=status, paths=paths, loss=channels["train_loss"],
        grid=np.stack([np.tile(x, len(y)), np.repeat(y, len(x))], 1))


def text(attribute):
    return attribute.decode() if isinstance(attribute, bytes) else str(attribute)


def complete(s):
    """A surface of ours has every point measured."""
    assert np.isfinite(s.loss).all() and not s.status.any()
    assert ((s.channels["train_acc"] >= 0) & (s.channels["train_acc"] <= 100)).all()


def placed(s):
    """The paths without the checkpoints that lie nowhere, and without those that are nothing else."""
    tables = [table[np.isfinite(table[:, :2]).all(1)] for table in s.paths.values()]
    return [table for table in tables if len(table)]


def read(reader, path):
    reader.SetFileName(str(path))
    reader.Update()
    return reader.GetOutput()


def array(data, name):
    return vtk_to_numpy(data.GetPointData().GetArray(name))


def points(data):
    return vtk_to_numpy(data.GetPoints().GetData())


def same(a, b):
    return np.array_equal(np.ravel(a), np.ravel(b), equal_nan=True)


def check_heights(at, s):
    """The vertices lie over the grid, in order, and z grows with the loss from 0 to half the wider axis."""
    assert np.allclose(at[:, :2], s.grid, atol=1e-6)
    loss, z, top = s.loss.ravel(), at[:, 2], max(np.ptp(s.x), np.ptp(s.y)) / 2
    finite = np.isfinite(loss)
    assert np.allclose([z.min(), z.max()], [0, top]) and np.allclose(z[~finite], top)
    assert (np.diff(z[finite][np.argsort(loss[finite])]) >= -1e-6 * top).all()


def check_unit(normals):
    assert np.allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)


def open_vtp(path, s):
    data = read(vtk.vtkXMLPolyDataReader(), path)
    n = s.loss.size
    assert np.allclose(points(data)[:n, :2], s.grid, atol=1e-5)
    assert all(same(array(data, name)[:n], values) for name, values in s.channels.items())
    assert same(array(data, "finite")[:n], np.isfinite(s.loss))
    along = np.concatenate([s.grid[:0]] + [p[:, :2] for p in placed(s)])
    assert np.allclose(points(data)[n:, :2], along, atol=1e-5)
    assert data.GetNumberOfLines() == len(placed(s))
    return f"{data.GetNumberOfPoints()} points, {data.GetNumberOfCells()} cells"


def open_vti(path, s):
    data = read(vtk.vtkXMLImageDataReader(), path)
    assert data.GetDimensions() == (len(s.x), len(s.y), 1)
    at = np.array([data.GetPoint(i) for i in range(s.loss.size)])
    assert np.allclose(at[:, :2], s.grid) and not at[:, 2].any()
    assert all(same(array(data, name), values) for name, values in s.channels.items())
    assert same(array(data, "finite"), np.isfinite(s.loss)) and same(array(data, "status"), s.status)
    assert data.GetPointData().GetScalars().GetName() == "train_loss"
    return "%d x %d x %d, %d arrays" % (*data.GetDimensions(), data.GetPointData().GetNumberOfArrays())


def open_ply(path, s):
    data = read(vtk.vtkPLYReader(), path)
    check_heights(points(data), s)
    check_unit(array(data, "Normals"))
    assert data.GetNumberOfPolys() == 2 * (len(s.x) - 1) * (len(s.y) - 1)
    return f"{data.GetNumberOfPoints()} points, {data.GetNumberOfPolys()} triangles"


def open_obj(path, s):
    data = read(vtk.vtkOBJReader(), path)
    n = s.loss.size
    check_heights(points(data)[:n], s)
    check_unit(array(data, "Normals")[:n])
    assert data.GetNumberOfPolys() == 2 * (len(s.x) - 1) * (len(s.y) - 1)
    return f"{data.GetNumberOfPoints()} points, {data.GetNumberOfPolys()} triangles"


def open_stl(path, s):
    reader = vtk.vtkSTLReader()
    reader.MergingOff()
    data = read(reader, path)
    corners = points(data).reshape(-1, 3, 3)
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert len(corners) == 2 * (len(s.x) - 1) * (len(s.y) - 1) and (normals[:, 2] > 0).all()
    # The lower left corner of each cell, then the two outer edges, are the whole grid.
    at = np.full((len(s.y), len(s.x), 3), np.nan)
    cells = corners.reshape(len(s.y) - 1, len(s.x) - 1, 2, 3, 3)
    at[:-1, :-1], at[:-1, -1] = cells[:, :, 0, 0], cells[:, -1, 0, 1]
    at[-1, :-1], at[-1, -1] = cells[-1, :, 1, 2], cells[-1, -1, 1, 1]
    check_heights(at.reshape(-1, 3), s)
    return f"{len(corners)} triangles"


def open_glb(path, s):
    blocks = read(vtk.vtkGLTFReader(), path).NewIterator()
    parts = []
    while not blocks.IsDoneWithTraversal():
        parts.append(blocks.GetCurrentDataObject())
        blocks.GoToNextItem()
    upright = points(parts[0])[:, [0, 2, 1]] * [1, -1, 1]
    check_heights(upright, s)
    check_unit(array(parts[0], "NORMAL"))
    assert len(parts) == 1 + len(placed(s)), len(parts)
    for part, table in zip(parts[1:], placed(s)):
        assert np.allclose(points(part)[:, [0, 2]] * [1, -1], table[:, :2], atol=1e-5)
    return f"{len(upright)} points, {len(parts) - 1} paths"


def open_npz(path, s):
    with np.load(path, allow_pickle=False) as f:
        assert same(f["x"], s.x) and same(f["y"], s.y)
        for name, values in s.channels.items():
            assert f[name].shape == values.shape and f[name].dtype == np.float64 and same(f[name], values)
        assert f["mask"].dtype == bool and same(f["mask"], ~np.isfinite(s.loss))
        assert f["status"].dtype == np.uint8 and same(f["status"], s.status)
        tables = [f[name] for name in f.files if name.startswith("path_")]
        assert len(tables) == len(s.paths) and all(same(a, b) for a, b in zip(tables, s.paths.values()))
        return ", ".join(f.files)


def open_csv(path, s):
    with open(path, newline="", encoding="utf-8") as f:
        rows = list(csv.DictReader(f, strict=True))
    column = {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}
    assert same(np.stack([column["x"], column["y"]], 1), s.grid)
    assert all(same(column[name], values) for name, values in s.channels.items())
    assert same(column["status"], s.status)
    return f"{len(rows)} rows of {', '.join(column)}"


def open_json(path, s):
    f = json.loads(path.read_text(encoding="utf-8"), parse_constant=lambda name: 1 / 0)
    assert f["axes"] == {"x": list(s.x), "y": list(s.y)} and f["status"] == s.status.tolist()
    assert f["provenance"] or "--any" in sys.argv
    for name, values in s.channels.items():
        assert f["channels"][name]["mask"] == (~np.isfinite(values)).tolist()
        assert same(np.array(f["channels"][name]["values"], float), np.where(np.isfinite(values), values, np.nan))
    assert [p["name"] for p in f["paths"]] == list(s.paths)
    return f"{', '.join(f)}"


READERS = {
    ".vtp": open_vtp, ".vti": open_vti, ".ply": open_ply, ".obj": open_obj, ".stl": open_stl,
    ".glb": open_glb, ".npz": open_npz, ".csv": open_csv, ".json": open_json}

surfaces = sorted(pathlib.Path(sys.argv[1]).glob("*.h5"))
assert surfaces, f"no surface file in {sys.argv[1]}"
for path in surfaces:
    s = surface(path)
    if "--any" not in sys.argv:
        complete(s)
    print(f"{path.name}: {s.loss.shape}, loss {np.nanmin(s.loss):.4f} to {np.nanmax(s.loss):.4f}")
    for suffix, reader in READERS.items():
        file = path.with_suffix(suffix)
        if file.exists():
            print(f"{file.name}: {reader(file, s)}")
