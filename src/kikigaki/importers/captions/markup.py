"""The markup inside a cue's text: taken off, with ruby and voices kept readable."""

import html
import re

from kikigaki.text.characters import is_wide

_NAMES = "b|i|u|s|c|v|lang|ruby|rt|font|span|div|p|em|strong|small|big|sub|sup|tt|a"
_TAG = re.compile(
    rf"<[ ]?/?[ ]*(?:{_NAMES})(?![A-Za-z0-9])[^<>]*>|</>|<[0-9][0-9:.]*>", re.IGNORECASE
)
_LINE_END = re.compile(r"<br[ ]*/?>", re.IGNORECASE)
_RUBY_TEXT = re.compile(r"<rt[^<>]*>([^<>]*)(?:</rt>)?", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>", re.IGNORECASE)
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain(text: str) -> str:
    """A cue's text without tags and override codes, and with its character references read.

    Only tags that captions have are markup; other words in angle brackets are words.
    """
    bracketed = _RUBY_TEXT.sub(lambda found: in_brackets(found[1]), text)
    lines = _TAG.sub("", _OVERRIDE.sub("", _LINE_END.sub("\n", bracketed))).split("\n")
    return references("\n".join(line.strip() for line in lines)).strip()


def references(text: str) -> str:
    """Character references read: ``&amp;``, ``&#9834;``; only whole ones, so ``AT&T`` stays."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text)


def in_brackets(reading: str) -> str:
    """A ruby text behind its base, in the brackets of its script."""
    reading = reading.strip()
    if not reading:
        return ""
    return f"（{reading}）" if is_wide(reading[0]) else f"({reading})"


def voices(text: str) -> tuple[str, str]:
    """Who speaks in a WebVTT cue, and its text without markup.

    Where several people speak, nobody is named, and each one's words begin with ``Name: ``.
    """
    names = {references(name).strip() for name in _VOICE.findall(text)} - {""}
    if len(names) == 1:
        return names.pop(), plain(text)
    return "", plain(_VOICE.sub(lambda found: f"{found[1].strip()}: ", text))
