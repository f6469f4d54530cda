"""A folder of notes becomes a checked collection."""

from kikigaki.collection.gather import Gathered, Memory, gather
from kikigaki.collection.walk import HandWritten

__all__ = ["Gathered", "HandWritten", "Memory", "gather"]
