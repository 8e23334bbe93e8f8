// SPDX-License-Identifier: MIT
#include <tconv/base/number_text.h>
#include <tconv/base/rational.h>

int main()
{
    const tconv::Rational third = tconv::Rational(1) / 3;
    return tconv::numberText(third) == "1/3" ? 0 : 1;
}
