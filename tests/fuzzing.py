"""Whole notes to try: any structure under any keys, and notes of the right shape with any text."""

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.hostile import HONEST, VECTORS
from tests.strategies import typed

_KEYS = st.one_of(
    st.sampled_from(
        (
            *("title", "video", "published", "duration", "spoken", "hosts", "guests", "topics"),
            *("summary", "translation", "also", "sections", "moments", "at", "question", "ja"),
            *("en", "comment", "speaker", "by", "name", "url", "offset", "fr", "<<", "=", ""),
        )
    ),
    st.text(max_size=8),
)
_STAMPS = st.sampled_from(
    ("0:05", "7:18", "１：０２", "1:06:01", "59", "1:60", "99:99:99", "-1", "7:18.5")
)
_TEXTS = st.one_of(typed(), st.sampled_from(VECTORS + HONEST), st.text(max_size=40))
_SCALARS = st.one_of(_TEXTS, _STAMPS, st.sampled_from(("bc6uFV9CJGg", "2024-02-30", "yes", "null")))


def structures() -> SearchStrategy[Any]:
    """Anything YAML can hold, with our keys in it more often than chance would have them."""
    return st.recursive(
        _SCALARS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=6)
        ),
        max_leaves=25,
    )


def _both(texts: SearchStrategy[str]) -> SearchStrategy[Any]:
    return st.one_of(texts, st.fixed_dictionaries({"ja": texts}, optional={"en": texts}))


def notes() -> SearchStrategy[Any]:
    """Notes of the right shape, whatever their texts say."""
    stamps = st.integers(0, 9000).map(lambda s: f"{s // 3600}:{s // 60 % 60:02}:{s % 60:02}")
    moments = st.fixed_dictionaries(
        {"ja": _TEXTS},
        optional={"at": st.one_of(stamps, _STAMPS), "en": _TEXTS, "question": _both(_TEXTS)}
        | {"comment": _both(_TEXTS)},
    )
    sections = st.fixed_dictionaries(
        {"title": _both(_TEXTS), "moments": st.lists(moments, min_size=1, max_size=4)}
    )
    return st.fixed_dictionaries(
        {
            "title": _both(_TEXTS),
            "video": st.just("bc6uFV9CJGg"),
            "sections": st.lists(sections, min_size=1, max_size=3),
        },
        optional={"summary": _both(_TEXTS), "duration": stamps},
    )


def as_yaml(value: Any) -> str:  # noqa: ANN401 - whatever was drawn
    """The value in YAML's flow style, which is JSON's."""
    return json.dumps(value, ensure_ascii=False)
