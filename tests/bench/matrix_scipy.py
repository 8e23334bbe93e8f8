# SPDX-License-Identifier: MIT
"""The same matrix with scipy: prints the milliseconds of one build (vectorised triplets, coo to
csr) and of one product by csr and by csc, the best of a few each."""
import time

import numpy as np
import scipy.sparse as sparse

SIZE, KERNEL, STRIDE, PADDING = 1024, 3, 2, 1
OUTPUT = (SIZE - 1) * STRIDE - 2 * PADDING + KERNEL
WEIGHT = np.arange(1, 10, dtype=np.float32).reshape(KERNEL, KERNEL)


def build():
    at = np.arange(SIZE, dtype=np.int32) * STRIDE - PADDING
    landing = at[:, None] + np.arange(KERNEL, dtype=np.int32)
    kept = (landing >= 0) & (landing < OUTPUT)
    i, a = np.nonzero(kept)
    lands = landing[kept]
    rows = (lands[:, None] * np.int32(OUTPUT) + lands[None, :]).ravel()
    columns = (i[:, None].astype(np.int32) * np.int32(SIZE) + i[None, :].astype(np.int32)).ravel()
    values = WEIGHT[a[:, None], a[None, :]].ravel()
    return sparse.coo_matrix((values, (rows, columns)), shape=(OUTPUT**2, SIZE**2)).tocsr()


def best(work, times):
    shortest = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest * 1000


csr = build()
csc = csr.tocsc()
x = np.full(SIZE**2, 1.5, dtype=np.float32)
print(best(build, 2), best(lambda: csr @ x, 10), best(lambda: csc @ x, 10))
