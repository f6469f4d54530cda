"""How long it takes from a save until the preview shows it.

python benchmarks/preview.py [NOTES …]
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus

PORT = 8797
ADDRESS = f"http://127.0.0.1:{PORT}"
EDITS = 7
ANSWER = re.compile(r"^        ja: \|\n          (?=\S)", re.MULTILINE)


def main() -> None:
    """Measure for each number of notes."""
    for notes in map(int, sys.argv[1:] or ("100", "1000")):
        with tempfile.TemporaryDirectory() as folder:
            corpus.write(Path(folder), notes)
            with served(Path(folder)) as seconds:
                times = [after_a_save(Path(folder), number) for number in range(EDITS)]
        print(
            f"{notes} notes: first page after {seconds:.1f} s; from a save to the page"
            f" {statistics.median(times):.2f} s (median), {max(times):.2f} s (most)"
        )


@contextmanager
def served(folder: Path) -> Iterator[float]:
    """A preview, and after how many seconds it had a page."""
    command = (sys.executable, "-m", "kikigaki", "serve", "-a", f"127.0.0.1:{PORT}")
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    try:
        until("/ja/", "<title>")
        yield time.monotonic() - began
    finally:
        process.terminate()
        process.wait()


def after_a_save(folder: Path, number: int) -> float:
    """Seconds until a word that is written into a note is on its page."""
    note = sorted((folder / "notes").glob("2*/**/*.yaml"))[number]
    word = f"保存{number}回め"
    text = ANSWER.sub(rf"\g<0>{word}", note.read_text("utf-8"), count=1)
    time.sleep(0.5)
    began = time.monotonic()
    note.write_text(text, "utf-8")
    until(f"/ja/notes/{note.stem}/", word)
    return time.monotonic() - began


def until(path: str, words: str) -> None:
    """Ask for a page until it has the words."""
    while True:
        try:
            with urllib.request.urlopen(ADDRESS + path, timeout=60) as answer:  # noqa: S310 - loopback
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.01)


if __name__ == "__main__":
    main()
