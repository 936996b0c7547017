"""Particles that Arabic writes onto a word, taken off by what is known, never blindly.

«بالهدنة» (by the truce) is ب + ال + هدنة; but «والي» (governor), «باريس» (Paris) and «كاتب» (writer) only begin with
the letters of particles. So a word that is known as it stands keeps all its letters but the article, a particle is
taken off where a known word is left, and only the article after a particle («بالـ», «وللـ») is trusted alone: hardly
any word begins so, and those that do are listed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

# و "and", ف "so"; then ب "by", ك "like", ل "for", which stand next to the noun.
CONJUNCTIONS = "وف"
PREPOSITIONS = "بكل"
ARTICLE = "ال"
# Pronouns on a noun (her, their, our, your), longest first; and the ending of the indefinite accusative.
PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "نا", "ها")
ACCUSATIVE = "ا"
# "his", told from a folded ta marbuta («رحلة») only where a t stands before it («حكومته», «قواته»).
HIS = "ه"
# A word of two letters is too short to be found in a longer one by chance; «حل» (solution) after the article is known.
LEAST = 3
# What is left of a word that loses letters at both ends, or a «ك» "like", which few words bear, is longer.
SURE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What is known of words, all folded.

    Attributes:
        whole: words that are one as they stand, names among them: nothing but the article is taken off.
        stems: words that may be left when something was taken off. Fewer: the rare names are not among them.
        closed: words of grammar (in, to, that …), which nothing is taken off and which are left by nothing.
        with_article: words whose first two letters are no article («ألمانيا», «التزام»).
        seen: what was made of written words so far (`tawatur.codebook.keys`): news repeats its words.
    """

    whole: Collection[str]
    stems: Collection[str]
    closed: Collection[str]
    with_article: Collection[str]
    seen: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)


def find_stem(word: str, lexicon: Lexicon) -> str:
    """The word without what is written onto it.

    Args:
        word: one folded word.
        lexicon: what is known.

    Returns:
        The stem; the word itself where nothing is written onto it, or nobody can tell.

    Example:
        >>> known = frozenset(("هدنه", "والي", "قوات"))
        >>> lexicon = Lexicon(known, known, frozenset(), frozenset())
        >>> [find_stem(word, lexicon) for word in ("وبالهدنه", "الوالي", "والي", "وقواته", "بالقمر", "وقمر")]
        ['هدنه', 'والي', 'والي', 'قوات', 'قمر', 'وقمر']
    """
    if word in lexicon.closed:
        return word
    if word in lexicon.whole:
        return drop_article(word, lexicon)
    rests = [rest for rest in cut_particles(word) if rest[-1:] and not (word[0] == "ك" and 0 < len(rest) < SURE)]
    for rest in rests:
        if rest in lexicon.closed:
            return rest
        stem = drop_article(rest, lexicon)
        if stem in lexicon.stems and (len(stem) >= LEAST or stem != rest):
            return stem
        ending = find_ending(rest, lexicon, SURE if rest != word else LEAST)
        if ending:
            return ending
    if not is_inflected(word, lexicon.whole):
        for rest in rests:
            if rest.startswith(ARTICLE) and len(rest) >= LEAST + len(ARTICLE):
                return drop_article(rest, lexicon)
    return drop_article(word, lexicon)


def cut_particles(word: str) -> Iterator[str]:
    """The word as it stands, then what is left without its particles, fewest letters taken off first. «لل» is ل + ل
    («لليبيا») or ل + ال («للهدنة»), which gets its article back."""
    yield word
    bases = [word]
    if len(word) > LEAST and word[0] in CONJUNCTIONS:
        bases.append(word[1:])
        yield word[1:]
    for base in bases:
        if len(base) > LEAST and base[0] in PREPOSITIONS:
            yield base[1:]
        if base.startswith("لل") and len(base) > LEAST:
            yield ARTICLE + base[2:]


def drop_article(word: str, lexicon: Lexicon) -> str:
    """The word without the article, where it has one."""
    rest = word[len(ARTICLE) :]
    if not word.startswith(ARTICLE) or word in lexicon.with_article or word in lexicon.closed:
        return word
    return rest if len(rest) >= LEAST or rest in lexicon.stems else word


def is_inflected(word: str, known: Collection[str]) -> bool:
    """Whether a word is a known one with a pronoun on it: «والدهم» is والد + هم, and not و + ال + دهم."""
    return any(
        word.endswith(pronoun) and len(word) - len(pronoun) >= LEAST and word[: -len(pronoun)] in known
        for pronoun in PRONOUNS
    )


def find_ending(word: str, lexicon: Lexicon, least: int = LEAST) -> str:
    """A known word without the pronoun or the accusative ending that is written onto it; "" where there is none.

    What has the article has no such ending.
    """
    if word.startswith(ARTICLE):
        return ""
    for ending in (*PRONOUNS, ACCUSATIVE):
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < least:
            continue
        if stem in lexicon.stems and stem not in lexicon.closed:
            return stem
        if ending != ACCUSATIVE and (opened := open_ending(stem, lexicon)):
            return opened
    return open_ending(word[:-1], lexicon) if word.endswith(HIS) and len(word) > least else ""


def open_ending(stem: str, lexicon: Lexicon) -> str:
    """A word before whose pronoun a t stands: a plural («قواتـ») or a ta marbuta («حكومتـ»); "" for all others."""
    if not stem.endswith("ت"):
        return ""
    plural = stem.endswith("ات") and len(stem) > SURE and stem[0] not in CONJUNCTIONS + PREPOSITIONS
    if stem in lexicon.stems or plural:
        return stem
    return f"{stem[:-1]}ه" if f"{stem[:-1]}ه" in lexicon.stems else ""
