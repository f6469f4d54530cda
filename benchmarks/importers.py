"""How many files that other people made are imported exactly as they mean.

    .venv/bin/python benchmarks/importers.py

Prints right and all files for each kind, and what is wrong in the others. The files are those of
``shared/samples``, beside the repository, or of the folder that KIKIGAKI_SAMPLES in the environment
names; without an ``expected.json`` there is nothing to measure.
"""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.samples import Fact, caption_misses, chapter_misses, facts, list_misses

KINDS = {
    "captions": caption_misses,
    "chapters": chapter_misses,
    "description": list_misses,
    "markdown": list_misses,
    "memo-ja": list_misses,
}


def score(kind: str, misses: Callable[[str, Fact], list[str]]) -> bool:
    """Print the score of a kind; whether all of it is right."""
    judged = {name: misses(name, fact) for name, fact in facts(kind)}
    right = sum(not wrong for wrong in judged.values())
    print(f"{kind}: {right} of {len(judged)}")
    for name, wrong in judged.items():
        if wrong:
            print(f"  {name}: {'; '.join(wrong)}")
    return right == len(judged)


if __name__ == "__main__":
    whole = [score(kind, misses) for kind, misses in KINDS.items()]
    sys.exit(not all(whole))
