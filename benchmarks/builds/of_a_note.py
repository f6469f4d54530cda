"""Prints the seconds of CPU a note takes to be read, checked and written as Markdown.

It is run in a knowledge base. The time to start and to import is not in the figure.
"""

import gc
import time
from pathlib import Path

from kikigaki.collection import gather
from kikigaki.heads import head_of
from kikigaki.mentions import mentions_of
from kikigaki.model import Collection
from kikigaki.pages import NOTHING, editions, note_page, place_of
from kikigaki.settings import read_project


def characters(collection: Collection) -> int:
    """How long the pages of all notes are in Markdown, in all languages."""
    every, total = editions(collection), 0
    names, finders = every[0].names, every[0].finders
    heads = [head_of(n, mentions_of(n, collection, names, finders)) for n in collection.notes]
    for edition in every:
        for number, note in enumerate(collection.notes):
            place = place_of(heads, number, "", lambda _: "")
            total += len(note_page(edition, note, place, NOTHING).markdown)
    return total


def main() -> None:
    """Measure in the folder one is in."""
    gc.disable()  # as the command line does
    project = read_project(Path("mkdocs.yml"))
    begun = time.process_time()
    collection = gather(project.notes, project.settings).collection
    characters(collection)
    print((time.process_time() - begun) / len(collection.notes))


if __name__ == "__main__":
    main()
