"""Random findings: every field of every record, with texts that databases dislike."""

from __future__ import annotations

import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tawatur.records.base import Record
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.span import Span

# Arabic, Latin, quotes, the escape mark itself, NUL, a lone surrogate, a code point beyond the first plane.
LETTERS = st.sampled_from("ابتةىئ 'aZ\"\\%_\n\ufdd0\x00\ud800\U0001f600")
TEXTS = st.text(LETTERS, max_size=4)
NUMBERS = st.floats(allow_nan=False) | st.integers(-(10**6), 10**6).map(float)
SPANS = st.builds(Span, st.integers(0, 50), st.integers(51, 100), st.text(LETTERS, min_size=1, max_size=4))


def strategy_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    if get_origin(kind) in (types.UnionType, Union):
        return st.one_of(*(strategy_of(part) for part in get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(strategy_of(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Record):
        return st.builds(kind, **{name: strategy_of(hint) for name, hint in get_type_hints(kind).items()})
    plain = {
        str: TEXTS,
        float: NUMBERS,
        int: st.integers(0, 10**6),
        bool: st.booleans(),
        Span: SPANS,
        types.NoneType: st.none(),
    }
    return plain[kind]


FINDINGS: st.SearchStrategy[Findings] = strategy_of(Findings)
DOCUMENTS = st.builds(
    Document,
    name=st.text(LETTERS, min_size=1, max_size=2),
    text=st.text(LETTERS, max_size=10),
    outlet=st.sampled_from(["", "عكاظ", "A"]),
    url=st.sampled_from(["", "https://news.example/1", "https://news.example/2"]),
    published=st.sampled_from(["", "2020-07-09", "2020-07-09T10:00"]),
    published_from=st.sampled_from(["", "metadata", "inferred"]),
    author=TEXTS,
    title_end=st.integers(0, 3),
)
