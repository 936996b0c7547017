"""Whom the phrases of an article mean: one entity for each person, body, group, place and agreement.

Strong names settle first; then weak ones by the company they keep, unlisted people by their parts, surnames, bodies without a
state by what was named before, and titles by who holds them. Nothing is settled by knowledge of the world beyond the codebook.
"""

from __future__ import annotations

from collections import Counter

from tawatur.arabic.similar import same_name, same_word
from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.automaton import cut_particles
from tawatur.codebook.items import PeopleItem, PlaceHeadItem
from tawatur.codebook.load import Codebook
from tawatur.coding.found import Found
from tawatur.coding.latin import write_latin, write_slug
from tawatur.coding.lookup import Lookup


class Settled:
    """The settled phrases of one article.

    Attributes:
        phrases: all phrases that mean somebody, in order of their first word; those inside others included.
        kinds, names: kind and English name of each entity id.
        main_state: the state that the article names most, or "".
    """

    def __init__(self, look: Lookup, phrases: list[Found]) -> None:
        self.look = look
        self.codebook: Codebook = look.codebook
        self.phrases: list[Found] = []
        self.kinds: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.states: dict[str, str] = {}
        self.people: dict[str, list[tuple[str, ...]]] = {}
        self.main_state = ""
        self.order: list[Found] = []
        flat = _flatten(phrases)
        self.present = self._count_present(flat)
        self.main_state = _main_state(self.present, flat)
        self.last_place_end = -1
        for phrase in flat:
            self._settle_name(phrase)
            if phrase.id and phrase.kind == "place":
                self.last_place_end = phrase.last
        flat += self._find_surnames(flat)
        flat.sort(key=lambda phrase: (phrase.first, -phrase.last))
        flat += self._find_own_country(flat)
        flat += self._find_pointing(flat)
        flat.sort(key=lambda phrase: (phrase.first, -phrase.last))
        self.order = flat
        self._settle_rest(flat)
        self.phrases = [phrase for phrase in flat if phrase.id]

    # -- names ---------------------------------------------------------------------------------------------------

    def _count_present(self, flat: list[Found]) -> Counter[str]:
        """How often each listed entity, and each state through its people, bodies and places, is named without doubt."""
        present: Counter[str] = Counter()
        for phrase in flat:
            if phrase.id and not phrase.weak:
                present[phrase.id] += 1
            if phrase.state and (not phrase.weak or phrase.sort in ("people", "title", "body")):
                present[phrase.state] += 1
            if phrase.capital_of:
                present[phrase.capital_of] += 1
        return present

    def _settle_name(self, phrase: Found) -> None:
        if phrase.sort in ("name", "place") and phrase.alternatives:
            self._choose(phrase)
        if phrase.kind == "person" and phrase.sort == "name" and not phrase.id:
            self._name_person(phrase)
        elif phrase.sort == "place" and not phrase.id and phrase.how == "head":
            words = self.look.keys[phrase.first : phrase.last]
            if look_head(self.look, phrase) and len(words) > 1:
                words = words[1:]
            phrase.en = write_latin(" ".join(words))
            phrase.id = "place-" + write_slug(phrase.en)
        elif phrase.sort == "place" and not phrase.id and phrase.how == "side" and self.main_state:
            phrase.id, phrase.en = f"{self.main_state}:{phrase.role}", f"{phrase.role} {self.main_state}"
        if phrase.capital_of and phrase.sort == "place":
            self._part_capital(phrase)
        self._remember(phrase)

    def _choose(self, phrase: Found) -> None:
        """Among homonyms, the one whose state, namesakes and neighbours the article names most; weak names need some."""
        best, best_score = "", -1.0
        for rank, id_ in enumerate(phrase.alternatives):
            score = self._company(phrase, id_) - 0.01 * rank
            if score > best_score:
                best, best_score = id_, score
        if phrase.weak and best_score < 1:
            phrase.id, phrase.alternatives = "", ()
            if phrase.kind != "person" or phrase.role_words is None:
                phrase.sort = "dropped"
            return
        entry = self.codebook.entries[best]
        phrase.id, phrase.en = entry.id, entry.en
        if phrase.sort not in ("place", "force"):
            phrase.kind = entry.kind
        phrase.state = phrase.state or entry.state

    def _company(self, phrase: Found, id_: str) -> float:
        """What speaks for one bearer of a name: its full name, its neighbours, its state, its title, the tagger."""
        entry = self.codebook.entries[id_]
        tag = self.look.tags[phrase.first]
        score = self.present[id_] * 3.0
        if entry.kind == "person":
            if tag.endswith("PER"):
                score += 1.0 + min(self.present[entry.state], 3) * 0.5
            if phrase.role_words is not None:
                score += 5 if phrase.state and phrase.state == entry.state else 1
            return score + (0.3 * min(self.present[entry.state], 3) if entry.state else 0)
        if entry.kind in ("place", "state"):
            company = self.present[entry.state] if entry.state and entry.state != id_ else 0
            company += sum(self.present[near] for near in entry.near)
            if (
                phrase.common
                and id_ in self.codebook.small_places
                and not (tag.endswith("LOC") or phrase.how == "head" or self._after_place_word(phrase))
            ):
                return score + min(company, 3) * 0.2
            return score + company + (1.0 if tag.endswith("LOC") else 0)
        if (
            phrase.weak
            and self.main_state
            and entry.state
            and self.main_state != entry.state
            and self.main_state not in entry.near
        ):
            return score
        return (
            score + sum(self.present[near] for near in entry.near) + (self.present[entry.state] if entry.state else 0)
        )

    def _after_place_word(self, phrase: Found) -> bool:
        """Whether a preposition of place or a noun like «مدينة» stands before a name or in its phrase."""
        if phrase.bare is not None or self.look.keys[phrase.first][: phrase.skip].endswith("ب"):
            return True
        if self.look.keys[phrase.first][: phrase.skip] == "و" and self.last_place_end == phrase.first:
            return True
        before = self.look.keys[phrase.first - 1] if phrase.first else ""
        return before in _IN and not self.look.gaps[phrase.first] & ~QUOTE

    def _part_capital(self, phrase: Found) -> None:
        """A capital's name is the place after a preposition of place or a head; elsewhere it stands for its state."""
        look = self.look
        if (
            phrase.how != "codebook"
            or look.keys[phrase.first] in ("مدينه", "العاصمه")
            or phrase.last - phrase.first > 1
        ):
            return
        before = look.keys[phrase.first - 1] if phrase.first and not look.gaps[phrase.first] & ~QUOTE else ""
        cut = look.keys[phrase.first][: phrase.skip]
        if before in _IN or cut.endswith("ب") or before in _ARRIVALS:
            return
        if phrase.first == 0 or look.gaps[phrase.first] & 128:  # a dateline at the head of a paragraph
            following = look.gaps[phrase.last] if phrase.last < look.size else 0
            if following & (2 | 4 | 16):
                return
        if phrase.capital_of == self.main_state and not self._beside_cue(phrase):
            return  # in the state that the article is about, the city is mostly meant: «في صنعاء», «دخلت طرابلس»
        phrase.id, phrase.kind = phrase.capital_of, "state"
        phrase.en = self.codebook.entries[phrase.id].en
        phrase.state = phrase.id

    def _beside_cue(self, phrase: Found) -> bool:
        """Whether a reporting verb stands right before or after: «أعلنت دمشق», «بغداد تقول»."""
        keys = self.look.keys
        around = keys[max(0, phrase.first - 1) : phrase.first] + keys[phrase.last : phrase.last + 1]
        return any(cue.sort in ("perfect", "imperfect") for key in around for cue in self.codebook.find_cue(key))

    # -- people --------------------------------------------------------------------------------------------------

    def _name_person(self, phrase: Found) -> None:
        """An unlisted or misspelt person: one already met, a listed one with one slip, or a new one."""
        parts = _name_parts(self.look, phrase)
        for id_, known in self.people.items():
            if any(same_name(parts, other) or (len(parts) == 1 and same_word(parts[0], other[-1])) for other in known):
                phrase.id = id_
                phrase.en = self.names[id_]
                known.append(parts)
                return
        listed = self.codebook.match_person(parts)
        if listed:
            phrase.id, phrase.en = listed, self.codebook.entries[listed].en
            phrase.state = phrase.state or self.codebook.entries[listed].state
        else:
            phrase.en = write_latin(" ".join(parts), self.codebook.latin_of(parts))
            phrase.id = "person-" + write_slug(phrase.en)
        self.people.setdefault(phrase.id, []).append(parts)

    def _remember(self, phrase: Found) -> None:
        if not phrase.id:
            return
        self.kinds.setdefault(phrase.id, phrase.kind)
        self.names.setdefault(phrase.id, phrase.en or phrase.id)
        self.states.setdefault(phrase.id, phrase.state)
        if phrase.kind == "person" and phrase.sort == "name":
            known = self.people.setdefault(phrase.id, [])
            parts = _name_parts(self.look, phrase)
            if parts not in known:
                known.append(parts)

    def _find_surnames(self, flat: list[Found]) -> list[Found]:
        """Later mentions of a person by the last part of the name alone, also with one slip («السراح»)."""
        last_parts: dict[str, str] = {}
        for id_, names in self.people.items():
            for parts in names:
                if len(parts) > 1:
                    last_parts.setdefault(parts[-1], id_)
                    if parts[-2] in ("ال", "بن", "ابو", "دي", "بو", "عبد"):
                        last_parts.setdefault(parts[-2] + parts[-1], id_)
        if not last_parts:
            return []
        look = self.look
        taken = bytearray(look.size + 1)
        for phrase in flat:
            if phrase.sort != "dropped" and not (phrase.weak and phrase.sort in ("people", "force", "agreement")):
                for at in range(phrase.first, phrase.last):
                    taken[at] = 1
        found: list[Found] = []
        for at in range(look.size):
            if taken[at]:
                continue
            for skip, key in cut_particles(look.keys[at]):
                id_ = last_parts.get(key)
                if id_ and key not in look.codebook.closed_words:
                    found.append(Found(at, at + 1, skip, "name", "person", id_, en=self.names[id_], how="surname"))
                    break
        return found

    def _find_own_country(self, flat: list[Found]) -> list[Found]:
        """«بلاده», «بلادها»: the state of the person or state named last before it."""
        found: list[Found] = []
        named = [p for p in flat if p.id and p.kind in ("person", "state", "government_body") and p.sort != "dropped"]
        keys = self.look.keys
        for at, key in enumerate(keys):
            bare = key[1:] if key[:1] in "وبلف" and key[1:] in _OWN_COUNTRY else key
            if bare not in _OWN_COUNTRY:
                continue
            before = [p for p in named if p.first < at]
            state = next((s for p in reversed(before[-6:]) if (s := p.state or self.states.get(p.id, ""))), "")
            if state and state in self.codebook.entries:
                en = self.codebook.entries[state].en
                found.append(
                    Found(at, at + 1, len(key) - len(bare), "name", "state", state, en=en, state=state, how="anaphora")
                )
        return found

    def _find_pointing(self, flat: list[Found]) -> list[Found]:
        """«الوكالة», «الهيئة», «المرصد», «البعثة»: the body named last with that noun at its head."""
        look = self.look
        taken = bytearray(look.size + 1)
        heads: dict[str, list[tuple[int, Found]]] = {}
        for phrase in flat:
            if phrase.sort != "dropped":
                for at in range(phrase.first, phrase.last):
                    taken[at] = 1
            if phrase.id and phrase.kind in _POINTED and phrase.last - phrase.first > 1:
                head = look.keys[phrase.first][phrase.skip :].removeprefix("ال")
                heads.setdefault(head, []).append((phrase.first, phrase))
        found: list[Found] = []
        for at in range(look.size):
            if taken[at] or len(look.keys[at]) < 5:
                continue
            for skip, key in cut_particles(look.keys[at]):
                before = (
                    [phrase for first, phrase in heads.get(key[2:], ()) if first < at] if key.startswith("ال") else []
                )
                if before:
                    last = before[-1]
                    found.append(
                        Found(
                            at, at + 1, skip, "name", last.kind, last.id, en=last.en, state=last.state, how="pointing"
                        )
                    )
                    break
        return found

    # -- bodies, forces, titles, unnamed people --------------------------------------------------------------------

    def _settle_rest(self, flat: list[Found]) -> None:
        bodies: dict[str, str] = {}
        last_people: dict[str, str] = {}
        count = 0
        for phrase in flat:
            if phrase.id and phrase.sort != "title":
                if phrase.sort == "body":
                    bodies[phrase.role.rstrip("!")] = phrase.id
                if phrase.kind in ("armed_group", "government_body", "media"):
                    bodies[self.look.keys[phrase.first][phrase.skip :]] = phrase.id
                self._remember(phrase)
                continue
            if phrase.sort == "body":
                self._settle_body(phrase, bodies)
            elif phrase.sort == "force":
                count = self._settle_force(phrase, count)
            elif phrase.sort == "people":
                count = self._settle_people(phrase, last_people, count)
            elif phrase.sort == "title":
                self._settle_title(phrase, flat)
            elif phrase.sort == "agreement":
                self._settle_agreement(phrase)
            self._remember(phrase)

    def _settle_body(self, phrase: Found, bodies: dict[str, str]) -> None:
        base = phrase.role.rstrip("!")
        recognised = phrase.role.endswith("!")
        word = self.look.keys[phrase.first][phrase.skip :]
        if recognised:
            phrase.id = "recognised-" + base
            return
        phrase.id = bodies.get(word, "") or bodies.get(base, "")
        if phrase.id:
            phrase.en = self.names.get(phrase.id, phrase.en)
            return
        state = self.main_state
        phrase.id = f"{state}-{base}" if state else base
        if state:
            phrase.en = f"{phrase.en}, {self.codebook.entries[state].en}"

    def _settle_force(self, phrase: Found, count: int) -> int:
        words = " ".join(self.look.keys[phrase.first : phrase.last])[phrase.skip :]
        if phrase.definite and phrase.last - phrase.first == 1:
            group = self._last_group(phrase, words.removeprefix("ال"))
            if group:
                phrase.id, phrase.how, phrase.kind = group, "anaphora", self.kinds.get(group, phrase.kind)
                phrase.en = self.names.get(group, "")
                return count
        phrase.id = "group-" + write_slug(words)
        return count

    def _last_group(self, phrase: Found, head: str) -> str:
        """The group that «الحزب», «الحركة», «التنظيم» points back at: named with that noun, else the last group named."""
        named = last = ""
        for other in self.order:
            if other.first >= phrase.first:
                break
            if (
                other.id
                and other.kind in ("armed_group", "political_group")
                and other is not phrase
                and other.how != "anaphora"
            ):
                last = other.id
                if head in self.look.keys[other.first][other.skip :].removeprefix("ال"):
                    named = other.id
        return named or (last if head in _GROUP_NOUNS else "")

    def _settle_people(self, phrase: Found, last: dict[str, str], count: int) -> int:
        width = phrase.last - phrase.first
        alone = phrase.definite and (width == 1 or (width == 2 and self.look.keys[phrase.last - 1] in _SAME))
        base = self._people_base(phrase)
        if alone and base in last:
            phrase.id, phrase.how = last[base], "anaphora"
            return count
        if phrase.definite and phrase.people_sort == "official" and not phrase.plural and not phrase.of:
            person = self._last_person(phrase)
            if person:
                phrase.id, phrase.how, phrase.kind, phrase.sort = person, "role", "person", "name"
                phrase.en = self.names.get(person, "")
                return count
        words = " ".join(self.look.keys[phrase.first : phrase.last])[phrase.skip :]
        phrase.id = "people-" + write_slug(words)
        last[base] = phrase.id
        return count

    def _people_base(self, phrase: Found) -> str:
        """The noun that an anaphor would repeat: «مصادر دبلوماسية» and «المصادر» share «مصدر»."""
        for entry in self.look.at(phrase.first):
            if isinstance(entry.item, PeopleItem) and entry.end == phrase.first + 1:
                return entry.item.lemma
        return phrase.role

    def _last_person(self, phrase: Found) -> str:
        """The named person of the same state who was mentioned last before «المسؤول التركي»."""
        best = ""
        for other in self.order:
            if other.first >= phrase.first:
                break
            if other.kind == "person" and other.sort == "name" and other.id and other.role_words is not None:
                if not phrase.state or self.states.get(other.id, "") in ("", phrase.state):
                    best = other.id
        return best

    def _settle_title(self, phrase: Found, flat: list[Found]) -> None:
        """A title without a name: the person of the article who holds it, nearest before; else the office itself."""
        role = phrase.role.split(" ")[0]
        best = ""
        for other in flat:
            if other.kind != "person" or other.sort != "name" or not other.id:
                continue
            if not self._holds(other, role, phrase):
                continue
            if other.first > phrase.first and best:
                break
            best = other.id
        leader = self.codebook.entries[phrase.of].leader if phrase.of in self.codebook.entries else ""
        if not best and leader in self.people and not phrase.plural and role in _LEADERS:
            best = leader
        if not best and phrase.definite and not phrase.plural and not phrase.of and role in _ANY_OFFICE:
            best = self._last_person(phrase)
        if best:
            phrase.id, phrase.how, phrase.en = best, "role", self.names.get(best, "")
            return
        if not (phrase.of or phrase.state) and " " not in phrase.role:
            if phrase.people_sort == "expert" and not phrase.definite:
                phrase.kind = "people"
            elif phrase.last - phrase.first < 2:
                return
        words = " ".join(self.look.keys[phrase.first : phrase.last])[phrase.skip :]
        phrase.id = "office-" + write_slug(words)
        linked = not phrase.definite and self.look.keys[min(phrase.first + 1, self.look.size - 1)] in (
            "باسم",
            "في",
            "لدي",
        )
        if phrase.plural or phrase.people_sort or linked or (not phrase.definite and not phrase.of):
            phrase.kind, phrase.sort = "people", "people"

    def _holds(self, person: Found, role: str, title: Found) -> bool:
        state_fits = not title.state or title.state in (person.state, self.states.get(person.id, ""))
        if not state_fits:
            return False
        if person.role_words is not None and person.role:
            held = person.role.split(" ")
            wanted = title.role.split(" ")
            fields = [{word for word in words if word.isascii()} for words in (held, wanted)]
            if held[0] == wanted[0] and (not fields[1] or fields[0] == fields[1]):
                return not title.of or not person.of or title.of == person.of
        entry = self.codebook.entries.get(person.id)
        if entry and (title.state or len(title.role.split(" ")) > 1):
            wanted_words = set(title.role.split(" "))
            return any(
                wanted_words <= set(words.split())
                for words, of, _, _ in entry.roles
                if not title.state or of == title.state
            )
        return False

    def _settle_agreement(self, phrase: Found) -> None:
        words = " ".join(self.look.keys[phrase.first : phrase.last])[phrase.skip :]
        if phrase.weak:
            phrase.sort = "dropped"
            return
        phrase.id = "agreement-" + write_slug(words.removeprefix("ال"))


# "official", "leader (of a party)", "diplomat", "politician": nouns that point back at any office.
_ANY_OFFICE = frozenset(["مسؤول", "قيادي", "دبلوماسي", "سياسي", "مسئول", "نائب", "وزير", "قائد", "زعيم", "ناطق", "متحدث", "رئيس", "أمين", "سفير", "مبعوث"])
_POINTED = frozenset(("media", "igo", "organisation", "government_body", "political_group", "armed_group"))
_GROUP_NOUNS = frozenset(["حركه", "تنظيم", "جماعه", "حزب", "جبهه", "ميليشيا", "مليشيا", "ميليشيات", "فصيل"])
_OWN_COUNTRY = frozenset(["بلاده", "بلادها", "بلادهم", "بلادنا"])
_LEADERS = frozenset(["رئيس", "زعيم", "قائد", "أمين", "أمير", "مرشد"])
_SAME = frozenset(["عينه", "عينها", "نفسه", "نفسها", "ذاته", "ذاتها", "نفسهم", "ذاتهم"])
_IN = frozenset(
    ["في", "الي", "بمدينه", "مدينه", "العاصمه", "قرب", "نحو", "صوب", "غرب", "شرق", "شمال", "جنوب", "غربي", "شرقي", "شمالي", "جنوبي", "وسط", "محيط", "ضواحي", "خارج", "داخل", "علي", "حول", "محافظه", "مطار"]
)
_ARRIVALS = frozenset(["وصل", "زار", "غادر", "يزور", "يصل", "مطار", "ميدان", "جامعه"])


def look_head(look: Lookup, phrase: Found) -> bool:
    """Whether a place's first word is a noun like «مدينة» that is no part of the name itself."""
    return look.of(phrase.first, PlaceHeadItem) is not None


def _flatten(phrases: list[Found]) -> list[Found]:
    flat: list[Found] = []
    stack = list(reversed(phrases))
    while stack:
        phrase = stack.pop()
        flat.append(phrase)
        stack.extend(reversed(phrase.inner))
    flat.sort(key=lambda phrase: (phrase.first, -phrase.last))
    return flat


def _main_state(present: Counter[str], flat: list[Found]) -> str:
    states = {phrase.id for phrase in flat if phrase.kind == "state" and phrase.id}
    states |= {phrase.state for phrase in flat if phrase.state}
    ranked = sorted(states, key=lambda state: (-present[state], state))
    return ranked[0] if ranked else ""


def _name_parts(look: Lookup, phrase: Found) -> tuple[str, ...]:
    words = list(look.keys[phrase.first : phrase.last])
    words[0] = words[0][phrase.skip :]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in ("عبد", "ابو", "ابا", "ابي"):
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)
