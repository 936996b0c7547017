"""Words that tell events, compiled from `events.yml`: every written form with its act and the parts that it gives
out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from tawatur.arabic.fold import fold_key
from tawatur.arabic.inflect import Form, inflect_verb
from tawatur.arabic.inflect_nouns import inflect_masdar

_SORTS = {"masdar": "masdar", "active_participle": "participle", "passive_participle": "participle"}


class Act(msgspec.Struct, frozen=True, gc=False):
    """What a trigger tells: its PLOVER type and mode, and who takes which part.

    `subject`, `object`, `genitive` and `preps` (folded preposition -> part) come from the frame; `needs`, `actors`,
    `with_nouns` and `without` from the row. See the head of `events.yml`.
    """

    lemma: str
    type: str
    mode: str
    context: str
    frame: str
    subject: str
    object: str
    genitive: str
    preps: dict[str, str]
    needs: str = "any"
    actors: str = "agents"
    result: bool = False
    with_nouns: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    tenses: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    homographs: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


class ActForm(msgspec.Struct, frozen=True, gc=False):
    """One written form of a trigger. `sort` is perfect, imperfect, masdar, participle or noun; a `jussive` is written
    otherwise than the indicative (تستعد of تستعيد), a `homograph` is another word too."""

    act: Act
    sort: str
    passive: bool = False
    gender: str = ""
    number: str = ""
    pronoun: str = ""
    person: int = 3
    jussive: bool = False
    homograph: bool = False


class LightForm(msgspec.Struct, frozen=True, gc=False):
    """One written form of a verb that lends a noun of act its subject."""

    lemma: str
    sort: str
    passive: bool
    gender: str
    pronoun: str
    prep: str
    status: str


class Seen(msgspec.Struct, frozen=True, gc=False):
    """A form as a word of the text shows it, with what is written onto it."""

    form: ActForm
    conjunction: bool = False
    prep: str = ""
    article: bool = False
    future: bool = False


class TriggerBook:
    """All triggers of one list of groups, compiled; a further list shares light verbs and governors with its `base`.

    Attributes:
        words: readings of each folded word as a form of a trigger.
        phrases: first folded word -> the further words and form of each trigger of several words, longest first.
        light: readings of each folded word as a verb that lends a noun of act its subject.
        governors: folded word -> the status that it gives to the act after it.
        verbs: folded form of a governing verb -> the status that it gives.
        happens: folded verbs of taking place; doers: folded nouns of people and things that can strike.
        contexts: folded noun -> the PLOVER context that it speaks for.
        guards: name of a field -> folded words that betray it.
    """

    def __init__(self, data: dict[str, Any], groups: str = "groups", base: TriggerBook | None = None) -> None:
        self.words: dict[str, list[ActForm]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], ActForm]]] = {}
        self._lists = {name: fold_all(words) for name, words in data["lists"].items()}
        for group in data[groups]:
            self._add_group(data["frames"], group)
        for found in self.phrases.values():
            found.sort(key=lambda item: -len(item[0]))
        self._seen: dict[str, tuple[Seen, ...]] = {}
        self.governors: dict[str, str] = {}
        self.verbs: dict[str, str] = {}
        self.light: dict[str, tuple[LightForm, ...]] = {}
        self.after: dict[str, str] = {}
        self.columns: tuple[tuple[str, ...], ...] = ()
        self.guards: dict[str, frozenset[str]] = {}
        self.closed: frozenset[str] = frozenset()
        self.happens: frozenset[str] = frozenset()
        self.doers: frozenset[str] = frozenset()
        self.contexts: dict[str, str] = {}
        if base is not None:
            self.light, self.governors, self.verbs, self.after = base.light, base.governors, base.verbs, base.after
            self.columns, self.guards, self.closed = base.columns, base.guards, base.closed
            self.happens, self.doers, self.contexts = base.happens, base.doers, base.contexts
            return
        self.light = _write_light([*data["light"], *_lending(data["governors"])])
        self.happens = frozenset(_write_verbs(data["happens"], finite=True))
        self.doers = fold_all(data["doers"])
        self.contexts = {
            fold_key(noun): name for name, nouns in data["contexts"].items() for noun in nouns if " " not in noun
        }
        governors = data["governors"]
        for status in ("ongoing", "planned", "hypothetical", "denied", "demanded"):
            self.governors.update(dict.fromkeys(fold_all(governors[status]), status))
            for key in _write_verbs(governors.get(status + "_verbs", ())):
                self.verbs.setdefault(key, status)
        self.after = dict.fromkeys(fold_all(governors["hypothetical_after"]), "hypothetical")
        self.columns = tuple(tuple(fold_key(text).split()) for text in data["guards"].get("column", ()))
        self.guards = {name: fold_all(words) for name, words in data["guards"].items()}
        self.closed = fold_all(governors["happened"]) | frozenset(("ان", "في", "من"))

    def see(self, key: str) -> tuple[Seen, ...]:
        """Readings of a folded word as a trigger, with written-on particles; () where there is none."""
        found = self._seen.get(key)
        if found is None:
            found = self._look(key)
            if len(self._seen) > 400_000:  # distinct words of a large corpus; keeps memory flat
                self._seen.clear()
            self._seen[key] = found
        return found

    def _look(self, key: str) -> tuple[Seen, ...]:
        whole = self._cut(key, conjunction=False)
        if whole or len(key) < 4 or key[0] not in "وف":
            return whole
        return self._cut(key[1:], conjunction=True)

    def _cut(self, key: str, *, conjunction: bool) -> tuple[Seen, ...]:
        found = [Seen(form, conjunction) for form in self.words.get(key, ())]
        if found:
            return tuple(found)
        for prep, article, rest in cut_noun(key):
            for form in self.words.get(rest, ()):
                if form.sort in ("masdar", "noun", "participle") and not (article and form.pronoun):
                    found.append(Seen(form, conjunction, prep, article))
                elif form.sort == "imperfect" and prep == "ل" and not article:
                    found.append(Seen(form, conjunction, "ل"))
        if key[0] == "س" and len(key) > 4:
            found += [
                Seen(form, conjunction, future=True) for form in self.words.get(key[1:], ()) if form.sort == "imperfect"
            ]
        return tuple(found)

    def _add_group(self, frames: dict[str, Any], group: dict[str, Any]) -> None:
        for row in group.get("verbs") or ():
            act = self._act(frames, group, row, row["lemma"])
            for form in _inflect(row):
                self._add(form.text, _act_form(act, form), act)
        for noun in group.get("nouns") or ():
            row = noun if isinstance(noun, dict) else {"noun": noun}
            act = self._act(frames, group, row, str(row["noun"]))
            plural = row["noun"][-2:] == "ات"
            for text, gender, number, pronoun in inflect_masdar(row["noun"], countable=not plural, falling=False):
                self._add(text, ActForm(act, "noun", gender=gender, number=number, pronoun=pronoun), act)
        for phrase in group.get("phrases") or ():
            fields = ("phrase_frame", "phrase_needs", "phrase_without", "phrase_actors")
            row = {key.removeprefix("phrase_"): group[key] for key in fields if key in group}
            act = self._act(frames, group, row, str(phrase))
            words = [bare_noun(word) for word in fold_key(str(phrase)).split()]
            self.phrases.setdefault(words[0], []).append((tuple(words[1:]), ActForm(act, "noun")))

    def _add(self, text: str, form: ActForm, act: Act) -> None:
        key = fold_key(text)
        if key in act.skip or len(key) < 2:
            return
        if key in act.homographs:
            form = msgspec.structs.replace(form, homograph=True)
        known = self.words.setdefault(key, [])
        if form not in known:
            known.append(form)

    def _act(self, frames: dict[str, Any], group: dict[str, Any], row: dict[str, Any], lemma: str) -> Act:
        def pick(name: str, default: str = "") -> str:
            value = row.get(name, group.get(name, default))
            return str(value)

        name = pick("frame")
        frame = frames[name]
        preps = {fold_key(key): part for key, part in frame.items() if key not in ("subject", "object", "genitive")}
        preps |= {fold_key(key): part for key, part in (row.get("preps") or {}).items()}
        return Act(
            lemma=lemma,
            type=pick("type"),
            mode=pick("mode"),
            context=pick("context"),
            frame=name,
            subject=frame.get("subject", "actor"),
            object=frame.get("object", "thing"),
            genitive=pick("genitive", frame.get("genitive", "object"))
            if "genitive" in row
            else frame.get("genitive", "object"),
            preps=preps,
            needs=pick("needs", "any"),
            actors=pick("actors", "agents"),
            result=bool(row.get("result", group.get("result", False))),
            with_nouns=self._nouns(row.get("with", ())),
            without=self._nouns(row.get("without", ())),
            tenses=frozenset(row.get("tenses", ())),
            skip=fold_all(row.get("skip", ())),
            homographs=fold_all(row.get("homographs", ())),
            not_after=fold_all(row.get("not_after", ())),
        )

    def _nouns(self, words: str | Iterable[str]) -> frozenset[str]:
        return self._lists[words] if isinstance(words, str) else frozenset(bare_noun(word) for word in fold_all(words))


def fold_all(words: Iterable[str]) -> frozenset[str]:
    """The folded keys of some words."""
    return frozenset(fold_key(str(word)) for word in words)


def cut_noun(key: str) -> Iterable[tuple[str, bool, str]]:
    """Ways to read a folded word as a noun with a preposition and the article: (preposition, article, rest)."""
    if key.startswith("ال") and len(key) > 4:
        yield "", True, key[2:]
    if key.startswith("لل") and len(key) > 4:
        yield "ل", True, key[2:]
    if key[0] in "بلك" and len(key) > 3:
        rest = key[1:]
        if rest.startswith("ال") and len(rest) > 4:
            yield key[0], True, rest[2:]
        yield key[0], False, rest


def bare_noun(key: str) -> str:
    """A folded noun without its article."""
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def _inflect(row: dict[str, Any]) -> Iterable[Form]:
    tenses = frozenset(row.get("tenses", ("finite", "passive", "masdar")))
    for form in inflect_verb(
        row["lemma"], row["imperfect"], tuple(row.get("masdar") or ()), row.get("participle") or "", objects=True
    ):
        we = form.person == 1 and form.number == "p" and form.tense in ("perfect", "imperfect")
        if form.person != 3 and not we:
            continue
        if form.tense in ("perfect", "imperfect"):
            if form.tense in tenses or "finite" in tenses or (form.voice == "passive" and "passive" in tenses):
                yield form
        elif form.tense == "passive_participle":
            if "participle" in tenses:
                yield form
        elif form.tense == "masdar" and "masdar" in tenses and (row.get("masdar") or row.get("participle")):
            yield form


def _act_form(act: Act, form: Form) -> ActForm:
    return ActForm(
        act,
        _SORTS.get(form.tense, form.tense),
        form.voice == "passive",
        form.gender,
        form.number,
        form.pronoun,
        form.person,
        form.mood == "jussive" and form.number == "s",
    )


def _lending(governors: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Governing verbs that lend their subject to the act too: «تعتزم تركيا إرسال قوات», «هددت إيران بضرب …»."""
    for status in ("planned", "denied", "hypothetical"):
        for row in governors.get(status + "_verbs", ()):
            if row.get("lends", status != "hypothetical") is not False:
                prep = row.get("lends", "")
                yield {**row, "masdar": [], "status": status, "prep": prep if isinstance(prep, str) else ""}


def _write_light(rows: list[dict[str, Any]]) -> dict[str, tuple[LightForm, ...]]:
    found: dict[str, list[LightForm]] = {}
    for row in rows:
        for form in inflect_verb(
            row["lemma"], row["imperfect"], tuple(row.get("masdar") or ()), row.get("participle") or "", objects=True
        ):
            if form.person == 2 or form.tense not in ("perfect", "imperfect", "masdar"):
                continue
            if form.mood == "jussive" and form.number == "s" and len(form.text) < 5:
                continue  # ينه of ينهي: written like other words
            passive = bool(row.get("passive")) or form.voice == "passive"
            light = LightForm(
                row["lemma"],
                form.tense,
                passive,
                form.gender,
                form.pronoun,
                row.get("prep") or "",
                row.get("status") or "",
            )
            known = found.setdefault(fold_key(form.text), [])
            if light not in known:
                known.append(light)
    return {key: tuple(forms) for key, forms in found.items()}


def _write_verbs(rows: Iterable[dict[str, Any]], *, finite: bool = False) -> Iterable[str]:
    tenses = ("perfect", "imperfect") if finite else ("perfect", "imperfect", "masdar", "active_participle")
    for row in rows:
        for form in inflect_verb(
            row["lemma"], row["imperfect"], tuple(row.get("masdar") or ()), row.get("participle") or "", objects=False
        ):
            if form.person != 2 and form.tense in tenses:
                yield fold_key(form.text)
