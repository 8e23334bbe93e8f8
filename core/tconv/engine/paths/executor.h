// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/layer_shape.h>
#include <tconv/engine/run_monitor.h>

#include <string>

namespace tconv {

/// One way to compute a layer, prepared for one shape and its weights. The output is cut into
/// chunks that are computed independently, each always in the same way: hence the bits do not
/// depend on the number of threads.
template <typename T>
class Executor {
public:
    Executor() = default;
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;
    virtual ~Executor() = default;

    /// Takes over the weights and biases, in the order in which compute() reads them; before the
    /// first compute(). Not all of them where `monitor` (may be null) is cancelled.
    /// \pre the sizes are those of the layer
    virtual void pack(const LayerValues<T>& values, const RunMonitor* monitor) = 0;
    virtual Index chunks() const = 0;
    /// Writes every value of its part of the output, unless `monitor` (may be null) is cancelled.
    /// Two calls at a time need different slots; see ThreadPool::forEach.
    virtual void compute(Index chunk, int slot, const T* input, T* output,
                         const RunMonitor* monitor) = 0;
    /// The particulars of this path in a few words, e.g. "tiles of 12 x 32".
    virtual std::string particulars() const = 0;
    /// Bytes that it holds: packed weights, tables and scratch memory.
    virtual Index bytes() const = 0;
};

} // namespace tconv
