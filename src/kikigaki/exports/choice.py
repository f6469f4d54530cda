"""Which formats a site publishes."""

from kikigaki.diagnostics import did_you_mean, quote
from kikigaki.exports.crawlers.cards import fonts_key, no_fonts
from kikigaki.exports.form import CollectionFormat, Format
from kikigaki.exports.formats import COLLECTION_FORMATS, NOTE_FORMATS
from kikigaki.exports.outlet import Outlet
from kikigaki.settings import Settings, SettingsError

CARD = "card"
FORMATS: dict[str, Format | CollectionFormat] = {
    **{form.name: form for form in NOTE_FORMATS},
    **{form.name: form for form in COLLECTION_FORMATS},
}
"""Every format by its name."""


def outlet(settings: Settings, site_url: str, *, directory_urls: bool = True) -> Outlet:
    """What publishes the formats that the settings ask for.

    Raises:
        SettingsError: there is no format of a name.
    """
    names = _names(settings)
    notes = tuple(form for form in NOTE_FORMATS if form.name in names)
    wholes = tuple(form for form in COLLECTION_FORMATS if form.name in names)
    return Outlet(notes, wholes, site_url, directory_urls)


def missing(settings: Settings) -> str:
    """What this machine lacks for a format that the settings ask for; empty where it has all."""
    if CARD not in _names(settings):
        return ""
    return next(filter(None, map(no_fonts, _orders(settings.languages))), "")


def surroundings(settings: Settings) -> str:
    """Another text means that something outside of the notes and this program has changed."""
    if CARD not in _names(settings):
        return ""
    return " ".join(map(fonts_key, _orders(settings.languages)))


def _orders(languages: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The languages once for each of them, that one first."""
    return [tuple(dict.fromkeys((first, *languages))) for first in languages]


def _names(settings: Settings) -> frozenset[str]:
    return wanted(settings.exports) | ({CARD} if settings.cards else frozenset())


def wanted(exports: bool | tuple[str, ...]) -> frozenset[str]:  # noqa: FBT001 - as the setting is
    """The names of formats that a setting asks for.

    Raises:
        SettingsError: as above.
    """
    if isinstance(exports, tuple):
        for name in exports:
            if name not in FORMATS:
                hint = did_you_mean(name, FORMATS) or f"there are {', '.join(FORMATS)}"
                raise SettingsError(f"exports: no format is called “{quote(name)}”; {hint}")
        return frozenset(exports)
    asked = {form.name for form in NOTE_FORMATS if form.asked}
    return frozenset(FORMATS.keys() - asked) if exports else frozenset()
