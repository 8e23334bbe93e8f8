// SPDX-License-Identifier: MIT
#include "commands/command_line.h"

#include "commands/command.h"
#include "commands/help.h"
#include "commands/unknown_option.h"
#include <tconv/base/excerpt.h>
#include <tconv/io/descriptor.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <ostream>

namespace {

constexpr const char* kDescription =
    "Transposed Convolution Lab: see, compute and explain ConvTranspose2d, cell by cell.\n"
    "Without a command it opens the window; commands never need a display.";

constexpr const char* kFooter =
    "tconvlab COMMAND --help tells all options of a command. A file named - is standard input or\n"
    "output. LAYER stands for --stride, --padding, --output-padding, --dilation (each N or H,W),\n"
    "--groups and --output-size, with PyTorch's meaning and defaults.\n"
    "\n"
    "Examples:\n"
    "  tconvlab lesson.tconv\n"
    "  tconvlab shape --input-size 2,2 --kernel-size 3 --stride 2 --padding 1 --output-padding 1\n"
    "  tconvlab compute lesson.tconv\n"
    "  tconvlab compute --input x.npy --weight w.npy --stride 2 --output y.npy\n"
    "  tconvlab explain lesson.tconv --cell 1,2 --json\n"
    "  tconvlab matrix lesson.tconv --output VT.mtx\n"
    "  tconvlab check lesson.tconv answer.csv\n"
    "  tconvlab export lesson.tconv --view scatter --step 3 --output step3.svg\n"
    "\n"
    "Exit status:\n"
    "  0  done\n"
    "  1  a check found differences\n"
    "  2  refused: \"error: CODE: sentence\" on standard error, or {\"error\": {...}} under "
    "--json\n"
    "  3  a window was asked for, and there is no display";

std::vector<Command> addCommands(CLI::App& program)
{
    return {addCompute(program), addShape(program),    addExplain(program), addMatrix(program),
            addCheck(program),   addExercise(program), addExport(program)};
}

/// The parser's own messages, as one sentence that names the argument.
Failure failureOf(const CLI::ParseError& error)
{
    const std::string message = error.what();
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
        return usageFailure(message.substr(0, message.find(':')) + " takes exactly one value.");
    return usageFailure(message + ".");
}

bool mayBeCommand(const std::string& file)
{
    return !file.empty() && file.find_first_of("./") == std::string::npos;
}

bool isOption(const std::string& argument)
{
    return argument.starts_with('-') && argument != "-";
}

/// Throws where the parser left arguments over.
void refuseExtras(const CLI::App& command)
{
    const std::vector<std::string> extras = command.remaining();
    if (extras.empty())
        return;
    const auto option = std::ranges::find_if(extras, isOption);
    if (option != extras.end())
        throw ArgumentFailure{unknownOption(command, *option)};
    const std::string name =
        command.get_parent() == nullptr ? "tconvlab" : "tconvlab " + command.get_name();
    throw ArgumentFailure{usageFailure("The argument \"" + tconv::excerpt(extras.front()) +
                                       "\" is one too many; see " + name + " --help.")};
}

/// Runs, and turns what a machine may run out of into a refusal.
int runSafely(const Command& command, bool asJson, Streams streams)
{
    try {
        return command.run(streams);
    } catch (const std::bad_alloc&) {
        return report({"out_of_memory", "There is not enough memory for this."}, asJson, streams);
    }
}

/// A status of 0 means that the result has arrived: a full disk is not silent.
int flushed(int status, Streams streams)
{
    streams.out.flush();
    if (streams.out)
        return status;
    // A stream does not keep why it failed, perhaps a while ago: only what fits is believed.
    constexpr std::array kReasons{ENOSPC, EDQUOT, EFBIG, EPIPE, EBADF, EIO};
    const bool isReason = std::ranges::find(kReasons, errno) != kReasons.end();
    const std::string reason = isReason ? ": " + tconv::fileReason(errno) : "";
    return report({std::string(codeName(tconv::ProblemCode::FileNotWritten)),
                   "Cannot write standard output" + reason + "."},
                  false, streams);
}

/// Parses and runs; the parser's exceptions leave it.
CommandLineResult parseAndRun(std::vector<std::string> arguments, bool asJson, Streams streams)
{
    CLI::App program(kDescription, "tconvlab");
    CommandLineResult result;
    program.add_option("FILE", result.file,
                       "To open in the window: .tconv experiment, .npy tensor or picture");
    setHelp(program, "tconvlab [FILE]\n       tconvlab COMMAND [OPTIONS]", kFooter);
    program.set_version_flag("--version", "tconvlab " TCONVLAB_VERSION,
                             "Print the version and exit");
    program.require_subcommand(0, 1);
    const std::vector<Command> commands = addCommands(program);
    program.allow_extras();
    for (const Command& command : commands) {
        command.parser->group("Commands");
        command.parser->allow_extras();
    }
    const bool beginsWithOption = !arguments.empty() && isOption(arguments.front());
    try {
        std::ranges::reverse(arguments); // as the parser wants them
        program.parse(std::move(arguments));
    } catch (const CLI::Success& wish) { // help or version
        program.exit(wish, streams.out, streams.err);
        return {kDone, {}};
    }
    for (const Command& command : commands)
        if (command.parser->parsed()) {
            refuseExtras(program); // in front of the command
            refuseExtras(*command.parser);
            if (!result.file.empty())
                throw ArgumentFailure{usageFailure("A file in front of a command opens nothing; "
                                                   "put it behind " +
                                                   command.parser->get_name() + ".")};
            command.check();
            if (const std::string note = noteOn(*command.parser); !note.empty())
                streams.err << "note: " << note << '\n';
            return {runSafely(command, asJson, streams), {}};
        }
    if (!program.remaining().empty() && mayBeCommand(result.file) && !beginsWithOption)
        throw ArgumentFailure{missingFile(result.file)};
    refuseExtras(program);
    return result;
}

} // namespace

CommandLineResult runCommandLine(std::vector<std::string> arguments, Streams streams)
{
    const bool asJson = std::ranges::find(arguments, "--json") != arguments.end();
    CommandLineResult result;
    try {
        result = parseAndRun(std::move(arguments), asJson, streams);
    } catch (const ArgumentFailure& refusal) {
        result.status = report(refusal.failure, asJson, streams);
    } catch (const CLI::ParseError& error) {
        result.status = report(failureOf(error), asJson, streams);
    }
    if (result.status)
        result.status = flushed(*result.status, streams);
    return result;
}

Failure missingFile(const std::string& file)
{
    if (mayBeCommand(file))
        return usageFailure("There is no command and no file " + tconv::excerpt(file) +
                            "; the commands are " + commandNames() + ".");
    return tconv::Problem{tconv::ProblemCode::FileNotFound, {}, {}, file};
}

std::string commandNames()
{
    CLI::App program;
    std::string names;
    const std::vector<Command> commands = addCommands(program);
    for (const Command& command : commands) {
        const bool isLast = &command == &commands.back();
        names += (names.empty() ? "" : isLast ? " and " : ", ") + command.parser->get_name();
    }
    return names;
}
