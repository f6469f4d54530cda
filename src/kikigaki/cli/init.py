"""``kikigaki init``: a new knowledge base."""

from pathlib import Path

import click

from kikigaki.scaffolds import scaffold

SETTINGS = "mkdocs.yml"


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Begin a knowledge base: settings, an example note, registries, and how to publish it.

    Files that exist are kept as they are; a folder with an mkdocs.yml is one already.

    \b
    Example: kikigaki init my-notes
    """
    contents = scaffold()
    if _is_there(folder / SETTINGS):
        raise click.UsageError(f"{folder / SETTINGS} is there already; nothing was written")
    kept = [path for path in contents if _is_there(folder / path)]
    try:
        for path in contents.keys() - kept:
            _write(folder / path, contents[path])
    except OSError as error:
        raise click.ClickException(
            f"cannot write to {folder}: {error.strerror or error}"
        ) from error
    click.echo(f"{len(contents) - len(kept)} files in {folder}")
    if kept:
        click.echo(f"kept as they are: {', '.join(kept)}")
    if folder != Path():
        click.echo(f"next: cd {folder}")
    click.echo("next: kikigaki serve --open")


def _is_there(file: Path) -> bool:
    return file.exists() or file.is_symlink()


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:  # x: not even a file that has come meanwhile is overwritten
        file.write(data)
