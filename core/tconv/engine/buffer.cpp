// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/buffer.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace tconv {

namespace {

constexpr Index kAlignment = 64; ///< a cache line, and the longest vector

#ifdef __linux__
constexpr std::size_t kHugePage = std::size_t(2) << 20;

bool usesPages(Index bytes)
{
    return bytes >= static_cast<Index>(2 * kHugePage);
}

std::size_t wholePages(Index bytes)
{
    return (static_cast<std::size_t>(bytes) + kHugePage - 1) / kHugePage * kHugePage;
}

/// Zeroed pages from the system: one huge page more than asked for, less what lies outside of the
/// aligned part. nullptr: there are none.
void* allocatePages(Index bytes)
{
    if (bytes > std::numeric_limits<Index>::max() - static_cast<Index>(2 * kHugePage))
        return nullptr;
    const std::size_t size = wholePages(bytes);
    void* mapped =
        mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        return nullptr;
    char* first = static_cast<char*>(mapped);
    const std::size_t before =
        (kHugePage - reinterpret_cast<std::uintptr_t>(first) % kHugePage) % kHugePage;
    if (before > 0)
        munmap(first, before);
    if (before < kHugePage)
        munmap(first + before + size, kHugePage - before);
    // Only a wish: without huge pages it is slower, nothing else.
    static_cast<void>(madvise(first + before, size, MADV_HUGEPAGE));
    return first + before;
}
#endif

/// Zeroed memory, or nullptr.
void* allocate(Index bytes)
{
#ifdef __linux__
    if (usesPages(bytes))
        return allocatePages(bytes);
#endif
    const auto size = static_cast<std::size_t>(std::max<Index>(bytes, 1));
    void* memory = ::operator new (size, std::align_val_t{kAlignment}, std::nothrow);
    if (memory != nullptr)
        std::memset(memory, 0, size);
    return memory;
}

void release(void* memory, Index bytes)
{
#ifdef __linux__
    if (usesPages(bytes)) {
        munmap(memory, wholePages(bytes));
        return;
    }
#endif
    static_cast<void>(bytes);
    ::operator delete (memory, std::align_val_t{kAlignment});
}

} // namespace

template <typename T>
void Buffer<T>::Free::operator()(T* values) const
{
    release(values, bytes);
}

template <typename T>
Result<Buffer<T>> Buffer<T>::make(Index count, const char* what)
{
    constexpr Index kMost = std::numeric_limits<Index>::max();
    const Index bytes = checkedProduct(count, static_cast<Index>(sizeof(T))).value_or(kMost);
    void* memory = bytes < kMost ? allocate(bytes) : nullptr;
    if (memory == nullptr)
        return Problem{ProblemCode::OutOfMemory, {}, {bytes}, what};
    Buffer buffer;
    buffer.m_values = std::unique_ptr<T, Free>(static_cast<T*>(memory), Free{bytes});
    buffer.m_size = count;
    return buffer;
}

template class Buffer<float>;
template class Buffer<double>;
template class Buffer<Index>;

} // namespace tconv
