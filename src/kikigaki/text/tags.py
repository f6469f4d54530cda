"""The tags that Markdown has no marks for, the same in Markdown and in HTML."""

import html

from kikigaki.text.tree import Mark


def html_attributes(css: str, anchor: str, language: str, label: str = "") -> str:
    """The attributes of a tag of ours, in alphabetical order, with a space before each."""
    written = f' aria-label="{html.escape(label)}"' if label else ""
    written += f' class="{css}"' if css else ""
    written += f' id="{anchor}"' if anchor else ""
    return f'{written} lang="{language}"' if language else written


def explained(words: str, explanation: str) -> str:
    """Words that can be focused, and the explanation that shows while they are."""
    note = f'<span class="kk-explanation" data-search-exclude="" role="note">{explanation}</span>'
    return f'<span class="kk-explained" tabindex="0">{words}{note}</span>'


def ruby(words: str, reading: str) -> str:
    """Words with their reading; browsers that cannot set it above show it in brackets."""
    return f"<ruby>{words}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"


def mark(node: Mark, inner: str) -> str:
    """A piece of a timeline, a link where it leads somewhere; the style sheet draws it."""
    start = "" if node.start is None else f"--kk-start:{node.start:.2f}%"
    size = "" if node.size is None else f"--kk-size:{node.size:.2f}%"
    style = f"{start};{size}" if start and size else start or size
    if not node.anchor:
        return f'<span class="{node.css}" style="{style}">{inner}</span>'
    return f'<a class="{node.css}" href="#{node.anchor}" style="{style}">{inner}</a>'
