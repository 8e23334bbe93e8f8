// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace tconv {

/// A piece of Python source, as far as calls with plain arguments need it.
struct PythonToken {
    enum class Kind {
        Name,
        Number,    ///< starts like a number; whether it is one is the reader's question
        String,    ///< with its quotes
        Sign,      ///< one of ( ) [ ] { } , = . + - * / % : ** // == (U+2212 comes as -)
        Fullwidth, ///< Chinese or Japanese punctuation or digit, a common slip
        Unknown,
        End,
    };
    Kind kind = Kind::End;
    std::string_view text;
    std::size_t position = 0; ///< of its first byte
    std::size_t end = 0;      ///< behind its last byte

    bool isSign(std::string_view sign) const { return kind == Kind::Sign && text == sign; }
};

/// The token at or behind `position`; white space, line ends and comments are skipped.
PythonToken nextPythonToken(std::string_view text, std::size_t position);

/// 1 for an opening bracket, -1 for a closing one, else 0.
int bracketStep(const PythonToken& token);

/// The column of a byte within its line, counted in characters from 1.
std::size_t columnOf(std::string_view text, std::size_t position);

} // namespace tconv
