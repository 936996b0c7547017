"""Complete `states.yml`: write out the forms of each state's adjective, add names of CLDR, find capitals.

A person writes the names, the stem of the adjective and the broken plurals; this script writes the regular forms
beside them, so that the file shows an Arabist every word that will be matched. It never takes anything away that
stands in the file, but for `adjectives.forms` and `people`, which it composes anew from `stem`, `others`,
`irregular`. Running it twice changes nothing.

Run: `python -m tawatur.codebook.build.states` (needs Babel).

Source: Arabic territory names of CLDR by Babel (Unicode licence); everything else is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from tawatur.arabic.fold import fold_key
from tawatur.codebook.build import Row, find_point, make_slug

STATES_PATH = Path(__file__).resolve().parent.parent / "states.yml"

Entry = dict[str, Any]

# What a relational adjective (nisba) in -ī takes: feminine, sound plurals (nominative, oblique), feminine
# plural, dual (masculine nominative, feminine nominative and oblique; the masculine oblique is written like
# the oblique plural), and the accusative alef of "called Turkish (forces)".
ENDINGS = ("", "ة", "ون", "ين", "ات", "ان", "تان", "تين", "ا")
PEOPLE = ("ون", "ين")  # sound masculine plural, nominative and oblique: "the Libyans"
ARTICLE = "ال"  # the


def inflect_adjective(stem: str) -> list[str]:
    """Every written form of a relational adjective, without the article.

    In a stem of several words ("North Korean") each word that ends in ya agrees. There the article stands on each
    word, or only on the first, so both ways are listed as well.

    Example:
        >>> inflect_adjective("ليبي")[:4]
        ['ليبي', 'ليبية', 'ليبيون', 'ليبيين']
    """
    words = stem.split()
    forms = [" ".join(w + end if w.endswith("ي") else w for w in words) for end in ENDINGS]
    if len(words) > 1:
        plain = forms[:-1]  # an accusative in alef is never definite
        forms += [" ".join(ARTICLE + w for w in form.split()) for form in plain]
        forms += [ARTICLE + form for form in plain]
    return forms


def list_unique(words: Iterable[str], *, but: frozenset[str] = frozenset()) -> list[str]:
    """The words in order, one for each folded key, without those whose key stands in `but`."""
    seen = set(but)
    kept = []
    for word in words:
        key = fold_key(word)
        if key not in seen:
            seen.add(key)
            kept.append(word)
    return kept


def complete_state(entry: Entry, names: frozenset[str]) -> Entry:
    """The entry with `adjectives.forms` and `people` written out.

    Args:
        entry: one state of `states.yml`.
        names: folded keys of the names of all states. An accusative like "تركيا" (Turkish) that is written
            as a state's name is left to the name. A stem that is the name itself (جيبوتي, Djibouti) stays:
            with the article it is the adjective.
    """
    adjectives = entry.get("adjectives")
    if not adjectives:
        return entry
    stems = [adjectives["stem"], *adjectives.get("others", [])]
    irregular = adjectives.get("irregular", [])
    regular = [form for stem in stems for form in inflect_adjective(stem)]
    regular = [form for form in regular if not (form.endswith(ENDINGS[-1]) and fold_key(form) in names)]
    weak = frozenset(map(fold_key, adjectives.get("weak", [])))
    sound = [" ".join(w + end if w.endswith("ي") else w for w in stem.split()) for stem in stems for end in PEOPLE]
    return {
        **entry,
        "adjectives": {**adjectives, "forms": list_unique([*regular, *irregular])},
        "people": list_unique([*irregular, *sound], but=weak),
    }


def read_cldr_names() -> dict[str, str]:
    """Arabic territory names of CLDR by ISO code, without vowel marks."""
    from babel import Locale

    territories = Locale("ar").territories
    return {
        code: re.sub("[\u064b-\u0652\u200e\u200f]", "", name) for code, name in territories.items() if len(code) == 2
    }


def add_cldr_names(entry: Entry, cldr: dict[str, str]) -> Entry:
    """The entry with CLDR's Arabic name, where it stands in none of its lists yet."""
    name = cldr.get(entry.get("iso", ""), "")
    known = {fold_key(n) for n in [*entry["names"], *entry.get("weak", [])]}
    if not name or fold_key(name) in known or not re.fullmatch("[ء-ي ]+", name):
        return entry  # names with brackets or dashes are no news names
    return {**entry, "names": [*entry["names"], name]}


def complete_states(entries: list[Entry], cldr: dict[str, str]) -> list[Entry]:
    """All entries completed."""
    entries = [add_cldr_names(entry, cldr) for entry in entries]
    names = frozenset(fold_key(n) for entry in entries for n in [*entry["names"], *entry.get("weak", [])])
    return [complete_state(entry, names) for entry in entries]


def dump_entry(entry: Entry) -> str:
    """One entry as YAML, with no name broken over two lines."""
    glued = _replace_spaces(entry, " ", "\u00a0")
    text: str = yaml.safe_dump([glued], allow_unicode=True, default_flow_style=None, sort_keys=False, width=110)
    return text.replace("\u00a0", " ")


def _replace_spaces(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {_replace_spaces(k, old, new): _replace_spaces(v, old, new) for k, v in value.items()}
    if isinstance(value, list):
        return [_replace_spaces(v, old, new) for v in value]
    return value.replace(old, new) if isinstance(value, str) else value


def write_states(entries: list[Entry], path: Path = STATES_PATH) -> None:
    """Write the entries below the head (comment lines) that the file has."""
    head = re.match(r"(?:#.*\n|\n)*", path.read_text(encoding="utf-8"))
    blocks = [dump_entry(entry) for entry in entries]
    path.write_text((head.group(0) if head else "") + "\n".join(blocks), encoding="utf-8", newline="\n")


def find_capitals(states: list[Entry], towns: dict[int, Entry], present: set[str]) -> list[Row]:
    """Capitals and seats of government as rows of the gazetteer, with coordinates from GeoNames.

    Args:
        states: entries of `states.yml`.
        towns: towns of GeoNames by number.
        present: ids of cities that `places.yml` describes; they are left to it.

    Raises:
        ValueError: if GeoNames has no town of that name in the state.
    """
    by_name: dict[tuple[str, str], list[Entry]] = {}
    iso = {state["iso"]: state["id"] for state in states if "iso" in state}
    for town in towns.values():
        for key in {make_slug(name) or fold_key(name) for name in (town["name"], *town["alternatenames"])}:
            by_name.setdefault((iso.get(town["countrycode"], ""), key), []).append(town)
    cities = {
        city["id"]: (state, city)
        for state in reversed(states)
        for city in [*state.get("seats", []), state.get("capital")]
        if city and city["id"] not in present
    }
    rows = []
    for state, city in cities.values():
        within: str = state.get("within") or state["id"]
        plain = city["en"].removesuffix(" City")
        keys = [make_slug(city["en"]), make_slug(plain), *map(fold_key, city["names"])]
        named = next((found for key in keys if (found := by_name.get((within, key)))), None)
        if named is None:
            raise ValueError(f"GeoNames has no {city['en']} in {within}")
        town = max(named, key=lambda t: int(t["population"]))
        shared = frozenset(map(fold_key, city.get("shared", [])))
        row = Row(
            id=city["id"],
            en=city["en"],
            state=state["id"],
            type="city",
            names=tuple(list_unique(city["names"], but=shared)),
            weak=(*city.get("weak", []), *city.get("shared", [])),
            point=find_point(town),
            population=int(town["population"]),
            key=int(town["geonameid"]),
        )
        rows.append(row)
    return rows


def main() -> None:
    """Rewrite `states.yml` in place."""
    entries = yaml.safe_load(STATES_PATH.read_text(encoding="utf-8"))
    write_states(complete_states(entries, read_cldr_names()))


if __name__ == "__main__":
    main()
