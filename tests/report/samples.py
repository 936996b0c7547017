"""A small press of invented outlets, coded by hand: what the brief is to show of it is known word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tawatur.records.document import Document
from tawatur.records.entity import Entity, EntityKind, Mention, Role
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal
from tawatur.records.span import Span, make_span
from tawatur.records.statement import Anonymity, CueClass, Form, Hop, Statement

Coded = tuple[Document, Findings]

HORIZON, COAST = "صحيفة الأفق", "شبكة الساحل"
HADDAD, PORT, SOURCES, AGENCY = "haddad", "ras-port", "people-sources", "marsa"


class Shelf:
    """Coded articles as a ledger tells them."""

    def __init__(self, articles: Sequence[Coded], refusals: Sequence[Refusal] = ()) -> None:
        self._articles = tuple(articles)
        self._refusals = tuple(refusals)

    def coded_articles(self) -> Iterator[Coded]:
        yield from self._articles

    def refusals(self) -> Sequence[Refusal]:
        return self._refusals


def make_doc(text: str, name: str = "a.txt", **fields: str) -> Document:
    return Document(name=name, text=text, title_end=text.index("\n"), **fields)


def find(doc: Document, quote: str) -> Span:
    start = doc.text.index(quote)
    return make_span(doc.text, start, start + len(quote))


def name(doc: Document, id_: str, kind: EntityKind, en: str, *forms: str, known: bool = True, role: str = "") -> Entity:
    """An entity with a mention wherever one of its forms stands; longer forms win."""
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    mentions = [Mention(span=make_span(doc.text, *one.span()), entity=id_) for one in re.finditer(pattern, doc.text)]
    roles = (Role(span=find(doc, role)),) if role else ()
    found = tuple(dict.fromkeys(mention.span.quote for mention in mentions))
    return Entity(id=id_, kind=kind, en=en, forms=found, mentions=tuple(mentions), roles=roles, known=known, state="")


def say(
    doc: Document,
    words: str,
    cue: str,
    speaker: str,
    cue_class: CueClass = "say",
    *,
    form: Form = "indirect",
    anonymity: Anonymity = "named",
    named: str = "",
    joint: tuple[str, ...] = (),
    via: tuple[tuple[str, str], ...] = (),
    hedge: str = "",
) -> Statement:
    return Statement(
        content=find(doc, words),
        cue=find(doc, cue),
        speaker=speaker,
        anonymity=anonymity,
        cue_class=cue_class,
        form=form,
        joint=joint,
        chain=tuple(Hop(entity=id_, span=find(doc, quote)) for id_, quote in via),
        speaker_span=find(doc, named) if named else None,
        hedge=hedge,
    )


def horizon() -> Coded:
    doc = make_doc(
        "الحداد: الميناء يفتح هذا الشهر\n"
        "قال وزير النقل سالم الحداد إن ميناء الرأس سيستقبل أول سفينة قبل نهاية الشهر، وفق ما نقلت وكالة المرسى.\n"
        'وأضاف الحداد "لن ننتظر موافقة أحد".\n'
        "وحذرت مصادر في الميناء من أن الرافعات القادمة من إسرائيل لم تصل بعد.",
        name="h1.txt",
        outlet=HORIZON,
        url="https://horizon.example/1",
        published="2024-03-02",
        author="هدى ناصر",
    )
    agency = (AGENCY, "وكالة المرسى")
    return doc, Findings(
        entities=(
            name(doc, HADDAD, "person", "Salem al-Haddad", "سالم الحداد", "الحداد", role="وزير النقل"),
            name(doc, PORT, "organisation", "Ras Port", "ميناء الرأس"),
            name(doc, AGENCY, "media", "Marsa News Agency", "وكالة المرسى"),
            name(doc, SOURCES, "people", "sources in the port", "مصادر في الميناء"),
        ),
        statements=(
            say(doc, "الميناء يفتح هذا الشهر", ":", HADDAD, named="الحداد"),
            say(
                doc,
                "ميناء الرأس سيستقبل أول سفينة قبل نهاية الشهر",
                "قال",
                HADDAD,
                named="سالم الحداد",
                via=(agency,),
            ),
            say(doc, "لن ننتظر موافقة أحد", "وأضاف", HADDAD, form="direct", named="الحداد", via=(agency,)),
            say(
                doc,
                "الرافعات القادمة من إسرائيل لم تصل بعد",
                "وحذرت",
                SOURCES,
                "warn",
                anonymity="unnamed",
                named="مصادر في الميناء",
            ),
        ),
    )


def coast() -> Coded:
    """A nested statement (the council's words in the port's), a joint one, a claim, and an astral sign before them."""
    doc = make_doc(
        "🚢 إدارة الميناء تنفي تحديد موعد\n"
        "نفت إدارة ميناء الرأس أن يكون موعد الافتتاح قد حُدد، وقالت إن المجلس البلدي أكد أن العمل متوقف.\n"
        "وزعم الوزير سالم الحدّاد أن التأخير مقصود. واتهمت النقابة والمجلس البلدي الوزارة بالتقصير.",
        name="c1.txt",
        outlet=COAST,
        published="2024-03-03T08:30:00+02:00",
    )
    return doc, Findings(
        entities=(
            name(doc, PORT, "organisation", "Ras Port", "إدارة ميناء الرأس", "إدارة الميناء"),
            name(doc, HADDAD, "person", "Salem al-Haddad", "سالم الحدّاد"),
            name(doc, "council", "government_body", "Municipal Council", "المجلس البلدي", known=False),
            name(doc, "union", "organisation", "the union", "النقابة", known=False),
        ),
        statements=(
            say(doc, "يكون موعد الافتتاح قد حُدد", "نفت", PORT, "deny", anonymity="institution", hedge="denial"),
            say(doc, "المجلس البلدي أكد أن العمل متوقف", "وقالت", PORT, anonymity="institution"),
            say(
                doc,
                "العمل متوقف",
                "أكد",
                "council",
                "assert",
                anonymity="institution",
                named="المجلس البلدي",
                via=((PORT, "إدارة ميناء الرأس"),),
            ),
            say(doc, "التأخير مقصود", "وزعم", HADDAD, "assert", hedge="claim"),
            say(
                doc,
                "الوزارة بالتقصير",
                "واتهمت",
                "union",
                "accuse",
                anonymity="institution",
                joint=("council",),
            ),
        ),
    )


def unknown(url: str, speaker: str = "كريم") -> Coded:
    """An article that nobody says who published; several came under one name."""
    doc = make_doc(f"عاجل\nقال {speaker} إن الطريق مغلق. وقيل إن الجسر سليم.", name="post.txt", url=url)
    return doc, Findings(
        entities=(name(doc, "person-karim", "person", "Karim", speaker, known=False),),
        statements=(
            say(doc, "الطريق مغلق", "قال", "person-karim", named=speaker),
            say(doc, "الجسر سليم", "وقيل", "", anonymity="unnamed", hedge="unverified"),
        ),
    )


LETTER = "نطالب بفتح الطريق وبصرف الرواتب وبإصلاح الجسر القديم قبل موسم الأمطار. " * 12


def letter(number: int = 0) -> Coded:
    """A letter printed whole: a statement longer than a list can show at once."""
    doc = make_doc(
        f"رسالة\nكتب المجلس: {LETTER}", name=f"l{number}.txt", outlet=COAST, url=f"https://l.example/{number}"
    )
    council = name(doc, "council", "government_body", "Municipal Council", "المجلس", known=False)
    return doc, Findings(
        entities=(council,),
        statements=(say(doc, LETTER.strip(), "كتب", "council", "demand", form="direct", anonymity="institution"),),
    )


ATTACK = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=2'>"


def hostile() -> Coded:
    """An article in which everything that can hold text holds markup."""
    doc = make_doc(
        f"{ATTACK} عنوان\nقال {ATTACK} إن {ATTACK} <!-- حدث\r & كان --> &amp; \u202eمقلوب\x00",
        name=ATTACK,
        outlet=f'"{ATTACK}',
        url="javascript:window.hacked=3",
        published="2024-03-04",
        author=ATTACK,
    )
    said = doc.text[doc.text.index("إن ") + 3 :]
    return doc, Findings(
        entities=(name(doc, ATTACK, "person", ATTACK, ATTACK),),
        statements=(say(doc, said, "قال", ATTACK, named=ATTACK, via=((ATTACK, ATTACK),), hedge=ATTACK),),
    )


def press() -> Shelf:
    """Four ordinary articles, and one document that was left out."""
    refusal = Refusal(document="x.txt", stage="open", code="ingest.empty-file", details={"path": "x.txt"})
    note = Refusal(document="y.txt", stage="note", code="ingest.unknown-date", details={"path": "y.txt", "value": "?"})
    return Shelf([horizon(), coast(), unknown("https://a.example/"), unknown("https://b.example/")], [refusal, note])
