"""A knowledge base of any size, the same bytes every time: what the other benchmarks build.

A note is about 14 kB of YAML in two languages: ten sections of two moments each, questions and
comments here and there, wiki links, and words of uneven frequency. People grow with the notes, one
to ten; there are 24 topics and 200 terms.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

WORDS = 4000
TOPICS, TERMS, SECTIONS = 24, 200, 10
ASKED, LINKED, COMMENTED, STRESSED = 0.3, 0.25, 0.15, 0.15
"""How often there is a question, a wiki link, a comment, an emphasis."""
KANJI = [chr(code) for code in range(ord("一"), ord("一") + 2400, 2)]
KANA = list("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロン")
SYLLABLES = [a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]
ID_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789-_"
CONFIG = """site_name: Benchmark
site_url: https://notes.example/
docs_dir: notes
plugins:
  - kikigaki:
      languages: [ja, en]
      name: { ja: 計測, en: Benchmark }
      description: { ja: 計測のためのノート。, en: Notes to measure with. }
theme:
  name: material
  font: false
"""
Word = tuple[str, str]
"""The same in Japanese and in English."""


def vocabulary() -> list[Word]:
    """Words and their translations: compounds of kanji, katakana, made-up Latin words."""
    dice = random.Random(1)  # noqa: S311 - the same words every time
    words = []
    for number in range(WORDS):
        letters, length = (KANA, dice.randint(3, 8)) if number % 3 else (KANJI, dice.randint(2, 5))
        latin = "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))
        words.append(("".join(dice.choices(letters, k=length)), latin))
    return words


class Corpus:
    """The files of a knowledge base of ``size`` notes."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.people = max(10, size // 10)
        self.words = vocabulary()
        self.weights = [1 / (number + 20) for number in range(WORDS)]

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file's path from the root of the knowledge base, and its text."""
        yield "mkdocs.yml", CONFIG
        yield "notes/about.ja.md", "# この計測について\n\n作りものの文です。\n"
        yield "notes/about.en.md", "# About\n\nMade-up sentences.\n"
        yield "notes/registry/people.yaml", "".join(self.entries("p", self.people, 400))
        yield "notes/registry/topics.yaml", "".join(self.entries("t", TOPICS, 900))
        yield "notes/registry/glossary.yaml", "".join(self.entries("g", TERMS, 1200))
        for number in range(self.size):
            yield f"notes/{2015 + number % 10}/n{number:05}.yaml", self.note(number)

    def entries(self, letter: str, count: int, first: int) -> Iterator[str]:
        """A registry, entry by entry."""
        for number in range(count):
            ja, en = self.words[(first + number) % WORDS]
            tail = f" {number // WORDS + 1}" if first + number >= WORDS else ""
            yield f"{letter}{number:04}:\n  name: {{ja: {ja}{tail}, en: {en.title()}{tail}}}\n"
            yield f"  description: {{ja: {ja}とは何か。, en: What {en} is.}}\n"

    def note(self, number: int) -> str:
        """A note, as YAML."""
        return "\n".join(self.lines(number, random.Random(number))) + "\n"  # noqa: S311 - the same

    def lines(self, number: int, dice: random.Random) -> Iterator[str]:
        """The lines of a note."""
        one, other = self.some(dice, 2)
        day = f"{2015 + number % 10}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        people = dice.sample(range(self.people), 2)
        topics = ", ".join(f"t{topic:04}" for topic in sorted(dice.sample(range(TOPICS), 3)))
        yield "title:"
        yield f"  ja: {one[0]}と{other[0]}、第{number}回"
        yield f"  en: On {one[1]} and {other[1]}, number {number}"
        yield f"video: https://www.youtube.com/watch?v={''.join(dice.choices(ID_LETTERS, k=11))}"
        yield f"published: {day}"
        yield f"hosts: [p{people[0]:04}]"
        yield f"guests: [p{people[1]:04}]"
        yield f"topics: [{topics}]"
        yield from self.texts("summary", dice, 2, "")
        yield "sections:"
        second = 0
        for _ in range(SECTIONS):
            (title,) = self.some(dice, 1)
            yield "  - title:"
            yield f"      ja: {title[0]}の現状"
            yield f"      en: The state of {title[1]}"
            yield "    moments:"
            for _ in range(2):
                second += dice.randint(60, 220)
                yield f"      - at: {second // 3600}:{second // 60 % 60:02}:{second % 60:02}"
                yield from self.moment(dice)

    def moment(self, dice: random.Random) -> Iterator[str]:
        """What is said at a timestamp."""
        if dice.random() < ASKED:
            yield from self.texts("question", dice, 1, "        ")
        linked = f"[[g{dice.randrange(TERMS):04}]]" if dice.random() < LINKED else ""
        for language, text in zip(("ja", "en"), self.said(dice, 3), strict=True):
            yield f"        {language}: |"
            yield f"          {text}{linked and ' '}{linked}"
        if dice.random() < COMMENTED:
            yield from self.texts("comment", dice, 1, "        ")

    def texts(self, key: str, dice: random.Random, sentences: int, indent: str) -> Iterator[str]:
        """A language map of texts."""
        yield f"{indent}{key}:"
        for language, text in zip(("ja", "en"), self.said(dice, sentences), strict=True):
            yield f"{indent}  {language}: |"
            yield f"{indent}    {text}"

    def said(self, dice: random.Random, sentences: int) -> tuple[str, str]:
        """The same statements in both languages."""
        pairs = [self.sentence(dice) for _ in range(sentences)]
        return "".join(ja for ja, _ in pairs), " ".join(en for _, en in pairs)

    def sentence(self, dice: random.Random) -> Word:
        """A statement."""
        one, other, third = self.some(dice, 3)
        year = dice.randint(2012, 2026)
        strong, stress = ("**", "*") if dice.random() < STRESSED else ("", "")
        english = (
            f"In {year} the limit of {one[1]} lay in {other[1]}; we rebuilt {stress}{third[1]}"
        )
        return (
            f"{year}年には{one[0]}の限界が{other[0]}にあり、{strong}{third[0]}{strong}を作り替えました。",
            f"{english}{stress}.",
        )

    def some(self, dice: random.Random, count: int) -> Sequence[Word]:
        """Words by their frequency."""
        return dice.choices(self.words, weights=self.weights, k=count)


def write(root: Path, size: int) -> None:
    """Write a knowledge base below a folder."""
    for path, text in Corpus(size).files():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def main() -> None:
    """Write a knowledge base of so many notes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.notes)


if __name__ == "__main__":
    main()
