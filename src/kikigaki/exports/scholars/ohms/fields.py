"""Words in the fields of an OHMS record, which its viewer prints as HTML."""

import re
from xml.sax.saxutils import escape

_SIGNS = {"<": "&lt;", "&": "&amp;", "{": "&#123;"}
_SIGN = re.compile(r"<|&(?=#?[A-Za-z0-9]+;)|\{(?=\\)")
"""What is no plain word in HTML, or, as in captions, to who reads the file."""
_NO_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What cannot stand in XML."""
_NOT_IN_XML = re.compile(f"[{_NO_XML}]")
_ODD = re.compile(f"[<>&{{{_NO_XML}]")


def words(text: str) -> str:
    """Words as the content of an element."""
    if not _ODD.search(text):  # as a rule, and one look is cheaper than three changes
        return text
    return escape(_SIGN.sub(lambda sign: _SIGNS[sign[0]], _NOT_IN_XML.sub("", text)))


def field(tag: str, text: str) -> str:
    """An element; empty where there is nothing to say."""
    return f"<{tag}>{words(text)}</{tag}>"
