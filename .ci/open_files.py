"""open_files.py FOLDER: h5py and VTK read what the quickstart wrote, and the numbers agree."""
import pathlib
import sys

import h5py
import numpy as np
import vtk
from vtk.util.numpy_support import vtk_to_numpy

folder = pathlib.Path(sys.argv[1])
surfaces = sorted(folder.glob("*.h5"))
assert surfaces, f"no surface file in {folder}"


def read(reader, path):
    reader.SetFileName(str(path))
    reader.Update()
    return reader.GetOutput()


for path in surfaces:
    with h5py.File(path, "r") as f:
        x, y = np.array(f["xcoordinates"]), np.array(f["ycoordinates"])
        loss, accuracy = np.array(f["train_loss"]), np.array(f["train_acc"])
        assert loss.shape == accuracy.shape == (len(y), len(x)), (loss.shape, len(x), len(y))
        assert loss.dtype == np.float64 and np.isfinite(loss).all()
        assert (accuracy >= 0).all() and (accuracy <= 100).all()
        assert np.array(f["status"]).dtype == np.uint8 and not np.array(f["status"]).any()
        assert "provenance" in f
    print(f"{path.name}: {loss.shape}, loss {loss.min():.4f} to {loss.max():.4f}")

    vtp = path.with_suffix(".vtp")
    if vtp.exists():
        data = read(vtk.vtkXMLPolyDataReader(), vtp)
        points = vtk_to_numpy(data.GetPoints().GetData())[: loss.size]
        assert np.allclose(points[:, 0], np.tile(x, len(y)), atol=1e-5)
        assert np.allclose(points[:, 1], np.repeat(y, len(x)), atol=1e-5)
        values = vtk_to_numpy(data.GetPointData().GetArray("train_loss"))[: loss.size]
        assert np.allclose(values, loss.ravel(), rtol=1e-6)
        print(f"{vtp.name}: {data.GetNumberOfPoints()} points, {data.GetNumberOfCells()} cells")

    ply = path.with_suffix(".ply")
    if ply.exists():
        data = read(vtk.vtkPLYReader(), ply)
        assert data.GetNumberOfPoints() >= loss.size
        print(f"{ply.name}: {data.GetNumberOfPoints()} points")
