"""Memos on an interview, as Japanese note-takers write them.

An introduction, the address of the video, headings in 【】, timestamps on lines of their own or
glued to the text, ``(質問)`` before what was asked, and the note-taker's own words in brackets that
begin with a label, ``(湯川解説:…)``.
"""

from kikigaki.importers.memo.drafting import draft_of
from kikigaki.importers.memo.headings import is_memo

__all__ = ["draft_of", "is_memo"]
