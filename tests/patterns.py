"""Tries every pattern of the program on long texts that come near to what it wants.

    python -m tests.patterns

Ends by SIGXCPU at one that takes three seconds of CPU over a text; its line is the last.
"""

import ast
import importlib
import pkgutil
import re
import resource
import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import ceil
from pathlib import Path

import kikigaki
from kikigaki.search.asking.match import Searched, literal_finder, word_finder, words_finder
from kikigaki.search.asking.query import Literal, parse

LENGTH = 100_000
SOURCES = Path(kikigaki.__file__).parent
SECONDS = 3


def modules() -> Iterator[str]:
    found = pkgutil.walk_packages(kikigaki.__path__, "kikigaki.")
    return (module.name for module in found if not module.name.endswith("__main__"))


def _compiled(value: object) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _compiled(item)
    elif isinstance(value, dict):
        yield from _compiled([*value.values()])


def patterns() -> Iterator[tuple[str, str, str | bytes]]:
    """Module, way of asking, and pattern, of everything that is asked by a pattern."""
    for name in modules():
        module = importlib.import_module(name)
        source = Path(module.__file__ or "").read_text("utf-8")
        for key, value in vars(module).items():
            if key in source:
                for compiled in _compiled(value):
                    yield name, _way(key), compiled.pattern
        for call in ast.walk(ast.parse(source)):
            match call:
                case ast.Call(
                    ast.Attribute(ast.Name("re"), way), [ast.Constant(str() as pattern), *_]
                ) if way != "compile":
                    yield name, way if way in ("match", "fullmatch") else "finditer", pattern


def _way(key: str) -> str:
    """How a pattern is asked everywhere: only at the beginning, as a whole, or all over a text."""
    ways = set(
        re.findall(rf"\b{key}\.(match|fullmatch|search|sub|finditer|findall|split)\(", _all())
    )
    return ways.pop() if len(ways) == 1 and ways <= {"match", "fullmatch"} else "finditer"


@cache
def _all() -> str:
    return "".join(file.read_text("utf-8") for file in SOURCES.rglob("*.py"))


_SKELETON = (
    (r"\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|x[0-9a-f]{2})", "日"),
    (r"\\\[", "⟦"),
    (r"\\\]", "⟧"),
    (r"\[\^(?:\\.|[^\]\\])+\]", "x"),
    (r"\[(\\?.)(?:\\.|[^\]\\])*\]", r"\1"),
    (r"\(\?(?:P<\w+>|<?[=!]|:)|\{[\d,]+\}|(?<!\\)[()?*+^$|]", ""),
    (r"\\s", " "),
    (r"\\d", "0"),
    (r"\\[wSW]", "a"),
    (r"\\n", "\n"),
    (r"\\t", "\t"),
    (r"\\(.)", r"\1"),
    ("⟦", "["),
    ("⟧", "]"),
)
"""What makes of a pattern a text that is much like what it wants."""


def attacks(pattern: str) -> Iterator[str]:
    """Long texts that come near to what a pattern wants, again and again."""
    wanted = pattern
    for part, instead in _SKELETON:
        wanted = re.sub(part, instead, wanted)
    begins = {wanted[:length] for length in range(2, 12)}
    pairs = {a + b for a, b in pairwise(wanted)}
    for pump in sorted({*wanted, *" \n\t0aA.日ー", *begins, *pairs}):
        if pump:
            text = pump * (LENGTH // len(pump))
            yield f"{text}\x00"
            yield f"{wanted[:12]}{text}\x00"


def attack(way: str, pattern: str | bytes) -> None:
    """Ask a pattern in its way about each of its attacks."""
    compiled = re.compile(pattern)
    for text in attacks(pattern if isinstance(pattern, str) else pattern.decode()):
        used = ceil(time.process_time())
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS, hard))
        asked = text if isinstance(pattern, str) else text.encode()
        found = getattr(compiled, way)(asked)
        if way == "finditer":
            for _ in found:
                pass


def search_in(text: str) -> None:
    """Ask the patterns that a query becomes."""
    for query in ("a", "あ", '"a a あ"', "a-a", text[:40]):
        for clause in parse(query):
            for atom in clause.atoms:
                literal_finder(Literal(atom.runs))(Searched(text))
        forms = frozenset({query, "a-a", "a", "aa", "e"})
        word_finder(forms)(Searched(text))
        words_finder((forms, forms, forms))(Searched(text))
    parse(text)


def main() -> None:
    """Attack them all."""
    for pump in (
        "a",
        "a ",
        "a-",
        "1",
        "あ",
        "あ ",
        "ー",
        "アー",
        "ﷺ",
        '"',
        '"a',
        "a,b",
        "ヴ",
        "が",
    ):
        print("search in", ascii(pump), flush=True)  # noqa: T201 - as below
        search_in(pump * (LENGTH // len(pump) // 4))
    for module, way, pattern in dict.fromkeys(patterns()):
        print(module, way, ascii(pattern), flush=True)  # noqa: T201 - the last line tells
        attack(way, pattern)


if __name__ == "__main__":
    main()
