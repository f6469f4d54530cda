"""Hand-written pages are texts: others read them, and would stumble over one that is none."""

from kikigaki.collection.walk import Folder
from kikigaki.diagnostics import Diagnostic
from kikigaki.source import read_text


def leave_out_illegible(folder: Folder) -> list[Diagnostic]:
    """Take the pages that cannot be read out of a folder, and say why."""
    texts = [(page, read_text(page.source.file, page.source.path)) for page in folder.pages]
    folder.pages = [page for page, text in texts if isinstance(text, str)]
    return [text for _, text in texts if isinstance(text, Diagnostic)]
