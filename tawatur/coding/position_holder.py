"""Who speaks where in an article, and who may be meant by a verb or pronoun without a name."""

from __future__ import annotations

from tawatur.codebook.stances import StanceBook
from tawatur.coding.clause import SPEAKERS
from tawatur.coding.found import Found
from tawatur.coding.position_offices import Offices
from tawatur.coding.position_parts import is_capital
from tawatur.coding.statements import Draft
from tawatur.coding.view import View


class Voices:
    """The voices of an article.

    Attributes:
        ids: ids that the article's phrases bear; only these may stand in a record.
        by_cue: word index of a reporting verb -> its statement; words of the cue between verb and content included.
        represent, is_own, is_loose, has_office: see `Offices`.
    """

    def __init__(self, view: View, drafts: list[Draft], book: StanceBook) -> None:
        self.view = view
        self.drafts = drafts
        offices = Offices(view, book)
        self.ids = offices.ids
        self.represent = offices.represent
        self.is_own = offices.is_own
        self.is_loose = offices.is_loose
        self.has_office = offices.has_office
        self.by_cue: dict[int, Draft] = {}
        for draft in drafts:
            for at in range(draft.cue[0], max(draft.cue[1], draft.cue[0] + 1)):
                self.by_cue.setdefault(at, draft)

    def container(self, at: int) -> Draft | None:
        """The innermost statement whose content holds a word."""
        best: Draft | None = None
        for draft in self.drafts:
            if draft.start > at:
                break
            if at < draft.end and (best is None or draft.end - draft.start <= best.end - best.start):
                best = draft
        return best

    def actors_before(self, at: int, first: int, agreement: str) -> list[Found]:
        """The first actor between two words that no preposition governs, with those joined to it, if they agree."""
        for index in range(first, at):
            phrase = self.view.starts.get(index)
            if phrase is None or not phrase.id or self.view.is_oblique(phrase):
                continue
            if phrase.kind not in SPEAKERS and not is_capital(self.view, phrase):
                continue
            joined = self.joined_after(phrase)
            if len(joined) > 1 and agreement in ("d", "p", ""):
                return joined
            if agrees(phrase, agreement):
                return [phrase]
        return []

    def is_joined(self, phrase: Found) -> bool:
        """Whether a phrase begins with the conjunction و, and not with a word of its own like «وزير» (minister)."""
        key = self.view.keys[self.view.start_of(phrase)]
        return key[0] == "و" and not self.view.codebook.names.knows(key)

    def joined_after(self, phrase: Found) -> list[Found]:
        """A phrase and those that «و» joins to it: «تركيا وروسيا»."""
        joined = [phrase]
        after = self.view.starts.get(self.view.end_of(phrase))
        while after is not None and self.is_joined(after) and after.id and after.kind in SPEAKERS:
            joined.append(after)
            after = self.view.starts.get(self.view.end_of(after))
        return joined

    def joined_before(self, phrase: Found) -> list[Found]:
        """A phrase and those before it that it is joined to, first the first."""
        joined = [phrase]
        while True:
            start = self.view.start_of(joined[0])
            before = self.view.covers[start - 1] if start and self.is_joined(joined[0]) else None
            if before is None or before.kind not in SPEAKERS or not before.id or self.view.end_of(before) != start:
                return joined
            joined.insert(0, before)


def agreement_of(word: str) -> str:
    """Gender or number that a written pronoun asks for: "f" for ها, "p" for هم, "d" for هما, "m" for ه; "" for none."""
    for ending, answer in (("هما", "d"), ("ها", "f"), ("هي", "f"), ("هم", "p"), ("هن", "p"), ("هو", "m"), ("ه", "m")):
        if word.endswith(ending):
            return answer
    return ""


def agrees(phrase: Found, agreement: str) -> bool:
    """Whether a pronoun or verb of this gender and number may mean a phrase; states and groups take either gender."""
    if agreement == "" or phrase.kind in ("armed_group", "political_group"):
        return True
    if agreement == "d":
        return False
    if phrase.kind == "person":
        return agreement == ("f" if phrase.feminine else "m")
    if phrase.kind == "people":
        return agreement in ("p", "f") if phrase.plural else agreement in ("m", "f")
    return agreement in ("m", "f")
