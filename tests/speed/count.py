#!/usr/bin/env python3
"""How many instructions three stages take, which no other load of the machine changes.

    cargo build --release -p dateline-cli
    python3 tests/speed/count.py [--dateline target/release/dateline] [--write]

Each stage is a run of the program over the events of `run.py`, under valgrind's callgrind and in one
thread. Compared with `counts.json` beside this file: a stage that takes 5 % more than there ends with
status 1; `--write` writes the file anew, for a change that is meant or that made it quicker. Another
compiler makes another program, so counts of another `rustc` are shown and not compared.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from run import ROOT, for_dateline, site, write

COUNTS = Path(__file__).resolve().parent / "counts.json"
EVENTS = 300
MOST = 0.05
# The commands, and what the site is: reading and resolving, plain pages, all that the default theme
# has but for cards, which are drawn and not written.
STAGES = {
    "check": (["check"], site("", "[feeds]")),
    "build, bare theme": (["build"], site("bare", "[feeds]")),
    "build, default theme": (["build"], site("", "[feeds, ics, csv, json, embed, search]")),
}


def counted(command, folder, work):
    """The instructions of one run."""
    out = ["--out", work / "out"] if command[-1] == "build" else []
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    found = subprocess.run(
        [*tool, *command, folder, *out],
        env={**os.environ, "RAYON_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
    )
    total = re.search(r"Collected : (\d+)", found.stderr)
    if found.returncode or not total:
        said = found.stdout + found.stderr
        sys.exit(f"{command} failed:\n{said[:2000]}")
    return int(total.group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dateline", default=ROOT / "target/release/dateline", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    compiler = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    counts = {}
    for name, (command, settings) in STAGES.items():
        with tempfile.TemporaryDirectory() as work:
            folder = Path(work) / "project"
            for_dateline(folder, EVENTS)
            write(folder / "content/site.yaml", settings)
            counts[name] = counted([asked.dateline.resolve(), *command], folder, Path(work))
    if asked.write:
        known = {"rustc": compiler, "events": EVENTS, "instructions": counts}
        COUNTS.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")
    known = json.loads(COUNTS.read_text(encoding="utf-8"))
    is_same = known["rustc"] == compiler
    far = False
    for name, count in counts.items():
        change = count / known["instructions"][name] - 1
        far = far or is_same and change > MOST
        print(f"{name}: {count / 1e6:.1f} million instructions for {EVENTS} events ({change:+.1%})")
    if not is_same:
        print(f"not compared: {compiler} is not {known['rustc']}")
    if far:
        sys.exit("more than 5 % more: make it quicker again, or write the file anew with --write")


if __name__ == "__main__":
    main()
