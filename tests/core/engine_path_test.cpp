// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/engine_path.h>
#include <tconv/engine/paths/path_rows.h>

using tconv::EnginePath;

TEST_CASE("Each path of the engine has one name and one row", "[plan]")
{
    const auto rows = tconv::pathRows<float>();
    REQUIRE(rows.size() == tconv::enginePaths().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i].path == tconv::enginePaths()[i]);
        CHECK(tconv::enginePathNamed(name(rows[i].path)) == rows[i].path);
        CHECK(tconv::pathRows<double>()[i].path == rows[i].path);
    }
    CHECK(tconv::enginePathNamed("scatter") == EnginePath::Scatter);
    CHECK_FALSE(tconv::enginePathNamed("winograd"));
}
