"""The site's own words, one catalog a language; keys are equal in all of them (tested)."""

import datetime
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kikigaki.timestamps import HOUR, MINUTE, Timestamp

FALLBACK = "en"


@dataclass(frozen=True)
class Strings:
    """The catalog of one language."""

    language: str
    values: dict[str, Any]

    def __call__(self, key: str, **parts: object) -> str:
        """The text of a key, with its ``{parts}`` filled in.

        Raises:
            KeyError: the catalog has no such key.
        """
        return str(self.values[key]).format(**parts)

    def under(self, prefix: str) -> dict[str, str]:
        """All texts whose keys begin with a prefix, by what comes after it."""
        return {
            key.removeprefix(prefix): str(text)
            for key, text in self.values.items()
            if key.startswith(prefix)
        }

    def date(self, day: datetime.date) -> str:
        """A day as a reader of the language writes it."""
        month = self.values["months"][day.month - 1]
        return self("date", year=day.year, month=month, day=day.day)

    def year(self, year: str) -> str:
        """A year in digits, as a reader writes it; other words are keys of the catalog."""
        return self("year", year=year) if year.isdigit() else self(f"year.{year}")

    def duration(self, length: Timestamp) -> str:
        """How long a video is, in hours and minutes, rounded to the minute."""
        minutes = round(length.seconds / MINUTE)
        hours, rest = divmod(minutes, HOUR // MINUTE)
        return self("duration.hours" if hours else "duration.minutes", hours=hours, minutes=rest)

    def language_name(self, tag: str) -> str:
        """The name of a language in this language; its tag where the name is not known."""
        return str(self.values["languages"].get(tag, tag))

    def count(self, key: str, number: int) -> str:
        """``1 moment``, ``2 moments``: languages without a plural give one form."""
        form = f"{key}.one" if number == 1 else f"{key}.many"
        return self(form, number=number)


@cache
def catalog(language: str) -> Strings:
    """The catalog of a language; English where there is none for it."""
    folder = files(__name__)
    resource = folder.joinpath(f"{language}.yaml")
    if not resource.is_file():
        resource = folder.joinpath(f"{FALLBACK}.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it is there
    return Strings(language, yaml.load(resource.read_text("utf-8"), Loader=loader))  # noqa: S506 - both are safe


def own_name(language: str) -> str:
    """What a language calls itself, for the language menu."""
    return catalog(language).language_name(language)
