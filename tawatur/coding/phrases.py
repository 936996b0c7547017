"""Noun phrases that name somebody.

The grammar is that of Arabic construct phrases: head, complement, adjectives. What may combine stands in the codebook;
in the `phrase_*` modules stands only the order. Each function reads at a word index and returns a `Found` or None; here
the longest wins.
"""

from __future__ import annotations

from tawatur.codebook.items import NoNameItem
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.personal import end_of_name, opens_no_name
from tawatur.coding.phrase_agreements import parse_agreement
from tawatur.coding.phrase_bodies import parse_body, parse_state
from tawatur.coding.phrase_forces import parse_force
from tawatur.coding.phrase_groups import parse_group
from tawatur.coding.phrase_names import parse_media, parse_name
from tawatur.coding.phrase_people import parse_counted, parse_nation, parse_people
from tawatur.coding.phrase_places import parse_area, parse_place
from tawatur.coding.phrase_titles import parse_governed, parse_title

# Bearers from which a word joined by "and" is a given name.
_GIVEN = 30


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
    if opens_no_name(look, index):
        return None
    skip = _joined_by_and(look, index)
    if key not in look.codebook.name_parts and tag == "O" and not skip:
        return None
    end = end_of_name(look, index, titled=False)
    if end == index and skip:
        end = _end_after_and(look, index)
    if end > index:
        return Found(index, end, skip, "name", "person", "", how="parts")
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
            return Found(index, end, skip, "name", "person", "", how="tagged")
    return None


def _joined_by_and(look: Lookup, index: int) -> int:
    """1 where the first letter of a personal name is "and": «وعبير عيسى», «سالم وإيتمار»."""
    key, parts = look.keys[index], look.codebook.name_parts
    if key[0] not in "وف" or len(key) < 4 or key in parts:
        return 0
    listed = index > 0 and look.tags[index - 1].endswith("PER") and look.tags[index].endswith("PER")
    return int(key[1:] in parts or (listed and key[0] == "و"))


def _end_after_and(look: Lookup, index: int) -> int:
    """Word index after a name whose given name is written together with "and"; at least a given name and a surname."""
    parts, key = look.codebook.name_parts, look.keys[index]
    if parts.get(key[1:], (0, 0))[0] < _GIVEN or key in look.codebook.closed_words or look.codebook.is_cue(key):
        return index
    at = index + 1
    while look.joined(at) and at - index < 4 and not look.at(at):
        known = parts.get(look.keys[at])
        if known is None or look.keys[at] in look.codebook.closed_words or look.codebook.is_cue(look.keys[at]):
            break
        at += 1
    return at if at - index >= 2 else index


def _end_of_misspelt(look: Lookup, index: int) -> int:
    """Word index after a listed person's name with a slip in a later part: «فايز السراح»."""
    given = look.codebook.name_parts.get(look.keys[index], (0, 0))[0]
    if given < _GIVEN:
        return index
    for end in range(min(index + 3, look.ends[index], look.size), index + 1, -1):
        words = tuple(look.keys[index:end])
        if not any(word in look.codebook.closed_words for word in words[1:]) and look.codebook.match_person(words):
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
