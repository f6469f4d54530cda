"""Ways from one page to another."""

from functools import lru_cache


@lru_cache(maxsize=4096)  # a page asks for the same few again and again
def relative(there: str, folder: str) -> str:
    """The way to a path from a folder, both clean and from the root of the pages.

    ``posixpath.relpath`` takes ten times as long. A path that ends in ``/`` keeps it; the folder
    itself is ``./``.
    """
    source, target = folder.split("/") if folder else [], there.split("/")
    pairs = enumerate(zip(source, target[:-1], strict=False))
    shared = next((n for n, (a, b) in pairs if a != b), min(len(source), len(target) - 1))
    return "../" * (len(source) - shared) + "/".join(target[shared:]) or "./"
