"""Which formats a site publishes."""

from kikigaki.diagnostics import did_you_mean, quote
from kikigaki.exports.form import CollectionFormat, Format
from kikigaki.exports.formats import COLLECTION_FORMATS, NOTE_FORMATS
from kikigaki.exports.outlet import Outlet
from kikigaki.settings import Settings, SettingsError

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
    names = wanted(settings.exports)
    notes = tuple(form for form in NOTE_FORMATS if form.name in names)
    wholes = tuple(form for form in COLLECTION_FORMATS if form.name in names)
    return Outlet(notes, wholes, site_url, directory_urls)


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
