// SPDX-License-Identifier: MIT
#pragma once

#include <bench/suite.h>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace bench {

/// What every variant computes: the same layer of the same values.
struct Task {
    const SuiteLayer& layer;
    std::span<const float> input;  ///< N, C, H, W
    std::span<const float> weight; ///< C_in, C_out / groups, kH, kW
    int threads = 1;
};

/// A layer made ready by one library: weights packed, output allocated (where the library lets its
/// caller do that), layout of the input as the library wants it.
struct PreparedLayer {
    std::function<void()> run;                       ///< the timed part
    std::function<void(std::span<float>)> putOutput; ///< writes it as N, C, H, W
    std::string refusal;                             ///< why there is no run
};

/// One way of one library. `make` may be called while setThreads holds for the task's threads.
struct Peer {
    std::string name;
    std::function<PreparedLayer(const Task&)> make;
    std::function<void(int threads)> setThreads;
};

/// The engine itself, in the same clothes. `path`: empty, or the name of the path to force.
Peer ours(const std::string& path);

// Each is defined only where CMake finds the library.
Peer oneDnnPeer();    ///< input and output N, C, H, W
Peer oneDnnAnyPeer(); ///< layouts of its choice, its reorders from and to N, C, H, W counted
Peer xnnpackPeer();   ///< input and output N, H, W, C
Peer openBlasPeer();  ///< one product of matrices per image and group, then col2im
Peer torchPeer();     ///< allocates its output in each call, as its users get it

/// Those that this program was built with.
std::vector<Peer> peers();

/// "name: absent (package)" for each of the others.
std::vector<std::string> absentPeers();

} // namespace bench
