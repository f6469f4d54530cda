"""What a round found, for people and for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from kikigaki.diagnostics import quote
from kikigaki.outside.round import Finding
from kikigaki.outside.verdict import Status

_LONGEST = 400
"""Characters of an address that are printed for people."""


def as_text(findings: Iterable[Finding]) -> str:
    """A line for each place whose address is not simply there."""
    return "".join(map(_line, findings))


def _line(finding: Finding) -> str:
    verdict, named = finding.verdict, finding.named
    if verdict is None or verdict.status is Status.GOOD:
        return ""
    shown = quote(named.address.shown, _LONGEST)
    detail = f" ({quote(verdict.detail, _LONGEST)})" if verdict.detail else ""
    return f"{named.position}: {verdict.status}: {shown}{detail}\n"


def as_json(findings: Iterable[Finding]) -> str:
    """One JSON array of ``{path, line, column, use, address, status, detail}``, of every place."""
    return json.dumps(list(map(_record, findings)), ensure_ascii=False, indent=2) + "\n"


def _record(finding: Finding) -> dict[str, str | int | None]:
    named, verdict = finding.named, finding.verdict
    return {
        "path": named.position.path,
        "line": named.position.line,
        "column": named.position.column,
        "use": named.address.use.value,
        "address": named.address.shown,
        "status": verdict.status.value if verdict else None,
        "detail": verdict.detail if verdict else "",
    }


def summary(findings: Iterable[Finding]) -> str:
    """``6 addresses: 4 ok, 1 gone, 1 not checked``."""
    found = {finding.named.address: finding.verdict for finding in findings}
    counts = Counter(verdict.status if verdict else None for verdict in found.values())
    return f"{len(found)} address{'es' * (len(found) != 1)}: {', '.join(_counted(counts)) or '-'}"


def _counted(counts: Counter[Status | None]) -> Iterator[str]:
    yield from (f"{counts[status]} {status}" for status in Status if counts[status])
    if counts[None]:
        yield f"{counts[None]} not checked"
