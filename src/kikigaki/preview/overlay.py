"""While serving, problems are shown in the page: over the last good state of what is wrong."""

from collections.abc import Iterable
from html import escape

from kikigaki.diagnostics import Diagnostic, Severity, as_text
from kikigaki.source import source_line
from kikigaki.strings import Strings

_SHOWN = 20
"""Problems written out for one file or for all others; the terminal has the rest."""


def add(output: str, problems: Iterable[Diagnostic], source: str, strings: Strings) -> str:
    """The page with its own problems written out, and the errors of other files folded away.

    ``source`` is the file the page is made of, from the folder of notes; empty where there is
    none. A page that nothing is wrong with stays as it is, byte for byte.
    """
    serious = [problem for problem in problems if problem.severity is not Severity.INFO]
    own = [problem for problem in serious if _is_of(problem, source)]
    others = [p for p in serious if p.severity is Severity.ERROR and p not in own]
    if not own and not others:
        return output
    stale = any(problem.severity is Severity.ERROR for problem in own)
    parts = [f"<p>{escape(strings('problems.stale'))}</p>"] if stale else []
    parts += [_folded(own, strings("problems.here"), opened=True)] if own else []
    parts += [_folded(others, strings("problems.elsewhere"), opened=False)] if others else []
    label = escape(strings("problems.name"))
    box = f'<aside class="kk-problems" aria-label="{label}">{"".join(parts)}</aside>'
    before, end, after = output.rpartition("</body>")
    return f"{before}{box}{end}{after}"


def _is_of(problem: Diagnostic, source: str) -> bool:
    return bool(source) and f"/{problem.position.path}".endswith(f"/{source}")


def _folded(problems: list[Diagnostic], title: str, *, opened: bool) -> str:
    state = " open" if opened else ""
    text = escape(as_text(problems[:_SHOWN], source_line))
    head = f"<summary>{escape(title)} ({len(problems)})</summary>"
    return f'<details{state}>{head}<pre lang="en" tabindex="0">{text}</pre></details>'
