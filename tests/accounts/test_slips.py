from __future__ import annotations

from tawatur.accounts.slips import find_slips
from tawatur.codebook.load import load_codebook
from tawatur.coding.times import find_time_records
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.span import make_span


def told(text: str, *names: tuple[str, str, str], key: str = "a") -> list[tuple[str, str, str]]:
    """Slips of a text whose entities have these (id, kind, form)."""
    doc = Document(name=key, text=text, published="2024-03-05")
    entities = tuple(
        Entity(
            id=id_,
            kind=kind,  # type: ignore[arg-type]
            en=id_,
            forms=(form,),
            mentions=(Mention(span=make_span(text, text.index(form), text.index(form) + len(form)), entity=id_),),
        )
        for id_, kind, form in names
    )
    found = find_slips([(doc, Findings(entities=entities, times=find_time_records(doc)))], load_codebook())
    return [(slip.kind, slip.span.quote, slip.should_be) for slip in found]


def test_a_date_that_names_two_months() -> None:
    text = "عقد الاجتماع في 3 مارس/ نيسان 2024."
    assert told(text) == [("date", "3 مارس/ نيسان 2024", "2024-03-03")]
    assert told("عقد الاجتماع في 3 مارس/ آذار 2024.") == []


def test_a_name_that_is_a_letter_off() -> None:
    text = "قال نادر الصافي كلاما. وأضاف نادر الصاقي غيره."
    assert told(text, ("safi", "person", "نادر الصافي")) == [("name", "الصاقي", "نادر الصافي")]


def test_spellings_that_are_no_slips() -> None:
    safi = ("safi", "person", "نادر الصافي")
    assert told("قال نادر الصافي. وقال نادر الصافى.", safi) == []  # folding evens it out
    assert told("قال فاليري غراسيموف. وقال فاليري جراسيموف.", ("g", "person", "فاليري غراسيموف")) == []  # g of Arabic
    assert told("قال محمد الشامي. وقال محمود الشامي.", ("m", "person", "محمد الشامي")) == []  # another man
    assert told("وزارة الخارجية قالت. وقال وزير الخارجية.", ("b", "government_body", "وزارة الخارجية")) == []
