"""A reporting clause: a cue with its subject, addressee, channels, vehicle and the word where the content begins."""

from __future__ import annotations

import msgspec

from tawatur.codebook.cues import CueForm
from tawatur.coding.found import Found

# Complementisers, alone and with a pronoun (folded): that, that he, with that he, so that he … «لأن» (because) is none.
THAT = frozenset(
    base + suffix
    for base in ("ان", "بان", "فان", "وان", "لان")
    for suffix in ("", "ه", "ها", "هم", "هما", "هن", "ني", "نا", "نه")
) - {"لان", "لانه", "لانها", "لانهم", "فان", "وان", "وانه", "وانها", "وانهم"}
# Folded words after which «أن» opens no reported content: after, before, since, without, despite, as, except, must,
# can, expected, on condition, until … A word a line would fill the page, hence no formatting.
# fmt: off
NO_THAT_AFTER = frozenset((
    "بعد", "قبل", "منذ", "دون", "بدون", "رغم", "مع", "كما", "الا", "غير", "بيد", "حين", "حيث", "يمكن", "يمكنه",
    "يجب", "عليه", "ينبغي", "بد", "لابد", "المقرر", "المتوقع", "يفترض", "سبق", "بمجرد", "شرط", "بشرط", "حتي", "لولا",
    "عوض", "بدل", "حال", "فور", "وبعد", "وقبل", "ودون", "ومن", "اما", "خشيه", "مخافه", "اتمني",
))
# fmt: on
# Kinds of entities that can speak.
SPEAKERS = frozenset(
    ["person", "state", "government_body", "armed_group", "political_group", "igo", "organisation", "media", "people"]
)


class Clause(msgspec.Struct, gc=False):
    """A cue with what its clause says; word indices, `content` is -1 where none was found.

    `cut` letters of the first content word belong to the cue («بـ|وجود»). `starts_at` is where the clause begins: the
    subject, the verb or the conjunction before it.
    """

    verb: int
    cue: CueForm
    starts_at: int
    cue_end: int
    content: int = -1
    cut: int = 0
    frame: str = ""
    quote_end: int = -1
    subject: Found | None = None
    joint: list[Found] = []
    addressee: Found | None = None
    channels: list[Found] = []
    vehicle: int = -1
    subject_before: bool = False
    source: Found | None = None
    document: Found | None = None
    passed_on: bool = False
