// SPDX-License-Identifier: MIT
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

int runCatch(int argc, char** argv);

int runCatch(int argc, char** argv)
{
    return Catch::Session().run(argc, argv);
}
