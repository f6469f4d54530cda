"""``mkdocs.yml`` as MkDocs reads it, without MkDocs: ``INHERIT`` and ``!ENV`` are followed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    _Loader = yaml.SafeLoader
else:
    _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it is there


@dataclass(frozen=True, slots=True)
class Config:
    """Settings, and the files they stand in."""

    values: Mapping[str, Any]
    files: tuple[Path, ...]
    """The file itself, the one it inherits from, and so on."""


def read_config(file: Path, children: tuple[Path, ...] = ()) -> Config:
    """Read a file of settings, and those it inherits from: what it says itself goes first.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not UTF-8, holds no mapping, or inherits from itself.
        yaml.YAMLError: a file is not YAML.
    """
    own = yaml.load(file.read_text("utf-8"), Loader=_Lenient) or {}  # noqa: S506 - SafeLoader's child
    if not isinstance(own, dict):
        raise ValueError("expected a mapping of settings")  # noqa: TRY004 - of a file, not a caller
    files = (*children, file)
    if not (named := own.pop("INHERIT", None)):
        return Config(own, files)
    parent = Path(os.path.normpath(file.parent / str(named)))
    if parent in files:
        raise ValueError(f"it inherits from itself, by way of {named}")
    inherited = read_config(parent, files)
    return Config(_merged(inherited.values, own), inherited.files)


def _merged(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings key by key; of anything else, lists included, the child's alone."""
    merged = dict(parent)
    for key, value in child.items():
        before = merged.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(before, value)
        else:
            merged[key] = value
    return merged


class _Lenient(_Loader):
    """Reads MkDocs' ``!ENV``, and passes over other tags (``!!python/name:``)."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:  # noqa: ANN401 - whatever YAML can hold
    """The first variable that is set; else what stands last in a list."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node, deep=True) or [None]
    else:
        names, default = [node.value], None
    found = (os.environ[name] for name in map(str, names) if name in os.environ)
    value = next(found, None)
    return default if value is None else yaml.safe_load(value)


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)
_Lenient.add_constructor("!ENV", _environment)
