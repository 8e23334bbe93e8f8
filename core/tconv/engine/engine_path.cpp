// SPDX-License-Identifier: MIT
#include <tconv/engine/engine_path.h>

#include <algorithm>
#include <array>

namespace tconv {

namespace {

constexpr std::array kPaths{EnginePath::Scatter, EnginePath::Polyphase, EnginePath::Stamps,
                            EnginePath::Rows, EnginePath::Pixels};

} // namespace

std::string_view name(EnginePath path)
{
    switch (path) {
    case EnginePath::Scatter:
        return "scatter";
    case EnginePath::Polyphase:
        return "polyphase";
    case EnginePath::Stamps:
        return "stamps";
    case EnginePath::Rows:
        return "rows";
    case EnginePath::Pixels:
        return "pixels";
    }
    return {};
}

std::optional<EnginePath> enginePathNamed(std::string_view name)
{
    const auto* found =
        std::ranges::find(kPaths, name, [](EnginePath path) { return tconv::name(path); });
    return found == kPaths.end() ? std::nullopt : std::optional(*found);
}

std::span<const EnginePath> enginePaths()
{
    return kPaths;
}

} // namespace tconv
