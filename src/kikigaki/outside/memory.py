"""What earlier visits found, so that nobody is asked the same again and again.

One file, which may be deleted at any time; what cannot be read in it is forgotten.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kikigaki.outside.addresses import Address, Use
from kikigaki.outside.verdict import GOOD, Status, Verdict

DAY = 24 * 3600.0
_GOOD_FOR, _BROKEN_FOR = 7 * DAY, DAY
"""Seconds after which what was found is looked at again."""
_KEPT = GOOD | {Status.GONE, Status.PRIVATE, Status.NO_EMBED, Status.BROKEN}


@dataclass(slots=True)
class Memory:
    """Verdicts, and when they were found, in seconds since 1970."""

    found: dict[Address, tuple[Verdict, float]] = field(default_factory=dict)

    def recall(self, address: Address, now: float) -> Verdict | None:
        """What is known of an address, if it is not too long ago."""
        if address not in self.found:
            return None
        verdict, at = self.found[address]
        kept = _GOOD_FOR if verdict.status in GOOD else _BROKEN_FOR
        return verdict if 0 <= now - at < kept else None

    def keep(self, address: Address, verdict: Verdict, now: float) -> None:
        """Remember what is certain, and forget what was known before it."""
        self.found.pop(address, None)
        if verdict.status in _KEPT:
            self.found[address] = (verdict, now)

    @classmethod
    def load(cls, file: Path) -> "Memory":
        """What the file remembers; nothing where there is none."""
        try:
            records = json.loads(file.read_bytes())
            return cls(dict(map(_read, records)))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return cls()

    def save(self, file: Path) -> None:
        """Replace the file.

        Raises:
            OSError: it cannot be written.
        """
        records = [
            {
                "use": address.use,
                "target": address.target,
                "status": verdict.status,
                "detail": verdict.detail,
                "at": at,
            }
            for address, (verdict, at) in sorted(self.found.items())
        ]
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f".{file.name}.new")
        new.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")
        new.replace(file)


def _read(record: Mapping[str, Any]) -> tuple[Address, tuple[Verdict, float]]:
    address = Address(Use(record["use"]), str(record["target"]))
    verdict = Verdict(Status(record["status"]), str(record["detail"]))
    return address, (verdict, float(record["at"]))
