"""What the parts of a manifest are made of."""

from typing import Any, TypeAlias

Words: TypeAlias = dict[str, list[str]]
"""A language map as IIIF writes it."""
Json: TypeAlias = dict[str, Any]
"""An object."""
