"""Builds killed at random moments, and random saves while serving: is what is left whole?

    .venv/bin/python benchmarks/faults.py [KILLS] [SAVES]

50 kills, of builds after an edit and of everything, and 300 saves if not given; it takes about
ten minutes. Ends with 1 if a site was left half old and half new, or if the preview stopped
answering, did not show what is wrong, or did not recover.
"""

import hashlib
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
BUILD = (sys.executable, "-m", "kikigaki", "build")
NOTE = "notes/zuckerberg-llama3-2024.yaml"
PAGE = "/ja/notes/zuckerberg-llama3-2024/"
BROKEN = (b"title: [", b"", b"\x00", b"a: b\n- c", b"title: x\nvideo: y\n", b"{" * 50, b"\xe9")
PATIENCE = 60.0
"""Seconds until the preview must be right again."""
LOOKED_AT = 20
"""After one save in so many, what is wrong must be in the page."""


def fingerprint(folder: Path) -> str:
    """One hash over names and bytes of everything in a folder."""
    total = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            total.update(str(file.relative_to(folder)).encode() + file.read_bytes())
    return total.hexdigest()


def build(base: Path, *options: str) -> tuple[str, float]:
    """Build to the end; the site's fingerprint, and the seconds it took."""
    began = time.monotonic()
    command = (*BUILD, *options)
    subprocess.run(  # noqa: S603 - our own command
        command, cwd=base, env=ENVIRONMENT, check=True, capture_output=True
    )
    seconds = time.monotonic() - began
    return fingerprint(base / "site"), seconds


def kills(base: Path, number: int, chance: random.Random, *options: str) -> int:
    """How many of a number of killed builds left something that is neither old nor new.

    The one after a killed one is compared with one of everything too.
    """
    note, halves = base / NOTE, 0
    text = note.read_text("utf-8")
    site, _ = build(base)
    note.write_text(text.replace("GPUの使い道", "GPUの使い道。"), "utf-8")
    site, length = build(base, *options)
    for turn in range(number):
        note.write_text(text.replace("GPUの使い道", f"GPUの使い道{turn}"), "utf-8")
        process = subprocess.Popen(  # noqa: S603 - our own command
            (*BUILD, *options), cwd=base, env=ENVIRONMENT, stdout=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0, 1.1 * length))
        process.kill()
        process.wait()
        left, (after, _), (new, _) = fingerprint(base / "site"), build(base), build(base, "--fresh")
        halves += left not in (site, new) or after != new
        site = new
    note.write_text(text, "utf-8")
    return halves


def saves(base: Path, number: int, chance: random.Random) -> tuple[int, int, float]:
    """How often the preview did not answer, or did not show what is wrong, in so many saves.

    And the seconds until it was right again at the end.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    serve = (sys.executable, "-m", "kikigaki", "serve", "-a", f"127.0.0.1:{port}")
    note = base / NOTE
    good = note.read_bytes()
    process = subprocess.Popen(  # noqa: S603 - our own command
        serve, cwd=base, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not answers(address + PAGE, "GPU"):
            time.sleep(0.2)
        silent = unsaid = 0
        for turn in range(number):
            clear(note)
            save(note, good, chance)
            time.sleep(chance.uniform(0, 0.4))
            silent += not answers(address + "/ja/", "kk-card")
            if turn % LOOKED_AT == 0:
                clear(note)
                note.write_bytes(chance.choice(BROKEN))
                unsaid += not until(lambda: answers(address + "/ja/", "kk-problems"))
        clear(note)
        note.write_bytes(good.replace("GPUの使い道".encode(), "直した".encode()))
        began = time.monotonic()
        until(lambda: answers(address + PAGE, "直した"))
        return silent, unsaid, time.monotonic() - began
    finally:
        process.terminate()
        process.wait()


def until(holds: Callable[[], bool]) -> bool:
    """Whether it holds before patience is over."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def clear(note: Path) -> None:
    """Take away what is no file, which nobody could write to."""
    if note.is_symlink() or (note.exists() and not note.is_file() and not note.is_dir()):
        note.unlink()
    elif note.is_dir():
        note.rmdir()


def save(note: Path, good: bytes, chance: random.Random) -> None:
    """One of the things an editor, a person or a tool does to a file."""
    match chance.randrange(8):
        case 0:
            note.write_bytes(good)
        case 1:
            note.write_bytes(good[: chance.randrange(len(good))])
        case 2:
            note.write_bytes(chance.choice(BROKEN))
        case 3:
            note.unlink(missing_ok=True)
        case 4:
            note.with_suffix(".swp").write_bytes(good)
            note.with_suffix(".swp").replace(note)
        case other:
            note.unlink(missing_ok=True)
            make = (note.mkdir, lambda: os.mkfifo(note), lambda: note.symlink_to(note.name))
            make[other - 5]()


def answers(url: str, words: str) -> bool:
    """Whether the preview answers, with a page that has the words."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - loopback
            return words in answer.read().decode()
    except OSError:
        return False


def main() -> int:
    """Kill, save, tell."""
    numbers = [int(argument) for argument in sys.argv[1:3]]
    killed, saved = (*numbers, 50, 300)[:2] if len(numbers) != 1 else (numbers[0], 300)
    chance = random.Random(2024)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        shutil.copy(ROOT / "mkdocs.yml", base)
        shutil.copytree(ROOT / "notes", base / "notes")
        halves = 0
        for options in ((), ("--fresh",)):
            half = kills(base, killed, chance, *options)
            kind = "of everything" if options else "after an edit"
            print(f"{killed} builds {kind} killed: {half} sites neither old nor new", flush=True)
            halves += half
        silent, unsaid, seconds = saves(base, saved, chance)
        print(f"{saved} saves: {silent} times no page, {unsaid} times no word of what was wrong")
        print(f"right again after {seconds:.1f} s")
    return int(bool(halves or silent or unsaid) or seconds >= PATIENCE)


if __name__ == "__main__":
    raise SystemExit(main())
