"""Where a site stands, and the folder of what is kept of it from build to build."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from kikigaki.building import home, tree
from kikigaki.building.kept import Site
from kikigaki.building.seal import is_sealed, sealed
from kikigaki.building.store import Store
from kikigaki.publish import beside, exchange


@dataclass(frozen=True, slots=True)
class Place:
    """A site, and what is kept of it."""

    site: Path
    """Without links on the way."""
    home: Path
    """What is kept of all sites of a knowledge base, each in its own folder."""
    unkept: str = ""
    """Why nothing is kept here when the build is done; empty where it is."""

    @property
    def folder(self) -> Path:
        """The folder of this site."""
        return self.home / f"{crc32(os.fsencode(self.site)):08x}"

    @property
    def store(self) -> Path:
        """The file of what the last build knew."""
        return self.folder / "store.sqlite"

    @property
    def new_store(self) -> Path:
        """The same while it is being written."""
        return self.folder / "new.sqlite"

    @property
    def spare(self) -> Path:
        """The second folder of the site's files; on the same disk as the site."""
        if self.folder.stat().st_dev == self.site.parent.stat().st_dev:
            return self.folder / "spare"
        return self.site.with_name(f".{self.site.name}.spare")

    @property
    def dirty(self) -> Path:
        """Stands while the spare is neither as it was nor as it will be."""
        return self.folder / "dirty"

    @property
    def work(self) -> Path:
        """A folder for the time of a build."""
        return self.folder / "work"

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            OSError: nothing can be kept in it.
        """
        home.own(self.home)
        home.own(self.folder)
        home.create(self.folder / "site", os.fsencode(self.site))
        if not os.path.lexists(self.home / ".gitignore"):
            home.create(self.home / ".gitignore", b"*\n")

    def clear(self) -> None:
        """Remove what is there for the time of a build only, that of a killed one too."""
        tree.remove(beside(self.site))
        tree.remove(self.work)

    def forget(self) -> None:
        """Give up the spare, and what is kept of sites that are no more."""
        home.create(self.dirty)  # before the first file goes: a build may be killed at any moment
        tree.remove(self.spare)
        for other in self.home.glob("*/site"):
            if other.parent != self.folder and not os.path.isdir(other.read_bytes()):  # noqa: PTH112 - a path in bytes
                tree.remove(other.parent)

    # --- Is it as it was left? ------------------------------------------------------------------

    def last(self, context: str) -> Store | None:
        """The store of the last build, if that was ours and the site is as it left it."""
        if not self.store.is_file() or not self.site.is_dir():
            return None
        store = None
        try:
            store = Store(self.store)
            found = str(tree.checksum(self.site))
            known = store.plain("context"), store.plain("checksum")
            if known == (context, found) and is_sealed(f"{context} {found}", store.plain("seal")):
                return store
        except (OSError, *Store.Error):
            pass
        if store is not None:
            store.close()
        return None

    def close(self, store: Store, context: str, checksum: int) -> None:
        """Let the store be the last build's, for a site of this checksum."""
        total = str(checksum & tree.MASK)
        store.put_plain("context", context)
        store.put_plain("checksum", total)
        store.put_plain("seal", sealed(f"{context} {total}"))
        store.commit()

    # --- Changing it ----------------------------------------------------------------------------

    def publish(self, changes: tree.Changes, site: Site) -> int:
        """Put changes in place, all at once; give the difference of the checksum."""
        if not changes:
            return 0
        whole = site.spare and self.spare.is_dir() and not self.dirty.exists()
        home.create(self.dirty)
        if not whole:
            tree.remove(self.spare)
            self.make_spare(site)
        if site.spare:
            tree.follow(self.spare, self.site, site.changed)
            difference = tree.apply(self.spare, changes)
            if exchange(self.spare, self.site):
                site.changed = tuple(sorted(changes))
                return difference
            tree.remove(self.spare)
            site.spare = False
        return tree.apply(self.site, changes)

    def settled(self) -> None:
        """Note that the spare is as the store says again."""
        self.dirty.unlink(missing_ok=True)

    def make_spare(self, site: Site) -> None:
        """Make the spare, where the file system can."""
        site.changed = ()
        try:
            tree.link(self.site, self.spare)
            site.spare = True
        except OSError:
            tree.remove(self.spare)
            site.spare = False


@contextmanager
def usable(place: Place) -> Iterator[Place]:
    """The place, prepared; where nothing can be kept in it, one that lasts as long as the block."""
    try:
        place.prepare()
    except OSError as error:
        import tempfile  # noqa: PLC0415 - slow to import, and seldom asked for

        with tempfile.TemporaryDirectory(prefix="kikigaki-") as folder:
            passing = Place(place.site, Path(folder), str(error))
            passing.prepare()
            yield passing
            tree.remove(passing.spare)
    else:
        yield place
