"""What a shell may complete an argument with; see the guide for how to switch that on."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from kikigaki.collection.registries import read_registries
from kikigaki.collection.walk import walk
from kikigaki.settings import Project, SettingsError, read_project

_REGISTRY = {"person": "people", "topic": "topics", "term": "terms"}


def ids(
    context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The ids of the kind that stands before it on the line; of notes where none does.

    Nothing where there is no knowledge base: a shell has no place to show a problem in.
    """
    try:
        project = read_project(context.params.get("config_file") or Path("mkdocs.yml"))
    except (SettingsError, OSError):
        return []
    known = _known(project, context.params.get("kind") or "note")
    return [CompletionItem(one) for one in sorted(known) if one.startswith(incomplete)]


def _known(project: Project, kind: str) -> list[str]:
    folder = walk(project.notes, project.settings.languages)
    if kind not in _REGISTRY:
        return [source.stem for source in folder.notes]
    return list(getattr(read_registries(folder, project.settings), _REGISTRY[kind]))
