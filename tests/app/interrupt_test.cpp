// SPDX-License-Identifier: MIT
// A long computation from outside: its signals, its terminal, its memory.
#include "catch.hpp"
#include "commands/interrupt_guard.h"
#include "npy_bytes.h"

#include <QDir>
#include <QProcess>

#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <limits>
#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <tuple>
#include <unistd.h>

using namespace cli;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

std::vector<float> ones(std::size_t count)
{
    return std::vector<float>(count, 1.0F);
}

/// Arguments of a layer that takes a second: a weight that is not finite leaves it to plain loops.
std::vector<std::string> slowLayer(const Folder& folder)
{
    std::vector<float> weight = ones(128 * 128 * 9);
    weight.front() = std::numeric_limits<float>::infinity();
    return {"compute",
            "--threads",
            "1",
            "--input",
            folder.write("x.npy", npy<float>({1, 128, 256, 256}, ones(128 * 256 * 256))),
            "--weight",
            folder.write("w.npy", npy<float>({128, 128, 3, 3}, weight)),
            "--output",
            folder.path("y.npy")};
}

/// Arguments of a layer that takes no time, but whose text does.
std::vector<std::string> wideText(const Folder& folder, bool isJson)
{
    std::vector<float> input(1 << 20);
    for (std::size_t i = 0; i < input.size(); ++i)
        input[i] = 1 / (1 + static_cast<float>(i));
    std::vector<std::string> arguments{"compute",
                                       "--input",
                                       folder.write("x.npy", npy<float>({1, 1, 1024, 1024}, input)),
                                       "--weight",
                                       folder.write("w.npy", npy<float>({1, 1, 3, 3}, ones(9))),
                                       "--stride",
                                       "3"};
    if (isJson)
        arguments.emplace_back("--json");
    return arguments;
}

/// Files of the folder, hidden ones, too.
qsizetype entries(const Folder& folder)
{
    return QDir(QString::fromStdString(folder.path(".")))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
        .size();
}

/// Waits until it holds, but not for ever.
template <typename Condition>
bool comes(Condition condition)
{
    for (int i = 0; i < 2000; ++i) {
        if (condition())
            return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

/// Whether the program has begun its output, a file that may have no name yet.
bool hasBegun(pid_t program, const Folder& folder)
{
    namespace fs = std::filesystem;
    std::error_code error;
    for (const auto& file :
         fs::directory_iterator("/proc/" + std::to_string(program) + "/fd", error)) {
        const std::string path = fs::read_symlink(file.path(), error).string();
        if (path.starts_with(folder.path("#")) || path.starts_with(folder.path(".tconv-")))
            return true;
    }
    return false;
}

/// Starts the program with these as standard error and output (-1: as the test's).
pid_t start(const std::vector<std::string>& arguments, int error = -1, int output = -1)
{
    std::vector<std::string> all{TCONVLAB_PROGRAM};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char*> list;
    for (std::string& argument : all)
        list.push_back(argument.data());
    list.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        if (error >= 0)
            ::dup2(error, STDERR_FILENO);
        if (output >= 0)
            ::dup2(output, STDOUT_FILENO);
        ::execv(list.front(), list.data());
        ::_exit(127);
    }
    return child;
}

/// A terminal: what the program writes inside is read outside.
struct Terminal {
    Terminal()
        : outside(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        REQUIRE(::grantpt(outside) == 0);
        REQUIRE(::unlockpt(outside) == 0);
        inside = ::open(::ptsname(outside), O_RDWR | O_NOCTTY);
    }
    ~Terminal()
    {
        ::close(inside);
        ::close(outside);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    int outside = -1;
    int inside = -1;
};

struct Pipe {
    Pipe()
    {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        std::tie(out, in) = std::tie(ends[0], ends[1]);
    }
    ~Pipe()
    {
        ::close(in);
        ::close(out);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    int out = -1;
    int in = -1;
};

const std::string kErase = "\r\033[K";

/// What the program prints into a terminal until the text comes.
std::string printedUntil(int terminal, const std::string& text)
{
    std::string printed;
    pollfd wait{terminal, POLLIN, 0};
    const auto end = std::chrono::steady_clock::now() + 20s; // other lines may come for ever
    while (printed.find(text) == std::string::npos && std::chrono::steady_clock::now() < end &&
           ::poll(&wait, 1, 20'000) > 0) {
        std::array<char, 1000> bytes{};
        const ssize_t count = ::read(terminal, bytes.data(), bytes.size());
        if (count <= 0)
            break;
        printed.append(bytes.data(), static_cast<std::size_t>(count));
    }
    return printed;
}

} // namespace

TEST_CASE("A signal ends a computation at once and leaves no file", "[interrupt]")
{
    const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGKILL);
    const Folder folder;
    const pid_t child = start(slowLayer(folder));
    REQUIRE(comes([&] { return hasBegun(child, folder); }));
    std::this_thread::sleep_for(50ms);
    ::kill(child, signal);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(entries(folder) == 2);
}

TEST_CASE("A signal removes a file that has a name already", "[interrupt]")
{
    const Folder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        InterruptGuard guard;
        const auto file = guard.createFile(folder.path("y.npy"));
        std::ofstream(file.value().temporaryPath()) << "as where no file can be without a name";
        std::raise(SIGTERM);
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(entries(folder) == 0);
}

TEST_CASE("A pipe that nobody reads does not keep a signal away", "[interrupt]")
{
    const Folder folder;
    REQUIRE(::mkfifo(folder.path("y.npy").c_str(), 0600) == 0);
    const pid_t child =
        start({"compute", "--input", folder.write("x.npy", npy<float>({1, 1, 2, 2}, ones(4))),
               "--weight", folder.write("w.npy", npy<float>({1, 1, 2, 2}, ones(4))), "--output",
               folder.path("y.npy")});
    std::this_thread::sleep_for(300ms); // it waits for a reader by then
    ::kill(child, SIGINT);
    int status = 0;
    const bool hasEnded = comes([&] { return ::waitpid(child, &status, WNOHANG) == child; });
    if (!hasEnded) {
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }
    CHECK(hasEnded);
    CHECK(WIFSIGNALED(status));
}

TEST_CASE("A signal that was ignored before stays ignored", "[interrupt]")
{
    const Folder folder;
    const auto before = std::signal(SIGHUP, SIG_IGN); // as nohup does
    const pid_t child = start(slowLayer(folder));
    std::signal(SIGHUP, before);
    REQUIRE(comes([&] { return hasBegun(child, folder); }));
    ::kill(child, SIGHUP);
    std::this_thread::sleep_for(50ms);
    CHECK(::waitpid(child, nullptr, WNOHANG) == 0);
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
    CHECK(entries(folder) == 2);
}

TEST_CASE("A terminal sees how far a long computation is and a clean line afterwards",
          "[interrupt]")
{
    const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP, SIGQUIT);
    const Folder folder;
    const Terminal terminal;
    const pid_t child = start(slowLayer(folder), terminal.inside);
    CHECK_THAT(printedUntil(terminal.outside, " %"), Contains("computing "));
    ::kill(child, signal);
    CHECK_THAT(printedUntil(terminal.outside, kErase), Catch::Matchers::EndsWith(kErase));
    ::waitpid(child, nullptr, 0);
}

TEST_CASE("A terminal sees how far a long text is formatted and written until a signal ends it",
          "[interrupt]")
{
    const bool isJson = GENERATE(false, true);
    const Folder folder;
    const Terminal terminal;
    const Pipe pipe; // nobody reads it, so that writing takes for ever
    const pid_t child = start(wideText(folder, isJson), terminal.inside, pipe.in);
    CHECK_THAT(printedUntil(terminal.outside, "formatting "), Contains("formatting "));
    CHECK_THAT(printedUntil(terminal.outside, "writing "), Contains("writing 0 %"));
    ::kill(child, SIGINT);
    CHECK_THAT(printedUntil(terminal.outside, kErase), Catch::Matchers::EndsWith(kErase));
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
}

TEST_CASE("A text for the terminal itself is not mixed with the line of progress", "[interrupt]")
{
    const Folder folder;
    const Terminal terminal;
    const pid_t child = start(wideText(folder, false), terminal.inside, terminal.inside);
    CHECK_THAT(printedUntil(terminal.outside, "[[[["), Contains(kErase));
    std::this_thread::sleep_for(200ms); // time for another line
    std::string printed;
    for (int i = 0; i < 20; ++i)
        printed += printedUntil(terminal.outside, "\n");
    CHECK(printed.find('\033') == std::string::npos);
    ::kill(child, SIGINT);
    ::waitpid(child, nullptr, 0);
}

TEST_CASE("A text file that cannot be written is known before the computation", "[interrupt]")
{
    const Folder folder;
    std::vector<std::string> arguments = slowLayer(folder);
    const auto timeInto = [&](const char* name, int expected) {
        arguments.back() = folder.path(name);
        const auto start = std::chrono::steady_clock::now();
        CHECK(run(arguments).status == expected);
        return std::chrono::steady_clock::now() - start;
    };
    const auto refused = timeInto("none/y.txt", 2);
    CHECK(refused * 3 < timeInto("y.txt", 0));
}

TEST_CASE("A long computation is silent where no terminal looks", "[interrupt]")
{
    const Folder folder;
    QProcess process;
    QStringList list;
    for (const std::string& argument : slowLayer(folder))
        list.append(QString::fromStdString(argument));
    process.start(QStringLiteral(TCONVLAB_PROGRAM), list);
    REQUIRE(comes([&] { return hasBegun(static_cast<pid_t>(process.processId()), folder); }));
    std::this_thread::sleep_for(700ms);
    process.terminate();
    REQUIRE(process.waitForFinished());
    CHECK(process.readAllStandardError().isEmpty());
}

TEST_CASE("A limit of file sizes is a failure to write before anything is computed", "[interrupt]")
{
    const Folder folder;
    QProcess process;
    QStringList list{QStringLiteral("-c"), QStringLiteral("ulimit -f 100; exec \"$0\" \"$@\""),
                     QStringLiteral(TCONVLAB_PROGRAM)};
    for (const std::string& argument : slowLayer(folder))
        list.append(QString::fromStdString(argument));
    process.start(QStringLiteral("sh"), list);
    REQUIRE(process.waitForFinished());
    CHECK(process.exitStatus() == QProcess::NormalExit);
    CHECK(process.exitCode() == 2);
    CHECK_THAT(process.readAllStandardError().toStdString(),
               Catch::Matchers::StartsWith("error: file_not_written: ") &&
                   Contains(": the file would exceed the limit of file sizes (34080896 bytes are "
                            "needed);"));
    CHECK(entries(folder) == 2);
}

#ifndef __SANITIZE_ADDRESS__ // which has memory of its own
TEST_CASE("A large layer takes little more memory than its tensors", "[interrupt]")
{
    const Folder folder;
    const auto peak = [&](const std::vector<std::string>& arguments) {
        const pid_t child = start(arguments);
        rusage usage{};
        int status = -1;
        ::wait4(child, &status, 0, &usage);
        CHECK(status == 0);
        return usage.ru_maxrss * 1024L;
    };
    const std::string weight = folder.write("w.npy", npy<float>({1, 1, 3, 3}, ones(9)));
    const std::string input =
        folder.write("x.npy", npy<float>({1, 1, 2048, 2048}, ones(2048 * 2048)));
    const long alone = peak({"shape", "--input-size", "3", "--kernel-size", "3"});
    const long all = peak({"compute", "--threads", "2", "--input", input, "--weight", weight,
                           "--stride", "2", "--output", folder.path("y.npy")});
    const long tensors = 4L * (2048 * 2048 + 4097 * 4097);
    CHECK(all - alone < tensors + tensors / 10);
}
#endif
