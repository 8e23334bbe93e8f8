// SPDX-License-Identifier: MIT
#include <bench/peer.h>

namespace bench {

std::vector<Peer> peers()
{
    std::vector<Peer> found;
#ifdef BENCH_ONEDNN
    found.push_back(oneDnnPeer());
    found.push_back(oneDnnAnyPeer());
#endif
#ifdef BENCH_XNNPACK
    found.push_back(xnnpackPeer());
#endif
#ifdef BENCH_OPENBLAS
    found.push_back(openBlasPeer());
#endif
#ifdef BENCH_TORCH
    found.push_back(torchPeer());
#endif
    return found;
}

std::vector<std::string> absentPeers()
{
    std::vector<std::string> absent;
#ifndef BENCH_ONEDNN
    absent.emplace_back("oneDNN: absent (libdnnl-dev)");
#endif
#ifndef BENCH_XNNPACK
    absent.emplace_back("XNNPACK: absent (libxnnpack-dev libpthreadpool-dev)");
#endif
#ifndef BENCH_OPENBLAS
    absent.emplace_back("OpenBLAS: absent (libopenblas-dev)");
#endif
#ifndef BENCH_TORCH
    absent.emplace_back("libtorch: absent (libtorch-dev)");
#endif
    return absent;
}

} // namespace bench
