"""From the codebook's files to the automaton over names, titles, bodies and demonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tawatur.arabic.fold import fold_key
from tawatur.codebook.automaton import Automaton
from tawatur.codebook.items import (
    AdjectiveItem,
    AgreementItem,
    BodyItem,
    DemonymItem,
    DirectionItem,
    Entry,
    ForceItem,
    MediumItem,
    NameItem,
    PeopleItem,
    PlaceHeadItem,
    PortfolioItem,
    QualifierItem,
    RoleItem,
)

Data = Mapping[str, Any]
# "site", "platform", "account" before the name of a medium is no part of its form.
_NO_HEADS = frozenset(("موقع", "منصة", "حساب", "تطبيق"))
# Nouns after which a medium's own name stands.
_MEDIA_NOUNS = frozenset(("صحيفة", "جريدة", "قناة", "إذاعة", "مجلة", "شبكة", "تلفزيون", "وكالة"))
# A one-word name of two letters or fewer is never a name by itself in running text.
_SHORTEST_NAME = 3


def compile_grammar(data: Data) -> dict[str, frozenset[str]]:
    """The closed lists of grammar.yml by name: words folded, lemmas letter by letter."""
    words = {name: frozenset(fold_key(str(word)) for word in row) for name, row in data["words"].items()}
    return words | {name: frozenset(str(lemma) for lemma in row) for name, row in data["lemmas"].items()}


def with_article(form: str) -> tuple[str, ...]:
    """A bare noun and the same with the article; a form that carries one already, or has several words, stays."""
    if " " in form or form.startswith("ال"):
        return (form,)
    return form, "ال" + form


def is_definite(form: str) -> bool:
    """Whether some word of the form carries the article."""
    return any(word.startswith("ال") for word in form.split())


def add_entities(automaton: Automaton, entries: dict[str, Entry], data: Data) -> None:
    """Actors, people, media, igos, organisations and agreements."""
    for name, content in data.items():
        room = name.split("/")[0]
        if room not in ("actors", "people", "media", "igos", "organisations", "agreements"):
            continue
        rows = content if isinstance(content, list) else content.get("entries", [])
        for row in rows:
            add_entity(automaton, entries, row)


def add_entity(automaton: Automaton, entries: dict[str, Entry], row: Data) -> None:
    """One listed entity with its strong and weak names."""
    loaded = row.get("loaded") or {}
    names = [str(name) for name in row.get("names") or ()]
    weak = [str(name) for name in row.get("weak") or ()]
    person = row["kind"] == "person"
    parts = {fold_key(name).split()[-1] for name in (*names, *weak)} if person else set()
    entries[row["id"]] = Entry(
        id=row["id"],
        kind=row["kind"],
        en=row["en"],
        state=row.get("state") or "",
        near=tuple(row.get("near") or ()),
        leader=row.get("leader") or "",
        roles=tuple(
            (str(r["role"]), str(r.get("of") or ""), int(r.get("from") or 0), int(r.get("until") or 0))
            for r in row.get("roles") or ()
        ),
        parts=tuple(sorted(parts)),
    )
    for name in names:
        if "سابقا" in name.split():  # "formerly": no part of a name
            continue
        if row["kind"] in ("media", "organisation") and name.split()[0] in _NO_HEADS and len(name.split()) > 1:
            continue
        automaton.add(name, NameItem(row["id"], len(fold_key(name)) < _SHORTEST_NAME, str(loaded.get(name, ""))))
        head, _, bare = name.partition(" ")
        if row["kind"] == "media" and head in _MEDIA_NOUNS and bare.startswith("ال"):
            automaton.add(bare, MediumItem(row["id"]))
    for name in weak:
        automaton.add(name, NameItem(row["id"], True, str(loaded.get(name, ""))))
    for name in loaded:
        if name not in names and name not in weak:
            automaton.add(str(name), NameItem(row["id"], True, str(loaded[name])))


def add_states(automaton: Automaton, entries: dict[str, Entry], rows: Iterable[Data]) -> None:
    """States with their names, capitals and demonyms."""
    for row in rows:
        state = row["id"]
        entries[state] = Entry(id=state, kind="state", en=row["en"], state=state)
        for name in row.get("names") or ():
            automaton.add(name, NameItem(state))
        for name in row.get("weak") or ():
            automaton.add(name, NameItem(state, True))
        capital = row.get("capital") or {}
        for seat in (capital, *(row.get("seats") or ())):
            if not seat:
                continue
            entries.setdefault(
                seat["id"], Entry(id=seat["id"], kind="place", en=seat.get("en") or seat["id"], state=state)
            )
            for name in seat.get("names") or ():
                automaton.add(name, NameItem(seat["id"]))
            for name in seat.get("weak") or ():
                automaton.add(name, NameItem(seat["id"], True))
        adjectives = row.get("adjectives") or {}
        doubtful = set(adjectives.get("weak") or ())  # also other words («مالي» financial): left to the state's name
        for form in adjectives.get("forms") or ():
            if form in doubtful:
                continue
            for spelled in with_article(form):
                automaton.add(spelled, DemonymItem(state, is_definite(spelled)))
        for form in row.get("people") or ():
            for spelled in with_article(form):
                automaton.add(spelled, DemonymItem(state, is_definite(spelled), True))


# Titles in the singular that end as plurals do, folded: secretary, major general, commandant, sultan, prisoner,
# assistant, artist, bishop, staff, captain.
_SINGULAR = frozenset(("امين", "لواء", "كومندان", "سلطان", "سجين", "معاون", "فنان", "مطران", "اركان", "ربان"))


# Plurals of titles that no ending tells: leaders, ambassadors, princes, kings, soldiers, officers, members, deputies.
# fmt: off
_BROKEN = frozenset((
    "قاده", "زعما", "سفرا", "امرا", "ملوك", "جنود", "ضباط", "اعضا", "نواب", "خبرا", "قضاه", "اطبا",
    "مدرا", "حكام", "شيوخ", "مشايخ", "علما", "عمدا", "نشطا", "عمال", "كتاب", "ايمه", "طيارو", "مسيولو",
    "ممثلو", "مبعوثو", "قياديو", "مقاتلو", "مسلحو", "مقاتلي", "مسلحي", "مسيولي", "ممثلي", "قياديي",
    "موظفو", "موظفي", "مستشارو", "مستشاري", "افراد", "عناصر", "وكلا", "روسا",
))
# fmt: on


def add_roles(automaton: Automaton, data: Data) -> None:
    """Titles and the adjectives that stand inside them."""
    for row in data["roles"]:
        for form in row["forms"]:
            for spelled in with_article(form):
                first = fold_key(form).split()[0]
                singular = first.removeprefix("ال") in _SINGULAR
                broken = first.removeprefix("ال") in _BROKEN
                automaton.add(
                    spelled,
                    RoleItem(
                        lemma=row["lemma"],
                        sort=row["class"],
                        en=row.get("en") or "",
                        leads=bool(row.get("leads")),
                        plural=not singular
                        and (
                            broken
                            or first.endswith(("ون", "ين", "ان", "وا", "اء"))
                            or first.startswith(("روسا", "وزرا"))
                        ),
                        definite=is_definite(spelled),
                        feminine=fold_key(form).split()[0].endswith("ه"),
                        links=tuple(fold_key(str(link)) for link in row.get("links") or ()),
                        weak=bool(row.get("weak")),
                    ),
                )
    for row in data.get("qualifiers") or ():
        for form in row["forms"] if isinstance(row, dict) else [row]:
            for spelled in with_article(form):
                automaton.add(spelled, QualifierItem())


def add_bodies(automaton: Automaton, data: Data) -> None:
    """Heads of institutions and the portfolios of ministries."""
    for row in data["institutions"]:
        for words in row["words"]:
            form = words if isinstance(words, str) else " ".join(words)
            for spelled in with_article(form):
                definite = is_definite(spelled)
                automaton.add(
                    spelled,
                    BodyItem(
                        row["id"],
                        row["kind"],
                        row["en"],
                        bool(row.get("alone")) and definite,
                        definite,
                        bool(row.get("weak")),
                        tuple(row.get("takes") or ()),
                    ),
                )
    for row in data["portfolios"]:
        for form in row["words"]:
            automaton.add(form, PortfolioItem(row["id"], row["en"], bool(row.get("alone"))))


def add_groups(automaton: Automaton, data: Data) -> None:
    """Heads of armed groups, nouns for unnamed people, and adjectives without identity."""
    for row in data["forces"]:
        for form in row["forms"]:
            for spelled in with_article(form):
                automaton.add(
                    spelled,
                    ForceItem(
                        row["lemma"],
                        row.get("en") or "",
                        is_definite(spelled),
                        bool(row.get("weak")),
                        row.get("kind") or "armed_group",
                        row.get("sort") or "formation",
                    ),
                )
    for row in data["people"]:
        for form in row["forms"]:
            if form.split()[-1] in ("في", "من", "داخل", "على", "إلى", "ب", "ل"):
                continue  # the grammar joins what they belong to
            for spelled in with_article(form):
                automaton.add(
                    spelled,
                    PeopleItem(
                        row["lemma"],
                        row["class"],
                        row["en"],
                        bool(row.get("speaks", True)),
                        is_definite(spelled),
                        _is_plural(fold_key(form)),
                        bool(row.get("weak")),
                    ),
                )
    for row in data["adjectives"]:
        for form in row["forms"] if isinstance(row, dict) else [row]:
            for spelled in with_article(form):
                automaton.add(spelled, AdjectiveItem(is_definite(spelled)))


_PLURAL = re.compile(
    r"(?:ون|ين|ات|اء|ا[وي])(?:$| )|^(?:مصادر|شهود|سكان|نواب|اوساط|دواير|اطراف|نشطا|خبرا|ابنا|عناصر|جنود|اسري|جرحي|قتلي)"
)


def _is_plural(key: str) -> bool:
    return bool(_PLURAL.search(key.split(" ")[0]))


def add_agreement_heads(automaton: Automaton, rows: Iterable[Data]) -> None:
    """Nouns from which agreements are composed in text."""
    for row in rows:
        for form in row["forms"]:
            if form[:1] == "ل" and form[1:] in row["forms"]:
                continue  # the particle is cut where words are looked up
            for spelled in with_article(form):
                automaton.add(spelled, AgreementItem(row["lemma"], row.get("en") or "", is_definite(spelled)))


def add_place_words(automaton: Automaton, data: Data) -> None:
    """Nouns before place names, and directions."""
    for form in data["heads"]:
        for spelled in with_article(form):
            automaton.add(spelled, PlaceHeadItem(form))
    for form in data["directions"]:
        for spelled in with_article(form):
            automaton.add(spelled, DirectionItem(form, is_definite(spelled)))
