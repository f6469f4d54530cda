"""Folders of notes to gather in a test."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from kikigaki.collection import Gathered, gather
from kikigaki.settings import Settings

REPOSITORY = Path(__file__).parents[1]


def gathered(folder: Path, files: Mapping[str, str], **options: object) -> Gathered:
    """Write the files below a folder of notes, and gather it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), "utf-8")
    return gather(folder, Settings.from_options(options))


NOTE = """\
    title: {ja: 題, en: Title}
    video: bc6uFV9CJGg
    published: 2024-04-18
    sections:
      - title: {ja: 一, en: One}
        moments:
          - {at: 7:18, ja: 答え, en: An answer}
    """
"""The smallest note in both languages."""
