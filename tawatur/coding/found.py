"""A noun phrase found in an article, before it is known whom it means."""

from __future__ import annotations

import msgspec


class Found(msgspec.Struct, gc=False):
    """A phrase that names somebody, in word indices of a `Reading`.

    `first:last` are the words of the form itself ("سيرغي لافروف"); `outer_first:outer_last` the whole phrase with its
    title and apposition ("وزير الخارجية الروسي سيرغي لافروف"). `skip` letters of the first word are written-on
    particles. `id` is the codebook's id, or "" where no list knows the name. `of` is the entity of a title or
    collective ("" where none), `role` the title's lemma and `role_words` its word range.
    """

    first: int
    last: int
    skip: int
    sort: str  # name body force people title place agreement
    kind: str
    id: str
    en: str = ""
    state: str = ""
    of: str = ""
    role: str = ""
    role_words: tuple[int, int] | None = None
    outer_first: int = -1
    outer_last: int = -1
    weak: bool = False
    common: bool = False
    definite: bool = True
    plural: bool = False
    feminine: bool = False
    speaks: bool = True
    people_sort: str = ""
    how: str = "codebook"
    capital_of: str = ""
    honorific: bool = False
    weak_title: bool = False
    alternatives: tuple[str, ...] = ()
    inner: list[Found] = []
    cuts: list[
        tuple[int, int, int, str]
    ] = []  # first, last, skip of other stretches that may be a form, and their sort
    bare: tuple[int, int, int] | None = None  # first, last, skip of the shorter form inside: "سرت" in "مدينة سرت"

    def __post_init__(self) -> None:
        if self.outer_first < 0:
            self.outer_first = self.first
        if self.outer_last < 0:
            self.outer_last = self.last
