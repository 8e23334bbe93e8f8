// SPDX-License-Identifier: MIT
#include "commands/interrupt_guard.h"

#include "commands/progress_line.h"

#include <algorithm>
#include <atomic>
#include <climits>
#include <filesystem>
#include <unistd.h>

namespace {

std::array<char, PATH_MAX> g_path;
std::atomic<bool> g_hasPath = false; ///< set when g_path is whole

/// Only what a signal handler may do.
void endAtOnce(int signal)
{
    if (g_hasPath)
        ::unlink(g_path.data());
    PercentLine::eraseAtOnce();
    std::signal(signal, SIG_DFL);
    std::raise(signal); // a shell wants to know how the program ended
}

class SignalsWait {
public:
    SignalsWait()
    {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, &m_before);
    }
    ~SignalsWait() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    SignalsWait(const SignalsWait&) = delete;
    SignalsWait& operator=(const SignalsWait&) = delete;

private:
    sigset_t m_before;
};

} // namespace

InterruptGuard::InterruptGuard()
    : m_before{{{SIGINT, {}}, {SIGTERM, {}}, {SIGHUP, {}}, {SIGQUIT, {}}, {SIGXFSZ, {}}}}
{
    struct sigaction action {};
    sigfillset(&action.sa_mask);
    for (auto& [signal, before] : m_before) {
        action.sa_handler = signal == SIGXFSZ ? SIG_IGN : endAtOnce;
        sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN) // e.g. under nohup
            sigaction(signal, &action, nullptr);
    }
}

InterruptGuard::~InterruptGuard()
{
    for (const auto& [signal, before] : m_before)
        sigaction(signal, &before, nullptr);
    g_hasPath = false;
}

tconv::Result<tconv::NewFile> InterruptGuard::createFile(const std::string& path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    // A pipe waits for its reader, maybe for ever; and it leaves nothing to remove.
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return tconv::NewFile::create(path);
    const SignalsWait wait;
    auto file = tconv::NewFile::create(path);
    if (file && file.value().temporaryPath().size() < g_path.size()) {
        const std::string& temporary = file.value().temporaryPath();
        *std::ranges::copy(temporary, g_path.begin()).out = '\0';
        g_hasPath = !temporary.empty();
    }
    return file;
}
