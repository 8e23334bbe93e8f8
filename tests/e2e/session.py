# SPDX-License-Identifier: MIT
"""Edit, undo, scrub, break a rule and mend it, save, reopen, compare."""
import json
import os
import subprocess
import sys

from screen import Lab, manage_windows, until

DEFAULT_INPUT = [[1, 2], [3, 4]]


def scatter(experiment):
    """The transposed convolution by its definition, for one plane; independent of the program."""
    x, k = experiment["input"], experiment["weight"]
    (sh, sw), (ph, pw) = experiment["stride"], experiment["padding"]
    (oh, ow), (dh, dw) = experiment["output_padding"], experiment["dilation"]
    height = (len(x) - 1) * sh - 2 * ph + dh * (len(k) - 1) + oh + 1
    width = (len(x[0]) - 1) * sw - 2 * pw + dw * (len(k[0]) - 1) + ow + 1
    y = [[0] * width for _ in range(height)]
    for i, row in enumerate(x):
        for j, value in enumerate(row):
            for a, taps in enumerate(k):
                for b, tap in enumerate(taps):
                    r, c = i * sh - ph + a * dh, j * sw - pw + b * dw
                    if 0 <= r < height and 0 <= c < width:
                        y[r][c] += value * tap
    return y


def value_of(cell):
    """What a screen reader says of a cell ends with its value."""
    return cell.name


def edit_and_undo(lab):
    cell = lab.cell("Input X", 0, 1)
    lab.click(cell)
    lab.type("-12.5")
    lab.key("Return")
    until(lambda: "-12.5" in value_of(lab.cell("Input X", 0, 1)), "the typed value")
    lab.screenshot("02-edited")
    assert lab.title().endswith("*"), f"an edit marks the title: {lab.title()}"
    lab.key("ctrl+z")
    until(lambda: "-12.5" not in value_of(lab.cell("Input X", 0, 1)), "the undone value")
    lab.key("ctrl+shift+z")
    until(lambda: "-12.5" in value_of(lab.cell("Input X", 0, 1)), "the redone value")


def refuse_what_is_no_number(lab):
    lab.click(lab.cell("Input X", 1, 0))
    lab.type("abc")
    lab.key("Return")
    lab.screenshot("03-refused")
    lab.key("Escape")
    assert "3" in value_of(lab.cell("Input X", 1, 0)), "the old value stays"


def scrub(lab):
    slider = lab.find("Timeline")
    box = slider.queryComponent().getExtents(0)
    lab.click_at(box.x + 4, box.y + box.height // 2)
    lab.screenshot("04-first-step")
    lab.click_at(box.x + box.width // 2, box.y + box.height // 2)
    lab.screenshot("05-middle")
    until(lambda: lab.says("2 / 4"), "the step in the middle")
    lab.click_at(box.x + box.width - 3, box.y + box.height // 2)
    until(lambda: lab.says("4 / 4"), "the last step")


def break_a_rule_and_mend_it(lab):
    field = lab.find("stride, height")
    lab.click(field)
    lab.key("ctrl+a")
    lab.type("1")
    lab.key("Tab")
    until(lambda: lab.says("must be smaller than stride"), "the broken rule")
    lab.screenshot("06-broken-rule")
    lab.click(lab.find("stride, height"))
    lab.key("ctrl+a")
    lab.type("2")
    lab.key("Tab")
    until(lambda: not lab.says("must be smaller than stride"), "the mended rule")


def save(lab, path):
    lab.key("ctrl+shift+s")
    until(lambda: lab.says("Save the experiment"), "the file dialog")
    lab.screenshot("07-save")
    lab.key("ctrl+a")
    lab.type(path)
    lab.key("Return")
    until(lambda: os.path.exists(path), "the saved file")
    until(lambda: not lab.title().endswith("*"), "a title without a mark")


def compare_with_command_line(program, path):
    with open(path, encoding="utf-8") as file:
        saved = json.load(file)
    answer = json.loads(subprocess.run([program, "compute", path, "--json"], check=True,
                                       capture_output=True, text=True).stdout)
    assert saved["input"][0][1] == -12.5, saved["input"]
    assert answer["output"] == scatter(saved), (answer["output"], scatter(saved))
    return saved


def gather(lab, saved, expected):
    """The bordered input appears in stages, then the output fills, one window at a time."""
    lab.key("alt+2", "Home")
    for stage in ("stretched", "bordered", "rotated"):
        lab.key("Right")
        lab.screenshot("09-gather-" + stage)
    (sh, sw), (ph, pw) = saved["stride"], saved["padding"]
    (dh, dw), k = saved["dilation"], saved["weight"]
    top, left = dh * (len(k) - 1) - ph, dw * (len(k[0]) - 1) - pw
    for row, values in enumerate(saved["input"]):
        for column, value in enumerate(values):
            said = value_of(lab.cell("Bordered input", top + row * sh, left + column * sw))
            assert f"{value:g}" in said, (said, value)
    assert "not computed" in value_of(lab.cell("Output Y", 0, 0))
    lab.key("Right")
    until(lambda: f"{expected[0][0]:g}" in value_of(lab.cell("Output Y", 0, 0)), "the first sum")
    lab.screenshot("10-gather-window")


def matrix(lab, expected):
    """The same step in the matrix: a row of it; its product is the output."""
    lab.key("alt+3")
    lab.key("End")
    for row, values in enumerate(expected):
        for column, value in enumerate(values):
            said = value_of(lab.cell("Output Y", row, column))
            assert f"{value:g}" in said, (said, value)
    lab.screenshot("11-matrix")
    for page in ("Vᵀ and V", "Recipe", "Not the inverse"):
        lab.click(lab.find(page))
        lab.screenshot("12-" + page)
    until(lambda: lab.says("Shapes return"), "the numbers of a round trip")
    lab.key("ctrl+1")
    lab.find("Input X")


def reopen(program, artifacts, path, saved):
    lab = Lab(program, artifacts, path)
    for row, values in enumerate(saved["input"]):
        for column, value in enumerate(values):
            assert str(value) in value_of(lab.cell("Input X", row, column))
    expected = scatter(saved)
    top, left = saved["padding"]
    for row, values in enumerate(expected):
        for column, value in enumerate(values):
            said = value_of(lab.cell("Canvas", row + top, column + left))
            assert f"{value:g}" in said, (said, value)
    lab.screenshot("08-reopened")
    gather(lab, saved, expected)
    matrix(lab, expected)
    assert lab.close() == 0


def main():
    program, artifacts = sys.argv[1:]
    manage_windows()
    lab = Lab(program, artifacts)
    lab.screenshot("01-start")
    edit_and_undo(lab)
    refuse_what_is_no_number(lab)
    scrub(lab)
    break_a_rule_and_mend_it(lab)
    path = os.path.join(os.environ["HOME"], "edited.tconv")
    save(lab, path)
    assert lab.close() == 0
    saved = compare_with_command_line(program, path)
    reopen(program, artifacts, path, saved)
    print("e2e: everything was done and seen")


main()
