"""Whether a text is in Arabic, and in which language if it is not: by its letters and its function words.

It does not tell dialects apart, and it does not judge a text of a few words: a headline without any function word of
another language passes. Latin names and an English caption in an Arabic article pass too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from tawatur.errors import InputError

# Code points that are looked at. A news article of 1,700 is read whole; a long one shows its language much sooner.
SAMPLE = 10_000
# An Arabic article may be this foreign: of its letters, at least this share is in Arabic script. A brief of 200 letters
# under an English caption of 150 still passes; an English article with a translated quotation does not.
MIN_SCRIPT_SHARE = 0.4
# Where the rest is no prose (a page's script, a list of names), this much is enough: seven articles of 26,887 on the
# development corpus end in a poll whose script is twice as long as they are.
MIN_SCRIPT_SHARE_IN_CODE = 0.2
# Another language in Arabic script needs this much of its own before Arabic is doubted: names such as گوگل and چاد,
# and single words ("به", "مي"), stay below it.
MIN_FOREIGN = 0.06
MIN_WORDS = 15  # below this one foreign name decides too much: letters say nothing, function words alone do
LETTER_WEIGHT = 2.0  # peculiar letters are a twentieth of the letters of Persian or Urdu: they count double

_NOISE = re.compile(r"https?://\S+ | www\.\S+ | \S{1,64}@\S+ | <[^<>\n]{1,300}> | &\#?\w{1,8};", re.VERBOSE)
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc]")
_WORD = re.compile(r"[^\W\d_]+")


class Language(msgspec.Struct, frozen=True):
    """A language as `languages.yml` describes it."""

    id: str
    script: str
    words: frozenset[str]
    prefixes: tuple[str, ...] = ()
    letters: str = ""


class Knowledge(msgspec.Struct, frozen=True):
    """Scripts with their letters, and the languages of each."""

    scripts: dict[str, re.Pattern[str]]
    languages: tuple[Language, ...]


def require_arabic(text: str) -> None:
    """Raise where a text is not in Arabic.

    Raises:
        InputError: `ingest.no-letters`, or `ingest.not-arabic` with the `language` it reads as: an id of
            `languages.yml`, or the name of a script that it knows no language of.
    """
    language = sniff_language(text)
    if language == "":
        raise InputError("ingest.no-letters")
    if language != "ar":
        raise InputError("ingest.not-arabic", language=language)


def sniff_language(text: str) -> str:
    """The language of a text: an id of `languages.yml`, else the name of its script, or "" where it has no letters.

    Example:
        >>> sniff_language("قال الوزير إن الاتفاق سيوقع غدا"), sniff_language("وزیر گفت که این توافق امضا شده است")
        ('ar', 'fa')
    """
    known = load_languages()
    sample = _clean(text)
    words = _WORD.findall(sample)
    total = sum(map(len, words))
    if not total:
        return ""
    arabic = _count_letters(sample, "arabic")
    if arabic >= total * MIN_SCRIPT_SHARE:
        return _tell_arabic(sample, words, arabic)
    counts = {script: _count_letters(sample, script) for script in known.scripts if script != "arabic"}
    script = max(counts, key=counts.__getitem__) if any(counts.values()) else "other"
    words = [word.lower() for word in words]
    scores = {lang.id: _share(lang, words) for lang in known.languages if lang.script == script}
    best = max(scores, key=scores.__getitem__, default="")
    if best and scores[best] >= MIN_FOREIGN:
        return best
    return _tell_arabic(sample, words, arabic) if arabic >= total * MIN_SCRIPT_SHARE_IN_CODE else script


def weigh_grammar(text: str) -> float:
    """How much grammar of a language in Arabic script a text shows: 0.0 where few of its letters are Arabic.

    The share of words that are function words of the language that fits best, or bear the Arabic article.
    """
    sample = _clean(text)
    words = _WORD.findall(sample)
    if _count_letters(sample, "arabic") < sum(map(len, words)) * MIN_SCRIPT_SHARE:
        return 0.0
    return max(_share(lang, words) for lang in load_languages().languages if lang.script == "arabic")


@lru_cache(maxsize=1)
def load_languages() -> Knowledge:
    """The tables of `languages.yml`, read once."""
    source: dict[str, Any] = yaml.safe_load((files("tawatur.ingest") / "languages.yml").read_text("utf-8"))
    return Knowledge(
        {name: re.compile(f"[{letters}]+") for name, letters in source["scripts"].items()},
        tuple(
            Language(
                entry["id"],
                entry["script"],
                frozenset(entry["words"]),
                tuple(entry.get("prefixes", ())),
                entry.get("letters", ""),
            )
            for entry in source["languages"]
        ),
    )


def _tell_arabic(sample: str, words: list[str], letters: int) -> str:
    """Arabic, or the other language in Arabic script that has more of its own in the text than Arabic has."""
    scores = {}
    for lang in load_languages().languages:
        if lang.script == "arabic":
            scores[lang.id] = _share(lang, words)
            if len(words) >= MIN_WORDS:
                scores[lang.id] += LETTER_WEIGHT * sum(map(sample.count, lang.letters)) / letters
    arabic = scores.pop("ar")
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > max(arabic, MIN_FOREIGN) else "ar"


def _clean(text: str) -> str:
    """The sample that is judged: without addresses, tags, entities and vowel marks."""
    sample = text[:SAMPLE]
    if any(sign in sample for sign in ("://", "www.", "@", "<", "&")):
        sample = _NOISE.sub(" ", sample)
    return _MARKS.sub("", sample)


def _count_letters(sample: str, script: str) -> int:
    return sum(map(len, load_languages().scripts[script].findall(sample)))


def _share(lang: Language, words: list[str]) -> float:
    if not words:
        return 0.0
    if not lang.prefixes:
        return sum(map(lang.words.__contains__, words)) / len(words)
    return sum(word in lang.words or (len(word) > 4 and word.startswith(lang.prefixes)) for word in words) / len(words)
