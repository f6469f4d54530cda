"""What search costs at a size: building the index, an edit, its bytes, and asking it.

Writes a collection of its own, in two languages, with words of uneven frequency. Bytes are those
of the index alone as a browser asks for them, with the headers; its scripts are 23 kB more.
"""

import argparse
import gzip
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from kikigaki.collection import gather
from kikigaki.model import Collection
from kikigaki.search import Builder, Change, Last, index_files, indexed, updated
from kikigaki.search.asking import Index, Wishes, ask, hits
from kikigaki.settings import Settings
from kikigaki.wiki import Names

WORDS = 4000
QUERIES = 60
HEADERS = 250
"""Bytes of a response's header, about."""
KANJI = [chr(code) for code in range(ord("一"), ord("一") + 2400, 2)]
KANA = list("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロン")
SYLLABLES = [a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]


def vocabulary(dice: random.Random) -> list[tuple[str, str]]:
    """Words and their translations: compounds of kanji, katakana, made-up Latin words."""
    words = []
    for number in range(WORDS):
        letters, length = (KANA, dice.randint(3, 8)) if number % 3 else (KANJI, dice.randint(2, 5))
        latin = "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))
        words.append(("".join(dice.choices(letters, k=length)), latin))
    return words


def sentence(words: Sequence[tuple[str, str]], dice: random.Random) -> tuple[str, str]:
    """The same statement in both languages."""
    one, other, third = dice.choices(words, weights=[1 / (n + 20) for n in range(WORDS)], k=3)
    year = dice.randint(2012, 2026)
    return (
        f"{year}年には{one[0]}の限界が{other[0]}にあり、{third[0]}を作り替えていました。",
        f"In {year} the limit of {one[1]} lay in {other[1]}, and we rebuilt {third[1]}.",
    )


def note(words: Sequence[tuple[str, str]], number: int) -> str:
    """A note of twelve sections, as YAML."""
    dice = random.Random(number)  # noqa: S311 - the same notes every time
    day = f"{2015 + number % 11}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    lines = [f"title: {{ja: 第{number}回, en: Interview {number}}}", "video: bc6uFV9CJGg"]
    lines += [f"published: {day}", "guests: [someone]", "sections:"]
    for section in range(12):
        said = [sentence(words, dice) for _ in range(4)]
        title = dice.choice(words)
        lines.append(f"  - title: {{ja: {title[0]}の現状, en: The state of {title[1]}}}")
        lines.append(f"    moments: [{{at: {section * 5}:00,")
        lines.append(f'      ja: "{"".join(ja for ja, _ in said)}",')
        lines.append(f'      en: "{" ".join(en for _, en in said)}"}}]')
    return "\n".join(lines) + "\n"


def collection(size: int, words: Sequence[tuple[str, str]]) -> Collection:
    """A collection of that many notes."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder)
        (notes / "registry").mkdir()
        (notes / "registry/people.yaml").write_text("someone: {name: {ja: 或人, en: Someone}}\n")
        for number in range(size):
            (notes / f"n{number:05}.yaml").write_text(note(words, number), "utf-8")
        return gather(notes, Settings()).collection


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of some work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def an_edit(collection: Collection) -> Collection:
    """The collection with one answer replaced by another's."""
    first, second, *rest = collection.notes
    section = first.sections[0]
    moment = replace(section.moments[0], answer=second.sections[1].moments[0].answer)
    sections = (replace(section, moments=(moment, *section.moments[1:])), *first.sections[1:])
    return replace(collection, notes=(replace(first, sections=sections), second, *rest))


def edited(before: Collection, files: dict[str, bytes]) -> Callable[[], object]:
    """Bring the index up to date after an edit; gives the work to be timed."""
    after, builder, names = an_edit(before), Builder(before), Names(before)
    notes = sorted(before.notes, key=lambda note: (str(note.published or ""), note.id))
    for note in notes:
        builder.add(indexed(note, before, names))
    for _ in builder.files():
        pass
    last = Last(builder.state, files.__getitem__, before)
    old, new = indexed(before.notes[0], before, names), after.notes[0]
    return lambda: updated(last, [Change(old.record, indexed(new, before, names))], before)


def texts(collection: Collection) -> int:
    """Bytes of all that is said and of all titles."""
    total = 0
    for each in collection.notes:
        for section in each.sections:
            total += sum(len(title.encode()) for title in section.title.values())
        for moment in each.moments():
            total += sum(len(repr(text).encode()) - 40 for text in moment.answer.values())
    return total


def cold_bytes(files: dict[str, bytes], query: str) -> int:
    """What a browser loads of the index for the first answer."""
    read: dict[str, int] = {}

    def reading(path: str) -> bytes:
        data = files[path]
        read[path] = HEADERS + (len(gzip.compress(data)) if path.endswith(".json") else len(data))
        return data

    index = Index(reading)
    answer = ask(index, query, Wishes())
    list(itertools.islice(hits(index, answer), 4))
    return sum(read.values())


def main() -> None:
    """Print the figures for a number of notes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=1000)
    size = parser.parse_args().notes
    dice = random.Random(1)  # noqa: S311 - the same words every time
    words = vocabulary(dice)
    made = collection(size, words)
    files: dict[str, bytes] = {}
    print(f"build the index       {timed(lambda: files.update(index_files(made))):8.2f} s CPU")
    print(f"after an edit         {timed(edited(made, files)):8.2f} s CPU")
    print(f"files                 {len(files):8}")
    disk = sum(map(len, files.values()))
    print(f"on disk               {disk / 1e6:8.2f} MB, {disk / texts(made):.2f} x the texts")
    queries = [ja for ja, _ in dice.sample(words[:600], QUERIES)]
    loaded = [cold_bytes(files, query) for query in queries]
    print(f"first answer, index   {statistics.median(loaded) / 1000:8.1f} kB, median of {QUERIES}")
    index = Index(files.__getitem__)
    spent = [timed(partial(ask, index, query, Wishes())) for query in queries]
    print(f"a query, in Python    {1000 * statistics.median(spent):8.1f} ms CPU, median")


if __name__ == "__main__":
    main()
