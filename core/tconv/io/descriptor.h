// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <unistd.h>
#include <utility>

namespace tconv {

/// An open file of the system; closed when it goes.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor() { close(); }

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }
    bool close() { return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0; }

private:
    int m_number = -1;
};

/// Why a call failed, errno in the words of a person who handles files.
std::string fileReason(int error);

} // namespace tconv
