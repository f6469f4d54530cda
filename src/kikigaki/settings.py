"""What the collection is called and which languages it has, as ``mkdocs.yml`` says.

Read without MkDocs, so that ``check`` starts fast; the plugin is given the same values by MkDocs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from kikigaki.languages import TAG, LanguageMap
from kikigaki.mkdocs_yml import read_config

DEFAULT_LANGUAGES = ("ja", "en")
OPTIONS = ("languages", "author", "name", "description", "status", "exports", "cards")


class SettingsError(ValueError):
    """``mkdocs.yml`` cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a collection says about itself."""

    languages: tuple[str, ...] = DEFAULT_LANGUAGES
    """Language tags in reading order; a plain string in a note is in the first."""
    author: str = ""
    """Person id of who writes the comments, where a comment names nobody; may be empty."""
    name: LanguageMap[str] = field(default_factory=LanguageMap)
    """The site's name."""
    description: LanguageMap[str] = field(default_factory=LanguageMap)
    """One sentence for the home page and for search engines."""
    status: bool = False
    """Whether the site has a page of what is left to do."""
    exports: bool | tuple[str, ...] = True
    """What stands beside the pages for others to use: the names of formats, the usual or none."""
    cards: bool = False
    """Whether a picture of each note is drawn too, for others to show beside a link to it."""
    files: frozenset[str] = frozenset()
    """Files of the folder of notes that ``mkdocs.yml`` names: style sheets, scripts, the logo."""
    file: str = field(default="mkdocs.yml", compare=False)
    """Where all this is written."""

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> "Settings":
        """Build from the plugin's options in ``mkdocs.yml``.

        Raises:
            SettingsError: an option is unknown or of the wrong kind.
        """
        if unknown := sorted(set(map(str, options)) - set(OPTIONS)):
            message = f"kikigaki has no option {', '.join(unknown)}; it has {', '.join(OPTIONS)}"
            raise SettingsError(message)
        languages = _languages(options.get("languages") or list(DEFAULT_LANGUAGES))
        return cls(
            languages=languages,
            author=_author(options.get("author")),
            name=_language_map("name", options.get("name"), languages),
            description=_language_map("description", options.get("description"), languages),
            status=_switch("status", options.get("status")),
            exports=_exports(options.get("exports")),
            cards=_switch("cards", options.get("cards")),
        )


@dataclass(frozen=True, slots=True)
class Project:
    """A knowledge base on disk."""

    config_file: Path
    notes: Path
    """The folder of notes, which is MkDocs' ``docs_dir``."""
    settings: Settings
    config_files: tuple[Path, ...] = ()
    """``mkdocs.yml``, and what it inherits from."""
    theme: Path | None = None
    """The folder of the site's own templates."""
    site: Path | None = None
    """Where the site is to stand; None where only MkDocs can tell."""
    site_url: str = ""
    """The address it will have, with a final ``/``; empty where the settings do not say."""
    dev_addr: str = ""
    """Where the preview listens, ``HOST:PORT``; empty where the settings do not say."""
    directory_urls: bool = True
    """Whether a page of the site is a folder, as in ``notes/x/``, or ``notes/x.html``."""


def read_project(config_file: Path) -> Project:
    """Read the parts of ``mkdocs.yml`` that concern the notes.

    Raises:
        SettingsError: the file is missing, is not YAML, or its options are wrong.
    """
    try:
        found = read_config(config_file)
    except OSError as error:
        file = error.filename or config_file
        message = f"{file}: {error.strerror or error}; a knowledge base has an mkdocs.yml"
        raise SettingsError(message) from error
    except (yaml.YAMLError, ValueError) as error:  # a ValueError: not UTF-8, or a 30 February
        raise SettingsError(f"{config_file}: {error}") from error
    config = found.values
    notes = config_file.parent / str(config.get("docs_dir") or "docs")
    theme = config.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    folder = config_file.parent / str(custom) if custom else None
    settings = Settings.from_options(_plugin_options(config))
    settings = replace(settings, files=named_files(config), file=config_file.as_posix())
    named = config.get("site_dir", "site")
    site = config_file.parent / str(named) if named else None
    return Project(
        config_file,
        notes,
        settings,
        config_files=found.files,
        theme=folder,
        site=site,
        site_url=folder_url(str(config.get("site_url") or "")),
        dev_addr=str(config.get("dev_addr") or ""),
        directory_urls=bool(config.get("use_directory_urls", True)),
    )


def folder_url(url: str) -> str:
    """The address of a site with a final ``/``; nothing stays nothing."""
    return f"{url.rstrip('/')}/" if url else ""


def named_files(config: Mapping[str, Any]) -> frozenset[str]:
    """What MkDocs' settings take from the folder of notes, by path from there."""
    named = [*(config.get("extra_css") or ()), *(config.get("extra_javascript") or ())]
    theme = config.get("theme")
    if isinstance(theme, Mapping):
        named += [theme.get("logo"), theme.get("favicon")]
    paths = (item.get("path") if isinstance(item, Mapping) else item for item in named)
    return frozenset(str(path).removeprefix("./") for path in paths if path)


def _plugin_options(config: Mapping[str, Any]) -> Mapping[str, Any]:
    for name, options in _entries(config.get("plugins")):
        if name != "kikigaki":
            continue
        if not isinstance(options, dict | None):
            raise SettingsError("the options of kikigaki are keys: languages: [ja, en]")
        return options or {}
    raise SettingsError("mkdocs.yml does not list the plugin; add “- kikigaki” under plugins")


def _entries(plugins: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - what YAML gave
    entries = plugins if isinstance(plugins, list) else [plugins]
    return [
        pair
        for entry in entries
        for pair in (entry.items() if isinstance(entry, dict) else [(entry, None)])
    ]


def _languages(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - what YAML gave
    tags = [str(tag) for tag in value] if isinstance(value, list) else []
    if not tags or len(set(tags)) < len(tags) or not all(TAG.fullmatch(tag) for tag in tags):
        hint = '; write "no" in quotes, for YAML reads it as false' if str(False) in tags else ""
        message = "languages is a list of different language tags, such as [ja, en]"
        raise SettingsError(message + hint)
    return tuple(tags)


def _author(value: Any) -> str:  # noqa: ANN401 - what YAML gave
    if value is None or isinstance(value, str):
        return value or ""
    raise SettingsError("author is the id of one person, as in people.yaml")


def _switch(option: str, value: Any) -> bool:  # noqa: ANN401 - what YAML gave
    if value is None or isinstance(value, bool):
        return bool(value)
    raise SettingsError(f"{option} is true or false")


def _exports(value: Any) -> bool | tuple[str, ...]:  # noqa: ANN401 - what YAML gave
    if value is None or isinstance(value, bool):
        return value is not False
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    raise SettingsError(
        "exports is true, false, or a list of names; kikigaki export --list has them"
    )


def _language_map(option: str, value: Any, languages: tuple[str, ...]) -> LanguageMap[str]:  # noqa: ANN401
    if value is None:
        return LanguageMap()
    if isinstance(value, str):
        return LanguageMap({languages[0]: value})
    if not isinstance(value, dict) or set(value) - set(languages):
        raise SettingsError(f"{option} is a text, or a text for each of {', '.join(languages)}")
    return LanguageMap({tag: str(value[tag]) for tag in languages if value.get(tag)})
