"""Material's search, one index a language."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_CONFIG_KEY = re.compile(r'"search\.config\.(?P<name>\w+)":\s*"(?P<value>(?:[^"\\]|\\.)*)"')


def split_index(site: Path, languages: tuple[str, ...], config: MkDocsConfig) -> None:
    """Replace the one index of all pages by one below each language's folder."""
    index = site / "search" / "search_index.json"
    if not {"search", "material/search"} & set(config.plugins) or not index.is_file():
        return
    everything = json.loads(index.read_text("utf-8"))
    for language in languages:
        part = _part(everything, language)
        target = site / language / "search" / index.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(part, ensure_ascii=False, separators=(",", ":")), "utf-8")
    index.unlink()


def _part(everything: dict[str, Any], language: str) -> dict[str, Any]:
    prefix = f"{language}/"
    docs = [
        {**record, "location": record["location"].removeprefix(prefix)}
        for record in everything["docs"]
        if record["location"].startswith(prefix)
    ]
    return {**everything, "config": {**everything["config"], **_tuned(language)}, "docs": docs}


def _tuned(language: str) -> dict[str, Any]:
    """What Material's own catalog says about searching a language.

    Stemmers stay off: lunr's English stemmer in a Japanese pipeline finds no inflected word.
    """
    values = _material_values(language)
    tags = [tag.strip() for tag in values.get("lang", language).split(",")]
    separator = values.get("separator", r"[\s\-]+")
    return {"lang": tags, "separator": separator, "pipeline": ["stopWordFilter"]}


def _material_values(language: str) -> dict[str, str]:
    spec = find_spec("material")
    folders = spec.submodule_search_locations if spec else None
    file = Path((folders or ["."])[0]) / "templates" / "partials" / "languages" / f"{language}.html"
    text = file.read_text("utf-8") if file.is_file() else ""
    return {m["name"]: json.loads(f'"{m["value"]}"') for m in _CONFIG_KEY.finditer(text)}
