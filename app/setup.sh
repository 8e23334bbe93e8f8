# SPDX-License-Identifier: MIT
# Sourced by app/run and tests/run with $root set: the way from a bare machine to a build.
# Messages go to standard error, so that the program's output stays clean.

build_packages='g++ cmake ninja-build qt6-base-dev qt6-svg-dev libeigen3-dev libboost-dev
    nlohmann-json3-dev libcli11-dev libgl-dev libxcb1-dev libgif-dev libwebp-dev'

# Further packages under names that depend on the release; asked only when something is installed.
more_packages()
{
    echo qt6-svg-plugins # since Debian 13; part of libqt6svg6 before
}

say()
{
    printf '%s\n' "$*" >&2
}

# Runs a command with its output in the file $1; shows the last line on a terminal as it goes.
logged()
{
    log=$1
    shift
    mkdir -p "$(dirname "$log")"
    printf '\n$ %s\n' "$*" >>"$log"
    if [ -t 2 ]; then
        { "$@" </dev/null 2>&1; echo $? >"$log.status"; } | tee -a "$log" |
            while IFS= read -r line; do printf '\r\033[K%.76s' "$line" >&2; done
        printf '\r\033[K' >&2
        status=$(cat "$log.status")
        rm -f "$log.status"
        return "$status"
    fi
    "$@" </dev/null >>"$log" 2>&1
}

# failed STATUS LOG WORDS: the end of the log, then what went wrong.
failed()
{
    tail -n 40 "$2" >&2
    say "$3; the whole log is in $2"
    exit "$1"
}

missing_of()
{
    for package in "$@"; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=absent
        [ "$state" = installed ] || printf '%s ' "$package"
    done
}

available_of()
{
    for package in "$@"; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            printf '%s ' "$package"
        fi
    done
}

# install_packages NAMES...: does nothing while all of them are there.
install_packages()
{
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        return 0 # not Debian: CMake names what it does not find
    fi
    missing=$(missing_of "$@")
    [ -n "$missing" ] || return 0

    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root=sudo
        say "Installing packages needs root: sudo may ask for your password."
        sudo true || needs_root
    else
        needs_root
    fi
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300"
    log=$root/build/setup.log
    say "Installing: $missing"
    logged "$log" $apt -q update || failed 3 "$log" "The package lists could not be updated"
    missing="$missing$(missing_of $(available_of $(more_packages)))"
    logged "$log" $apt -q install -y --no-install-recommends $missing ||
        failed 3 "$log" "The packages could not be installed"
}

needs_root()
{
    say "These packages are missing and only root can install them. Run, then try again:"
    say "  apt-get update && apt-get install -y --no-install-recommends $missing"
    exit 3
}

# build_tree FOLDER TARGET [CMAKE OPTIONS...]: configures when that is not done yet, then builds.
# Warm, this costs one look of the build tool at the time stamps.
build_tree()
{
    folder=$root/$1
    target=$2
    shift 2
    log=$folder/build.log
    cache=$folder/CMakeCache.txt
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        say "The sources have moved: building afresh."
        rm -rf "$folder"
    fi
    mkdir -p "$folder"
    : >"$log"
    if ! generated "$folder" || options_differ "$cache" "$@"; then
        generator=
        [ -f "$cache" ] || generator='-G Ninja'
        say "Configuring (log: $log)"
        logged "$log" cmake -S "$root" -B "$folder" $generator "$@" ||
            failed 4 "$log" "The build could not be configured"
    fi
    [ -f "$folder/built-$target" ] || say "Building (log: $log)"
    logged "$log" cmake --build "$folder" --target "$target" ||
        failed 4 "$log" "The build failed"
    : >"$folder/built-$target"
}

generated()
{
    [ -f "$1/CMakeCache.txt" ] && { [ -f "$1/build.ninja" ] || [ -f "$1/Makefile" ]; }
}

# True when one of the -DNAME=VALUE is not what the cache holds.
options_differ()
{
    cache_file=$1
    shift
    for option in "$@"; do
        name=${option#-D}
        grep -q "^${name%%=*}:[A-Z]*=${name#*=}\$" "$cache_file" || return 0
    done
    return 1
}
