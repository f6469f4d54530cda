"""The words of a TTML paragraph: lines, ruby and white space."""

from kikigaki.importers.captions.markup import in_brackets
from kikigaki.importers.material.markup import Element

_SILENT = {"metadata", "set", "animate", "title", "desc", "copyright", "agent", "name", "image"}
Ruby = dict[str, str]
"""What part of a ruby each style of a document makes of an element, by the style's id."""


def ruby_styles(root: Element) -> Ruby:
    """The styles that say ``tts:ruby``; a span may refer to one instead of saying it itself."""
    styles = (style.attributes for style in root.every("style"))
    return {style["id"]: style["ruby"] for style in styles if "id" in style and "ruby" in style}


def words(element: Element, styles: Ruby, *, preserve: bool = False) -> str:
    """The text inside: ``<br/>`` ends a line, other white space is squeezed."""
    lines = _raw(element, styles, preserve=preserve).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def keeps_space(element: Element, *, inherited: bool) -> bool:
    """Whether line ends in an element's text are lines: ``xml:space``."""
    said = element.attributes.get("space")
    return said == "preserve" if said else inherited


def _raw(element: Element, styles: Ruby, *, preserve: bool) -> str:
    preserve = keeps_space(element, inherited=preserve)
    parts = []
    for child in element.content:
        if isinstance(child, str):
            parts.append(child if preserve else child.replace("\n", " "))
        elif child.name == "br":
            parts.append("\n")
        elif child.name not in _SILENT:
            parts.append(_span(child, styles, preserve=preserve))
    return "".join(parts)


def _span(element: Element, styles: Ruby, *, preserve: bool) -> str:
    part = element.attributes.get("ruby") or _by_style(element, styles)
    text = _raw(element, styles, preserve=preserve)
    if part == "delimiter":
        return ""
    if part in {"container", "baseContainer", "textContainer"}:
        # Space between the parts is layout; what a text container holds is bracketed once.
        inner = (_span(child, styles, preserve=preserve) for child in element.elements())
        return "".join(inner)
    return in_brackets(text) if part == "text" else text


def _by_style(element: Element, styles: Ruby) -> str:
    named = element.attributes.get("style", "").split()
    return next((styles[name] for name in named if name in styles), "")
