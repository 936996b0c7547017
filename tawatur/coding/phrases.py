"""Noun phrases that name somebody.

The grammar is that of Arabic construct phrases: head, complement, adjectives. What may combine stands in the codebook;
in the `phrase_*` modules stands only the order. Each function reads at a word index and returns a `Found` or None; here
the longest wins.
"""

from __future__ import annotations

from tawatur.codebook.items import NoNameItem
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.personal import end_of_name
from tawatur.coding.phrase_agreements import parse_agreement
from tawatur.coding.phrase_bodies import parse_body, parse_state
from tawatur.coding.phrase_forces import parse_force
from tawatur.coding.phrase_groups import parse_group
from tawatur.coding.phrase_names import parse_media, parse_name
from tawatur.coding.phrase_people import parse_counted, parse_nation, parse_people
from tawatur.coding.phrase_places import parse_area, parse_place
from tawatur.coding.phrase_titles import parse_governed, parse_title


def parse_phrase(look: Lookup, index: int) -> Found | None:
    """The longest phrase that names somebody and begins at a word."""
    if not look.at(index):
        return (
            parse_counted(look, index)
            or parse_state(look, index)
            or parse_area(look, index)
            or parse_media(look, index)
            or parse_group(look, index)
            or parse_unlisted(look, index)
        )
    nobody = look.of(index, NoNameItem)
    if nobody is not None:
        return Found(index, nobody[1], 0, "dropped", "people", "")
    best: Found | None = None
    for parse in _PARSERS:
        found = parse(look, index)
        if found and (best is None or found.outer_last > best.outer_last):
            best = found
    return best or parse_unlisted(look, index)


def parse_unlisted(look: Lookup, index: int) -> Found | None:
    """A person, place or body whom no list knows: by the tagger, or by a given name and at least one more part."""
    key = look.keys[index]
    tag = look.tags[index]
    if key not in look.codebook.name_parts and tag == "O":
        return None
    end = end_of_name(look, index, titled=False)
    if end > index:
        return Found(index, end, 0, "name", "person", "", how="parts")
    end = _end_of_misspelt(look, index)
    if end > index:
        return Found(index, end, 0, "name", "person", "", how="parts")
    if key in look.codebook.closed_words or look.codebook.is_cue(key):
        return None
    if tag.endswith("LOC"):
        end = look.end_of_tag(index, "LOC")
        if end > index and not (end == index + 1 and key[0] in "وفبكل"):
            return Found(index, end, 0, "place", "place", "", how="head")
    if tag.endswith("PER") and not key.startswith(("ال", "وال", "لل", "بال")):
        end = look.end_of_tag(index, "PER")
        if end > index:
            return Found(
                index,
                end,
                int(key[0] in "وف" and key[1:] in look.codebook.name_parts),
                "name",
                "person",
                "",
                how="tagged",
            )
    return None


def _end_of_misspelt(look: Lookup, index: int) -> int:
    """Word index after a listed person's name with a slip in a later part: «فايز السراح»."""
    if look.codebook.name_parts.get(look.keys[index], (0, 0))[0] == 0 or look.keys[index] in look.codebook.closed_words:
        return index
    for end in range(min(index + 3, look.ends[index], look.size), index + 1, -1):
        words = tuple(look.keys[index:end])
        if not any(word in look.codebook.closed_words for word in words) and look.codebook.match_person(words):
            return end
    return index


def _parse_force(look: Lookup, index: int) -> Found | None:
    return parse_force(look, index, parse_governed)


_PARSERS = (
    parse_name,
    parse_counted,
    parse_people,
    parse_nation,
    parse_title,
    parse_body,
    _parse_force,
    parse_place,
    parse_area,
    parse_agreement,
    parse_media,
    parse_group,
)
