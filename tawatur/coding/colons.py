"""Statements after a colon («لافروف: …») and by a document («جاء في البيان أن …»)."""

from __future__ import annotations

from tawatur.arabic.tokens import COLON, LINE, QUOTE, STOP
from tawatur.coding.clause_parts import SPEAKERS, THAT
from tawatur.coding.content import end_of_content, end_of_quote
from tawatur.coding.drafts import Draft
from tawatur.coding.found import Found
from tawatur.coding.quoted import quote_from
from tawatur.coding.vehicles import is_vehicle, issuer_of
from tawatur.coding.view import View

_LEAD = 2  # paragraphs of the body that tell the news of the title


def draft_colons(view: View, drafts: list[Draft]) -> list[Draft]:
    """«لافروف: …» in a title, and a speaker's name with a colon and a quotation elsewhere."""
    made: list[Draft] = []
    taken = {draft.start for draft in drafts}
    for first, phrase in view.starts.items():
        end = view.end_of(phrase)
        if end >= view.size or not view.gaps[end] & COLON or view.gaps[end] & LINE or end in taken:
            continue
        if phrase.kind not in SPEAKERS or (phrase.kind == "media" and view.reading.paragraph_of[first]):
            continue
        if first and not view.gaps[first] & (LINE | STOP):
            continue
        title = view.reading.paragraph_of[first] == 0
        if not title and not (view.gaps[end] & QUOTE and phrase.kind == "person"):
            continue
        if phrase.kind == "state" and title and not _speaks_below(view, phrase, drafts):
            continue  # «اليمن: المقاومة تقترب من …»: where it happens
        quote_end = quote_from(view, end) if view.gaps[end] & QUOTE else None
        last = quote_end or _line_end(view, end)
        if last - end < 2:
            continue
        made.append(Draft(end, last, 0, (end, end), "say", phrase, None, [], []))
    made += _draft_title(view, taken | {draft.start for draft in made})
    return made


def _speaks_below(view: View, state: Found, drafts: list[Draft]) -> bool:
    """Whether a state of the title, or somebody of it, is told to speak at the beginning of the article."""
    paragraphs = view.reading.paragraph_of
    for draft in drafts:
        speaker = draft.speaker
        if speaker is None or not 0 < paragraphs[draft.cue[0]] <= _LEAD:
            continue
        if state.id in (speaker.id, speaker.state, view.settled.states.get(speaker.id, "")):
            return True
    return not any(paragraphs)  # a title alone tells no better


def _draft_title(view: View, taken: set[int]) -> list[Draft]:
    """«أستراليا تعين مستشارا: إسرائيل لم تقدم تفسيرا»: after the colon in a title speaks whom the title begins with."""
    end = next((at for at in range(1, view.size) if view.gaps[at] & LINE), view.size)
    colon = next((at for at in range(2, end) if view.gaps[at] & COLON), end)
    speaker = next((view.starts[at] for at in range(3) if at in view.starts), None)
    if speaker is None or speaker.kind not in SPEAKERS - {"media", "people"} or end - colon < 3 or colon in taken:
        return []
    first = view.start_of(speaker)
    says = (
        view.keys[first - 1] in view.grammar["from"] and view.codebook.is_statement_noun(view.keys[0])
        if first
        else True
    )
    if not says or view.end_of(speaker) > colon or any(colon <= start < end for start in taken):
        return []
    return [Draft(colon, end, 0, (colon, colon), "say", speaker, None, [], [])]


def draft_documents(view: View, boundaries: set[int]) -> list[Draft]:
    """«وجاء في البيان: …», «ورد في تقرير للأمم المتحدة أن …»: the document's issuer speaks."""
    made: list[Draft] = []
    for at in range(view.size):
        hit = next(iter(view.codebook.cues.documentary.find(view.keys, at, view.size)), None)
        if hit is None:
            continue
        document = view.starts.get(hit.end)
        if hit.end >= view.size or (document is None or not is_vehicle(view, document)):
            key = view.keys[hit.end] if hit.end < view.size else ""
            if key not in view.codebook.cues.vehicles:
                continue
            document = Found(hit.end, hit.end + 1, 0, "people", "people", "", definite=key.startswith("ال"), role=key)
        start = view.end_of(document)
        while (
            start < view.size and not view.gaps[start] & (COLON | QUOTE | STOP | LINE) and view.keys[start] not in THAT
        ):
            start += 1
        if start >= view.size or view.gaps[start] & LINE or (view.gaps[start] & STOP and not view.gaps[start] & QUOTE):
            continue
        if view.keys[start] in THAT and not view.gaps[start] & QUOTE:
            start += 1
        quote_end = quote_from(view, start) if view.gaps[start] & QUOTE else None
        end = end_of_quote(view, start, quote_end, boundaries) if quote_end else end_of_content(view, start, boundaries)
        draft = Draft(start, end, 0, (at, hit.end), "say", issuer_of(view, document, hit.end), None, [], [])
        draft.document = document
        made.append(draft)
    return made


def _line_end(view: View, at: int) -> int:
    end = at + 1
    while end < view.size and not view.gaps[end] & LINE:
        end += 1
    return end
