"""A whole collection as it is published, gathered while its pages are built."""

from kikigaki.exports.outlet import Outlet
from kikigaki.exports.views.library import Library
from kikigaki.model import Collection, Note
from kikigaki.pages import Beside, Edition


class Published:
    """Takes notes in, newest first, language by language."""

    def __init__(self, outlet: Outlet, collection: Collection) -> None:
        self.outlet = outlet
        self.collection = collection
        self.files: dict[str, bytes] = {}
        """What stands beside the pages so far, by its path from the root of the site."""
        self._items: dict[str, list[bytes]] = {tag: [] for tag in collection.languages}

    def beside(self, edition: Edition, note: Note) -> Beside:
        """Publish a note, and give what its page is told of it."""
        exported = self.outlet.note(edition, note)
        self.files.update(exported.files)
        self._items[edition.language].append(exported.item)
        return exported.beside

    def everything(self) -> dict[str, bytes]:
        """All files, those about many notes too."""
        return {**self.files, **self.outlet.collection(self.libraries())}

    def libraries(self) -> list[Library]:
        """What there is of each language."""
        return [
            Library(self.collection, language, self.outlet.site_url, items)
            for language, items in self._items.items()
        ]
