"""Notes as people leave them: any order, style and indentation, and comments anywhere."""

from dataclasses import dataclass
from itertools import count
from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.strategies import marked_up, prose

STAMPS = ("7:18", "07:18", '"7:18"', "７：１８", "7m18s", "66:01", "1:06:01", "7分18秒", "'0:07'")
LINES = (
    "題",
    "Title",
    "a: b",
    "#1",
    "- x",
    "[a]",
    "'q'",
    "say “yes”",
    "no",
    "長い題 with two words",
)


@dataclass(frozen=True)
class Messy:
    """A file, and the comments in it."""

    text: str
    comments: tuple[str, ...]


def texts() -> SearchStrategy[str]:
    """Prose, markup, and lists in it; nothing that YAML itself refuses."""
    lists = st.just("- a\n- b\n\n  c\n\n\n1. d")
    long = st.integers(1, 60).map(lambda times: "長い文と long one。" * times)
    return st.one_of(prose(), marked_up(), lists, long, st.just("  - in\n\n- out  \n")).filter(
        lambda text: bool(text.strip())
    )


class _Writer:
    """Writes YAML in one of the many ways it can be written."""

    def __init__(self, draw: DrawFn) -> None:
        self.draw = draw
        self.numbers = count(1)
        self.comments: list[str] = []

    def chance(self, out_of: int) -> bool:
        return self.draw(st.integers(1, out_of)) == 1

    def comment(self) -> str:
        text = self.draw(st.sampled_from(["# nb {}", "#{}", "#! [x]: {}", "# 注 {} # ", "#  - {}"]))
        self.comments.append(text.format(next(self.numbers)).rstrip())
        return self.comments[-1] + " " * self.draw(st.integers(0, 1))

    def above(self, margin: str) -> list[str]:
        lines = []
        while self.chance(5):
            lines.append(self.draw(st.sampled_from(["", margin])) + self.comment())
        while self.chance(5):
            lines.append(self.draw(st.sampled_from(["", "  "])))
        return lines

    def behind(self) -> str:
        return self.draw(st.sampled_from([" ", "   "])) + self.comment() if self.chance(6) else ""

    def mapping(self, values: dict[str, Any], margin: str) -> list[str]:
        lines: list[str] = []
        for key in self.draw(st.permutations(list(values))):
            lines += self.above(margin) + self.entry(f"{margin}{key}:", values[key], margin)
        return lines + (self.above(margin) if self.chance(3) else [])

    def entry(self, sign: str, value: Any, margin: str) -> list[str]:  # noqa: ANN401
        inner = margin + " " * self.draw(st.integers(1, 4))
        if self.chance(6) and not isinstance(value, str):
            return [f"{sign} {self.in_brackets(value, inner)}{self.behind()}"]
        match value:
            case dict():
                return [sign + self.behind(), *self.mapping(value, inner)]
            case list():
                inner = self.draw(st.sampled_from([margin, inner])) if sign.endswith(":") else inner
                return [sign + self.behind(), *self.items(value, inner)]
            case _:
                return self.scalar(sign, value, inner)

    def items(self, values: list[Any], margin: str) -> list[str]:
        lines: list[str] = []
        for value in values:
            lines += self.above(margin)
            if isinstance(value, dict) and not self.chance(4):
                inner = self.mapping(value, margin + "  ")
                first = next(n for n, line in enumerate(inner) if line.strip()[:1] not in ("", "#"))
                if first == 0:
                    inner[0] = f"{margin}- {inner[0].lstrip()}"
                    lines += inner
                    continue
                lines += [f"{margin}-", *inner]
            else:
                lines += self.entry(f"{margin}-", value, margin)
        return lines

    def in_brackets(self, value: Any, margin: str) -> str:  # noqa: ANN401
        match value:
            case dict():
                pairs = [f"{k}: {self.in_brackets(v, margin)}" for k, v in value.items()]
                return "{" + self.joined(pairs, margin) + "}"
            case list():
                return "[" + self.joined([self.in_brackets(v, margin) for v in value], margin) + "]"
            case _:
                return _quoted(value) if not value.isalpha() else value

    def joined(self, values: list[str], margin: str) -> str:
        shown = ""
        for number, value in enumerate(values):
            shown += ("," if number else "") + self.draw(st.sampled_from(["", " "]))
            if self.chance(6):
                shown += (" " + self.comment() if self.chance(3) else "") + f"\n{margin}"
            shown += " " + value
        return shown + (f" {self.comment()}\n{margin}" if self.chance(12) else "")

    def scalar(self, sign: str, value: str, margin: str) -> list[str]:
        if value in STAMPS:
            return [f"{sign} {value}{self.behind()}"]
        style = self.draw(st.sampled_from(["block", "folded", "double", "single", "any"]))
        if style == "block" and not value[0].isspace():
            head = self.draw(st.sampled_from(["|", "|-", "|+"]))
            body = [margin + line if line else "" for line in value.split("\n")]
            return [f"{sign} {head}{self.behind()}", *body]
        if style == "double":
            return [f"{sign} {_quoted(value)}{self.behind()}"]

        shown = _dumped(value, style)
        first, *rest = shown.split("\n")
        lines = [f"{sign} {first}", *(margin + line if line else "" for line in rest)]
        if style != "folded" or not rest:
            lines[-1] += self.behind()
        return lines


def _quoted(value: str) -> str:
    dumped: str = yaml.dump(
        value, default_style='"', width=10**6, allow_unicode=True, Dumper=yaml.CSafeDumper
    )
    return dumped.rstrip("\n")


def _dumped(value: str, style: str) -> str:
    sign = {"folded": ">", "single": "'"}.get(style)
    dumped: str = yaml.dump(
        value, default_style=sign, width=40, allow_unicode=True, Dumper=yaml.CSafeDumper
    )
    return dumped.removesuffix("\n").removesuffix("\n...")


def _language_map(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    both = st.fixed_dictionaries({}, optional={"ja": values, "en": values}).filter(bool)
    return st.one_of(both, values)


def notes() -> SearchStrategy[dict[str, Any]]:
    """Notes as plain data, right in every respect but perhaps for the texts."""
    lines = st.sampled_from(LINES)
    ids = st.lists(st.sampled_from(["a", "rl", "open-source"]), min_size=1, max_size=3)
    moments = st.fixed_dictionaries(
        {"at": st.sampled_from(STAMPS), "ja": texts()},
        optional={
            "en": texts(),
            "question": _language_map(texts()),
            "comment": _language_map(texts()),
            "topics": ids,
            "by": st.just("a"),
        },
    )
    sections = st.fixed_dictionaries(
        {"title": _language_map(lines), "moments": st.lists(moments, min_size=1, max_size=2)},
        optional={"topics": ids},
    )
    return st.fixed_dictionaries(
        {
            "title": _language_map(lines),
            "video": st.just("bc6uFV9CJGg"),
            "sections": st.lists(sections, min_size=1, max_size=2),
        },
        optional={
            "duration": st.sampled_from(STAMPS),
            "summary": _language_map(texts()),
            "hosts": ids,
            "unheard-of": lines,
        },
    )


@st.composite
def messy_notes(draw: DrawFn) -> Messy:
    """A note, written with no care at all."""
    writer = _Writer(draw)
    lines = writer.mapping(draw(notes()), "") + writer.above("")
    end = draw(st.sampled_from(["\n", "\r\n"]))
    closing = draw(st.sampled_from(["", end, end * 3]))
    return Messy(end.join("\n".join(lines).split("\n")) + closing, tuple(writer.comments))
