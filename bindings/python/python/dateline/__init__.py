"""Timelines you can cite: YAML and Markdown in, linked pages out.

Nothing here touches a disk, a clock or a network: files come in as texts and bytes, and go out so.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

from . import _dateline

__all__ = ["Built", "Checked", "DateExplained", "Diagnostic", "Place", "build", "check", "date", "version"]

File = Union[str, bytes]


@dataclass(frozen=True)
class Place:
    """A place in a file; lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    bytes: tuple[int, int]
    text: str


@dataclass(frozen=True)
class Diagnostic:
    """Something that is to be said about the content."""

    code: str
    severity: str
    message: str
    place: Optional[Place]
    help: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """All that is to be said; ``ok`` where the content is without errors, ``text`` for people."""

    ok: bool
    report: tuple[Diagnostic, ...]
    text: str


@dataclass(frozen=True)
class Built(Checked):
    """Every output by its path; none where the content has errors."""

    files: dict[str, File]


@dataclass(frozen=True)
class DateExplained:
    """What a text says as a date; days are inclusive, ``".."`` is open, ``None`` unknown."""

    input: str
    valid: bool
    edtf: Optional[str]
    level: Optional[int]
    earliest: Optional[str]
    latest: Optional[str]
    text: Optional[str]
    error: Optional[str]


def build(
    files: Mapping[str, File],
    *,
    today: Optional[str] = None,
    drafts: bool = False,
    base_url: Optional[str] = None,
    only: Sequence[str] = (),
) -> Built:
    """The pages of a site, from its files by their path below the project.

    Without ``today`` (EDTF) every embargo holds. ``only`` names the outputs that are wanted.
    Raises ``ValueError`` for what is no request.
    """
    answer = _ask(do="build", only=list(only), **_site(files, today, drafts, base_url))
    outputs = {path: _incoming(file) for path, file in answer["files"].items()}
    return Built(answer["ok"], _report(answer), answer["text"], outputs)


def check(
    files: Mapping[str, File],
    *,
    today: Optional[str] = None,
    drafts: bool = False,
    base_url: Optional[str] = None,
) -> Checked:
    """All that is to be said about a site. Raises ``ValueError`` for what is no request."""
    answer = _ask(do="check", **_site(files, today, drafts, base_url))
    return Checked(answer["ok"], _report(answer), answer["text"])


def date(text: str, language: str = "en") -> DateExplained:
    """What a text says as a date. Raises ``ValueError`` for a language without words."""
    return DateExplained(**_ask(do="date", text=text, language=language)["date"])


def version() -> str:
    """The version of the library."""
    version: str = _ask(do="version")["version"]
    return version


def _ask(**request: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_dateline.answer(json.dumps(request)))
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer


def _site(
    files: Mapping[str, File], today: Optional[str], drafts: bool, base_url: Optional[str]
) -> dict[str, Any]:
    outgoing = {path: _outgoing(file) for path, file in files.items()}
    return {"files": outgoing, "today": today, "drafts": drafts, "base_url": base_url}


def _outgoing(file: File) -> Any:
    if isinstance(file, bytes):
        return {"base64": base64.b64encode(file).decode("ascii")}
    return file


def _incoming(file: Any) -> File:
    return file if isinstance(file, str) else base64.b64decode(file["base64"])


def _report(answer: dict[str, Any]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            code=one["code"],
            severity=one["severity"],
            message=one["message"],
            place=_place(one["place"]),
            help=tuple(one["help"]),
        )
        for one in answer["report"]
    )


def _place(place: Optional[dict[str, Any]]) -> Optional[Place]:
    if place is None:
        return None
    return Place(**{**place, "bytes": tuple(place["bytes"])})
