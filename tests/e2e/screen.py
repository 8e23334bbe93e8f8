# SPDX-License-Identifier: MIT
"""A person at the screen: mouse, keyboard, eyes (screenshots) and ears (the accessibility tree)."""
import os
import subprocess
import time

import pyatspi
from gi.repository import GLib

PATIENCE = 20  # seconds: a loaded machine is slow, but not broken
# Of its own accord AT-SPI waits 0.8 s for an answer, less than a loaded machine may take.
pyatspi.setTimeout(PATIENCE * 1000, PATIENCE * 1000)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def until(question, what):
    """The first answer that is not empty; fails when there is none in time."""
    deadline = time.monotonic() + PATIENCE
    refusal = ""
    while time.monotonic() < deadline:
        try:
            answer = question()
        except GLib.GError as error:  # what was asked has gone in the meantime
            answer, refusal = None, f" ({error})"
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE} s in vain: {what}{refusal}")


def manage_windows():
    """Starts the window manager; returns when it manages the screen."""
    manager = None

    def is_managing():
        nonlocal manager
        if manager is None or manager.poll() is not None:
            manager = subprocess.Popen(["openbox"])
        said = run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK", "_NET_SUPPORTED")
        # The list comes after the window; xdotool looks into it before it activates anything.
        return "window id" in said and "_NET_ACTIVE_WINDOW" in said

    until(is_managing, "a window manager")


class Lab:
    """The running program."""

    def __init__(self, program, artifacts, *arguments):
        self.artifacts = artifacts
        self.process = subprocess.Popen([program, *arguments])
        self.window = until(self._find_window, "the window").splitlines()[0]
        run("xdotool", "windowactivate", "--sync", self.window)
        run("xdotool", "windowsize", "--sync", self.window, "1280", "800")
        run("xdotool", "windowmove", self.window, "0", "0")
        self.tree = until(self._find_tree, "the program in the accessibility tree")
        time.sleep(0.5)

    def _find_window(self):
        try:
            return run("xdotool", "search", "--onlyvisible", "--name",
                       "^Transposed Convolution Lab")
        except subprocess.CalledProcessError:
            return None

    def _find_tree(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for child in desktop:
            if child and child.get_process_id() == self.process.pid and child.childCount:
                return child
        return None

    def title(self):
        return run("xdotool", "getwindowname", self.window)

    def all(self, node=None):
        """Every accessible object that is shown; tables are not entered."""
        node = node or self.tree
        yield node
        if node.getRole() == pyatspi.ROLE_TABLE:
            return
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child:
                yield from self.all(child)

    def find(self, name, role=None):
        def look():
            for node in self.all():
                if node.name == name and (role is None or node.getRole() == role) and \
                        node.getState().contains(pyatspi.STATE_SHOWING):
                    return node
            return None
        return until(look, f"something called {name!r}")

    def says(self, words):
        return any(words in node.name for node in self.all())

    def cell(self, table, row, column):
        return self.find(table, pyatspi.ROLE_TABLE).queryTable().getAccessibleAt(row, column)

    def middle(self, node):
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return box.x + box.width // 2, box.y + box.height // 2

    def click(self, node, *options):
        x, y = self.middle(node)
        self.click_at(x, y, *options)

    def click_at(self, x, y, *options):
        run("xdotool", "mousemove", str(x), str(y))
        run("xdotool", "click", *options, "1")
        time.sleep(0.1)

    def type(self, text):
        run("xdotool", "type", "--delay", "25", "--", text)

    def key(self, *keys):
        for one in keys:
            run("xdotool", "key", "--delay", "25", one)
            time.sleep(0.05)

    def screenshot(self, name):
        time.sleep(0.3)
        path = os.path.join(self.artifacts, name + ".png")
        run("import", "-window", "root", path)
        return path

    def close(self):
        self.key("ctrl+q")
        self.process.wait(timeout=PATIENCE)
        return self.process.returncode
