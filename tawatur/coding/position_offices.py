"""For whom a person or body speaks: a state, a body, a group, or only for itself."""

from __future__ import annotations

from tawatur.arabic.fold import fold_key
from tawatur.codebook.stances import StanceBook
from tawatur.coding.found import Found
from tawatur.coding.view import View

# Bodies through which a state speaks, by the end of their ids; others (a parliament, an army) speak for themselves.
_OF_STATE = (
    "foreign-affairs-ministry",
    "defence-ministry",
    "presidency",
    "prime-ministry",
    "government",
    "cabinet",
    "national-security-council",
)
# Ends of ids of what belongs to a state's side beside its bodies.
_PARTS = ("-administration", "-army", "-forces", "-national-army", "-security-forces", "-government")
_GROUPS = frozenset(("armed_group", "political_group", "igo", "organisation", "media"))
# "to, at, in": after them an envoy's title names where he was sent, not who sent him.
_SENT_TO = frozenset(("الي", "لدي", "في"))
_ENVOYS = (
    "مبعوث",
    "موفد",
    "سفير",
    "مندوب",
    "وسيط",
    "منسق",
    "ممثل",
)  # envoy, ambassador, delegate, mediator, coordinator


class Offices:
    """The offices of an article's people.

    Attributes:
        ids: ids that the article's phrases bear; only these may stand in a record.
    """

    def __init__(self, view: View, book: StanceBook) -> None:
        self.view = view
        self.book = book
        self.ids = {phrase.id for phrase in view.settled.phrases if phrase.how != "anaphora"}
        self._titles: dict[str, list[Found]] = {}
        for phrase in view.settled.phrases:
            if phrase.kind == "person" and (phrase.role or phrase.of):
                self._titles.setdefault(phrase.id, []).append(phrase)
        self._known: dict[str, str] = {}

    def represent(self, phrase: Found) -> str:
        """Id of the one whose position a speaker tells: state, body or group, or the speaker alone."""
        known = self._known.get(phrase.id)
        if known is None:
            known = self._represented(phrase)
            if known not in self.ids:
                known = phrase.id
            self._known[phrase.id] = known
        return known

    def _represented(self, phrase: Found) -> str:
        if phrase.kind == "government_body":
            return self._of_body(phrase.id, phrase.state or self._state(phrase.id))
        if phrase.kind == "people" and phrase.id.endswith("-people"):
            return phrase.id.removesuffix("-people")  # «الروس»
        if phrase.kind == "people":
            head = self.view.keys[phrase.first][phrase.skip :].removeprefix("ال")
            spokesman = head in self.book.words["spokesmen"]
            if phrase.people_sort in ("source", "official") or (spokesman and (phrase.of or phrase.state)):
                return self._of(phrase.of, phrase.state) or phrase.id
            bearer = self._bearer(phrase, head) if spokesman else None
            return self.represent(bearer) if bearer is not None else phrase.id
        if phrase.kind == "place":
            return phrase.capital_of or self.view.codebook.capitals.get(phrase.id, "") or phrase.id
        if phrase.kind != "person":
            return phrase.id
        for titled in self._titles.get(phrase.id, ()):
            found = self._by_title(titled)
            if found:
                return found
        entry = self.view.codebook.entries.get(phrase.id)
        if entry is not None:
            for words, of, _, _ in entry.roles:
                if self._speaks_for(words.split()):
                    return self._of(of, entry.state) or phrase.id
        return phrase.id

    def _bearer(self, phrase: Found, head: str) -> Found | None:
        """Whom a bare title means («الوزير»): the person named last before it with a title that begins alike."""
        before = [
            titled
            for titles in self._titles.values()
            for titled in titles
            if titled.first < phrase.first and titled.sort == "name" and fold_key(titled.role).startswith(head)
        ]
        return max(before, key=lambda titled: titled.first, default=None)

    def _state(self, id_: str) -> str:
        """State of a body: as settled, else the state its id begins with."""
        state = self.view.settled.states.get(id_, "")
        if state:
            return state
        entries = self.view.codebook.entries
        parts = id_.split("-")
        heads = ("-".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        return next((head for head in heads if head in entries and entries[head].kind == "state"), "")

    def _by_title(self, titled: Found) -> str:
        """Whom a person speaks for by a title of the article: his own id where only for himself, "" where undecided."""
        first, last = titled.role_words or (0, 0)
        words = self.view.keys[first:last]
        role = [fold_key(word) for word in titled.role.split()]
        if any(word in self.book.words["former"] for word in words):
            return titled.id
        head = role[0] if role else ""
        if head in self.book.words["private"] and not self._is_deputy(role) and not self._is_deputy(words):
            return titled.id
        if not self._speaks_for(role):
            return ""
        if head.startswith(_ENVOYS) and not titled.of:
            sender = self._sender(titled)
            if sender:
                return sender
        if head.startswith(_ENVOYS) and self._kind(titled.of) in ("igo", "organisation"):
            return self._of(titled.of, titled.state)  # «ممثل اليونيسف في اليمن»
        if head.startswith(_ENVOYS) and _SENT_TO & {*words}:
            return titled.state if titled.state != titled.of and titled.state in self.ids else ""
        if titled.state and self.book.words["military"] & {*words} and f"{titled.state}-army" in self.ids:
            return f"{titled.state}-army"
        return self._of(titled.of, titled.state)

    def _sender(self, titled: Found) -> str:
        """Whom a listed envoy is known to speak for: «مبعوث المنظمة الدولية» names it by no name.

        The head of a mission speaks for the United Nations.
        """
        entry = self.view.codebook.entries.get(titled.id)
        for words, of, _, _ in entry.roles if entry is not None else ():
            if fold_key(words).removeprefix("ال").startswith(_ENVOYS):
                if self._kind(of) == "igo" and of.startswith(("un", "ose-")):
                    return "united-nations" if "united-nations" in self.ids else titled.id
                return self._of(of, "")
        return ""

    def _is_deputy(self, words: list[str]) -> bool:
        """«نائب وزير», «نائب رئيس»: the deputy of an office, no member of parliament."""
        return len(words) > 1 and words[1].removeprefix("ال") in self.book.words["spokesmen"]

    def _speaks_for(self, role: list[str]) -> bool:
        """Whether a role is one that speaks for a state, body or group: minister, spokesman, «نظيره»."""
        folded = [fold_key(word).removeprefix("ال") for word in role[:2]]
        spokesmen = self.book.words["spokesmen"]
        return bool(folded) and (
            folded[0].removesuffix("ه") in spokesmen or folded[0] in spokesmen or " ".join(folded) in spokesmen
        )

    def _of(self, of: str, state: str) -> str:
        """Body, group or state behind an office: a group or parliament itself, else the state where it is named."""
        kind = self._kind(of)
        if kind in _GROUPS:
            if of in self.ids:
                return of
            return "united-nations" if kind == "igo" and "united-nations" in self.ids else ""
        if kind == "government_body":
            body = self._of_body(of, state or self._state(of))
            if body in self.ids:
                return body
        if kind == "state" and of in self.ids:
            return of
        return state if state in self.ids else of if of in self.ids else ""

    def _kind(self, id_: str) -> str:
        entry = self.view.codebook.entries.get(id_)
        return self.view.settled.kinds.get(id_) or (entry.kind if entry is not None else "")

    def _of_body(self, body: str, state: str) -> str:
        if not state or not body.endswith(_OF_STATE):
            return body
        return next((id_ for id_ in (state, f"{state}-presidency") if id_ in self.ids), body)

    def own(self, speaker: Found) -> set[str]:
        """Ids that mean the speaker's own side: himself, whom he speaks for, his state where he speaks for it."""
        holder = self.represent(speaker)
        ids = {speaker.id, holder}
        official = speaker.kind != "people" or speaker.people_sort in ("source", "official")
        if official and (self._kind(holder) not in _GROUPS or holder.endswith(_PARTS)):
            ids |= {self._state(speaker.id), speaker.state}
            for titled in self._titles.get(speaker.id, ()):
                ids |= {titled.of, titled.state}
        if speaker.kind == "government_body" and not ids - {speaker.id, ""}:
            ids.add(self.view.settled.main_state)
        return ids - {""}

    def has_office(self, speaker: Found) -> bool:
        """Whether a speaker acts for others: a state, body or group, or a person in an office that speaks for one."""
        if speaker.kind in ("state", "government_body", "armed_group", "political_group", "igo"):
            return True
        if self.represent(speaker) != speaker.id:
            return True
        roles = [titled.role.split() for titled in self._titles.get(speaker.id, ())]
        entry = self.view.codebook.entries.get(speaker.id)
        roles += [words.split() for words, _, _, _ in entry.roles] if entry is not None else []
        private = self.book.words["private"] | self.book.words["former"]
        return speaker.kind == "person" and any(
            self._speaks_for(role) and not private & {fold_key(word) for word in role} for role in roles
        )

    def is_loose(self, speaker: Found) -> bool:
        """Whether nothing tells on whose side a speaker is: a person without office, sources of no body or state."""
        if self.represent(speaker) != speaker.id:
            return False
        if speaker.kind == "people":
            return speaker.people_sort in ("source", "official") and not (speaker.of or speaker.state)
        entry = self.view.codebook.entries.get(speaker.id)
        told = any(titled.of or titled.state for titled in self._titles.get(speaker.id, ()))
        return speaker.kind == "person" and not told and (entry is None or not (entry.roles or entry.state))

    def is_own(self, phrase: Found, speaker: Found) -> bool:
        """Whether a phrase names the speaker's own side: himself, his body, his state, its government, its capital."""
        own = self.own(speaker)
        if phrase.id in own or self.represent(phrase) in own:
            return True
        if phrase.kind == "igo" and self._kind(self.represent(speaker)) == "igo":
            return True  # the commission's head tells what the union will do
        part = phrase.kind == "government_body" or phrase.id.endswith(_PARTS)
        return part and (phrase.state or self._state(phrase.id)) in own
