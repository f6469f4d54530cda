"""yt-dlp, where the editor has it: run as a program of its own, which prints one JSON object."""

import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec

from kikigaki import youtube
from kikigaki.diagnostics import quote
from kikigaki.importers.characters import allowed
from kikigaki.importers.data import read_chapters
from kikigaki.importers.decoding import MAX_BYTES
from kikigaki.importers.draft import Draft
from kikigaki.importers.fetching.failing import FetchError
from kikigaki.importers.material.objects import parse, text_in
from kikigaki.importers.wish import Wish

TIMEOUT = 60
"""Seconds; yt-dlp asks several pages for one video."""
_OPTIONS = ("--dump-json", "--skip-download", "--no-playlist", "--no-warnings", "--ignore-config")
_NAME = "yt-dlp"


def find_program() -> tuple[str, ...]:
    """How yt-dlp is called here; empty where it is not installed."""
    if program := shutil.which(_NAME):
        return (program,)
    return (sys.executable, "-m", "yt_dlp") if find_spec("yt_dlp") else ()


def fetch_info(program: tuple[str, ...], video: str, wish: Wish) -> Draft:
    """What yt-dlp tells of a video, its chapters too.

    Raises:
        FetchError: it fails, takes too long, or prints what cannot be read.
    """
    text = _run((*program, *_OPTIONS, "--", youtube.watch_url(video)))
    draft = read_chapters(_NAME, text, wish)
    if draft is None:
        raise FetchError(f"{_NAME} prints what cannot be read")
    channel = allowed(text_in(parse(text), "channel", "uploader"))
    leftovers = (f"Channel: {channel}",) if channel else ()
    return replace(draft, video=video, leftovers=(*leftovers, *draft.leftovers))


def _run(command: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the address is built from an id
            command, check=False, capture_output=True, timeout=TIMEOUT, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise FetchError(f"{_NAME} has not finished after {TIMEOUT} seconds") from error
    except OSError as error:
        raise FetchError(f"{_NAME} cannot be run: {error.strerror or error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise FetchError(f"{_NAME}: {quote(said[-1] if said else 'no reason', 200)}")
    if len(done.stdout) > MAX_BYTES:
        raise FetchError(f"{_NAME} prints more than {MAX_BYTES:,} bytes")
    return done.stdout.decode("utf-8", "replace")
