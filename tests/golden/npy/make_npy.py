#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the .npy files beside it with NumPy itself (made with NumPy 1.24.2).

Each array of a numeric type holds 0, 1, 2, ... in C order, the floats a quarter of it, the signed
integers the negative of it; so a test can compute what it must find.
"""
import io
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parent


def ramp(dtype, shape):
    values = np.arange(np.prod(shape)).reshape(shape)
    kind = np.dtype(dtype).kind
    return (values / 4 if kind == "f" else -values if kind == "i" else values).astype(dtype)


def save(name, array, version=None):
    data = io.BytesIO()
    np.lib.format.write_array(data, array, version=version)
    (FOLDER / f"{name}.npy").write_bytes(data.getvalue())


for dtype in ("<f4", "<f8", "i1", "<i2", "<i4", "<i8", "u1", "<u2", "<u4", "<u8"):
    save(np.dtype(dtype).name, ramp(dtype, (2, 3)))
save("bool", np.array([[True, False, True]]))
for rank, shape in enumerate([(), (5,), (2, 3), (2, 3, 4), (2, 3, 4, 5), (1, 1, 1, 1, 2)]):
    save(f"rank{rank}", ramp("<f4", shape))
    if 1 <= rank <= 4:
        save(f"rank{rank}_int64", ramp("<i8", shape))
    if 2 <= rank <= 4:
        save(f"rank{rank}_float64", ramp("<f8", shape))
        save(f"rank{rank}_fortran", np.asfortranarray(ramp("<f4", shape)))
save("version2", ramp("<f4", (2, 3)), version=(2, 0))
save("version3", ramp("<f4", (2, 3)), version=(3, 0))
save("empty_batch", ramp("<f4", (0, 3, 2, 2)))
save("wide", ramp("<i8", (1, 100)))
save("big_endian", ramp(">f4", (2, 3)))
save("float16", ramp("<f2", (2, 3)))
save("complex64", np.zeros((1, 2), "<c8"))
save("text", np.array([["ab"]]))
save("record", np.zeros((2,), [("x", "<f4"), ("y", "<i2")]))
save("limits_int64", np.array([[-(2**63), 2**63 - 1]], "<i8"))
save("limits_uint64", np.array([[0, 2**63 - 1]], "<u8"))
save("beyond_int64", np.array([[1, 2**63]], "<u8"))
save("not_finite", np.array([[1.0, np.inf], [np.nan, -np.inf]], "<f8"))
save("exact", np.array([[0.1, -1e-300, 5e-324, 1.7976931348623157e308]], "<f8"))
