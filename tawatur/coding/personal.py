"""Personal names that no list knows, told by their parts, by the title before them and by what cannot be a name."""

from __future__ import annotations

from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.items import (
    AdjectiveItem,
    AgreementItem,
    BodyItem,
    DemonymItem,
    ForceItem,
    Item,
    NameItem,
    PeopleItem,
    PlaceHeadItem,
    PortfolioItem,
    QualifierItem,
    RoleItem,
)
from tawatur.coding.lookup import Lookup

# Bearers in the table of name parts from which a word is a given name rather than a noun that is also one.
_COMMON_GIVEN = 30
_LONGEST = 5  # words of a name; longer strings of name parts are lists of names
_NEVER = (RoleItem, BodyItem, DemonymItem, ForceItem, PeopleItem, PlaceHeadItem, PortfolioItem, AgreementItem)


def end_of_name(look: Lookup, start: int, *, titled: bool, strong: bool = True) -> int:
    """Word index after a personal name that begins at `start`, or `start` where none does.

    After a title a name may be any run of one to five words that nothing speaks against, where the title is `strong`
    (it names its body or state); elsewhere its first word must be a known given name and its second a known part.
    """
    if opens_no_name(look, start):
        return start
    tagged = look.end_of_tag(start, "PER")
    if titled and tagged == start and not strong and look.keys[start] not in look.codebook.name_parts:
        return start
    if look.keys[start].startswith("ال") and look.keys[start] not in look.codebook.name_parts:
        tagged = start
    if tagged > start and look.keys[start] not in look.codebook.closed_words:
        while tagged > start and look.codebook.is_cue(look.keys[tagged - 1]):
            tagged -= 1
        if tagged > start and (titled or tagged - start > 1 or look.keys[start] in look.codebook.name_parts):
            return _end_of_surname(look, start, tagged) if tagged - start == 1 else tagged
    joiners = look.grammar["name_joiners"]
    at = start
    count = 0
    while at < look.size and count < _LONGEST:
        if at > start and not look.joined(at):
            break
        if at > start and look.gaps[at] & QUOTE and not look.gaps[start] & QUOTE:
            break
        key = look.keys[at]
        if at > start and look.gaps[start] & QUOTE and look.gaps[at] & QUOTE:
            break
        if not _may_be_part(look, at, start, titled):
            break
        at += 1
        if key not in joiners:
            count += 1
    while at > start and look.keys[at - 1] in joiners:
        at -= 1
    if titled:
        return at
    parts = look.codebook.name_parts
    given = parts.get(look.keys[start], (0, 0))[0]
    if any(_is_listed_person(look, inner, given < _COMMON_GIVEN) for inner in range(start + 1, at)):
        return start  # the tail is a listed person, and what stands before it another word: «عهد القذافي»
    return at if at - start >= 2 and given >= 3 and look.keys[start] not in look.codebook.closed_words else start


def _end_of_surname(look: Lookup, start: int, at: int) -> int:
    """The word after a given name of which the tagger saw the first word alone: «مصطفى تميرك»."""
    parts = look.codebook.name_parts
    if parts.get(look.keys[start], (0, 0))[0] < _COMMON_GIVEN or not look.joined(at) or look.gaps[at] & QUOTE:
        return at
    key = look.keys[at]
    if key in parts and not look.at(at) and key not in look.codebook.closed_words and not look.codebook.is_cue(key):
        return at + 1
    unknown = not look.at(at) and not look.codebook.find_cue(key) and key not in look.codebook.closed_words
    foreign = unknown and not key.startswith(("ال", "و", "ف", "ب", "ل", "ك", "ي", "ت", "س", "ا")) and len(key) > 3
    return at + 1 if foreign and not key.endswith(("ه", "ات", "ا")) else at


def opens_no_name(look: Lookup, start: int) -> bool:
    """«السوداني محمد الفيتوري»: a nation before a given name; «ولد الفيتوري في …»: the verb; «باسمه»."""
    key = look.keys[start]
    following = look.keys[start + 1] if look.joined(start + 1) else ""
    if key == "ولد":
        return look.opens_clause(start)
    if key.startswith("باسم"):
        return True
    if key.startswith("سي") and look.codebook.is_cue(key[1:]):
        return True
    demonym = look.of(start, DemonymItem, whole=True)
    return demonym is not None and demonym[2].definite and look.codebook.name_parts.get(following, (0, 0))[0] > 0


def _is_everyday(look: Lookup, key: str) -> bool:
    """What is left of a word without its particle is no name: «لشبكة», «بعدما»."""
    return (
        key in look.codebook.closed_words
        or key in look.codebook.cues.vehicle_heads
        or key in look.grammar["media_heads"]
    )


def _names_no_person(look: Lookup, item: Item) -> bool:
    return (
        isinstance(item, NameItem)
        and not item.weak
        and look.codebook.entries[item.id].kind in ("state", "igo", "media", "armed_group")
    )


def _is_listed_person(look: Lookup, at: int, weak_too: bool) -> bool:
    """Whether a listed person's name begins at a word; a weak name counts after a rare given name."""
    found = look.of(at, NameItem, whole=True)
    return bool(found and (weak_too or not found[2].weak) and look.codebook.entries[found[2].id].kind == "person")


def _may_be_part(look: Lookup, at: int, start: int, titled: bool) -> bool:
    key = look.keys[at]
    if key in look.grammar["name_joiners"]:
        return at > start or key in look.grammar["first_joiners"]
    if key == "الله":
        return at > start
    if at == start and key == "باسم" and titled:
        return False  # "in the name of" after a title
    if at == start and key[0] == "و" and titled and key not in look.codebook.name_parts:
        return look.tags[at].endswith("PER")  # «مقتل جندي وإصابة آخر»
    if len(key) < 2 or key.isascii() or key[0].isdigit() or key in look.codebook.closed_words:
        return False
    if look.codebook.is_cue(key) or (key[0] in "لبكف" and _is_everyday(look, key[1:])):
        return False
    if key.endswith("ا") and any(cue.sort == "participle" for cue in look.codebook.find_cue(key)):
        return key in look.codebook.name_parts  # «ورد المتحدث قائلا»
    known = look.at(at)
    if any(isinstance(entry.item, _NEVER) and not entry.skip for entry in known):
        return _surname_like(look, at, start)
    if any(isinstance(entry.item, QualifierItem | AdjectiveItem) and not entry.skip for entry in known):
        return False
    part = key in look.codebook.name_parts
    if part and at > start and any(_names_no_person(look, entry.item) for entry in known if not entry.skip):
        return False
    if part:
        return True
    if known and any(isinstance(entry.item, NameItem) and not entry.item.weak for entry in known):
        return False
    if key[0] == "و" and key[1:] in look.codebook.name_parts:
        return False  # "and" with the next name
    if not titled:
        # «حامد رافع الخيالي»: after two known parts a word of relation may close the name
        return at >= start + 2 and key.startswith("ال") and key.endswith("ي") and len(key) > 5 and not known
    if not _looks_like_name(key):
        return False
    if at == start and key[0] in "بل" and (key.endswith("ه") or not look.tags[at].endswith("PER")):
        return False  # «تعهد الرئيس بملاحقة …»: a noun with its preposition
    # A family name with the article needs a known given name before it; a second unknown foreign word is allowed once.
    if key.startswith("ال"):
        return at > start and look.codebook.name_parts.get(look.keys[at - 1], (0, 0))[0] > 0
    return at == start or look.keys[at - 1] in look.codebook.name_parts or at == start + 1


def _surname_like(look: Lookup, at: int, start: int) -> bool:
    """A demonym or title that stands as a family name («صالح المصري»): only after a first name."""
    if at == start or not look.keys[at].startswith("ال"):
        return False
    parts = look.codebook.name_parts.get(look.keys[at], (0, 0))
    return parts[1] >= 3 and not look.of(at, RoleItem)


# First letters of words that are no names: particle with article, verbs of the tenth and fifth form.
_NO_NAME_HEADS = ("لل", "بال", "كال", "وال", "فال", "ول", "فل", "لا", "است", "وب", "متف", "يت", "تت")
# First letters of foreign names that look like verbs of the third person: Yu, Ya, Tu, Tsch, Ti …
_FOREIGN_HEADS = ("يو", "يا", "ين", "يي", "تو", "تش", "تي", "تر", "تا", "تس")
# Endings of plurals, verbs, feminine adjectives and pronouns: -at, -un, -ha, -hum …
_NO_NAME_TAILS = ("ات", "ون", "وا", "ها", "هم", "هما", "نا", "ته", "تهم", "ايه", "يين", "ت")


def _looks_like_name(key: str) -> bool:
    """Whether an unknown word after a title may be part of a name: no verb, feminine adjective, plural or particle.

    Names of Arab people stand in the table of parts; what is left are foreign names, which take none of these shapes.
    """
    if key.startswith(_NO_NAME_HEADS) or key.endswith(_NO_NAME_TAILS):
        return False
    if key.startswith("ال"):
        return len(key) > 4 and not key.endswith("ه")
    if key[0] in "يت" and not key.startswith(_FOREIGN_HEADS):
        return False
    return len(key) >= 3
