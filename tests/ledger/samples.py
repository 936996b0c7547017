"""One small article, coded by hand, with a record of every kind."""

from __future__ import annotations

from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention, Role
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument, Provision, ThirdParty
from tawatur.records.position import Position
from tawatur.records.quantity import Quantity
from tawatur.records.relation import Relation
from tawatur.records.span import Span, make_span
from tawatur.records.statement import Hop, Statement
from tawatur.records.time import Time

# "Minister Salem Nader told the Horizon agency: we will accept the truce if 30 captives are released, by the accord."
TEXT = "هدنة قريبة\nقال الوزير سالم نادر لوكالة الأفق: سنقبل الهدنة إذا أطلق 30 أسيرا وفق الاتفاق"


def make_document(name: str = "a.txt", text: str = TEXT, **fields: str) -> Document:
    return Document(name=name, text=text, title_end=10 if text.startswith("هدنة") else 0, **fields)


def find(quote: str) -> Span:
    start = TEXT.index(quote)
    return make_span(TEXT, start, start + len(quote))


def make_findings() -> Findings:
    """Findings of `TEXT`."""
    return Findings(
        entities=(
            Entity(
                id="nader",
                kind="person",
                en="Salem Nader",
                forms=("سالم نادر",),
                mentions=(Mention(span=find("سالم نادر"), entity="nader", how="title"),),
                roles=(Role(span=find("الوزير"), of="yemen"),),
                state="yemen",
            ),
            Entity(
                id="horizon",
                kind="media",
                en="Horizon",
                forms=("وكالة الأفق", "الأفق"),
                mentions=(Mention(span=find("وكالة الأفق"), entity="horizon"),),
                known=True,
            ),
            Entity(id="yemen", kind="state", en="Yemen", forms=(), mentions=()),
        ),
        statements=(
            Statement(
                content=find("سنقبل الهدنة إذا أطلق 30 أسيرا"),
                cue=find("قال"),
                speaker="nader",
                speaker_span=find("الوزير سالم نادر"),
                anonymity="named",
                cue_class="say",
                form="direct",
                joint=("yemen",),
                chain=(Hop(entity="horizon", span=find("لوكالة الأفق"), hedge=""),),
                confidence=0.75,
            ),
        ),
        positions=(
            Position(
                holder="yemen",
                stance="condition",
                matter=find("الهدنة"),
                condition=find("إذا أطلق 30 أسيرا"),
                toward=("nader", "horizon"),
                by="nader",
            ),
        ),
        instruments=(
            Instrument(
                label=find("الاتفاق"),
                kind="accord",
                parties=("yemen", "nader"),
                third_parties=(ThirdParty(entity="horizon", role="guarantor"),),
                date="2018-12",
                provisions=(Provision(span=find("أطلق 30 أسيرا"), obligors=("yemen",), deadline="2019"),),
            ),
        ),
        ceasefires=(Ceasefire(span=find("هدنة قريبة"), sides="bilateral", parties=("yemen",), monitors=("horizon",)),),
        violations=(ViolationClaim(span=find("الهدنة"), accused=("nader",), accuser="yemen", ceasefire=0),),
        events=(
            Event(
                type="CONCEDE",
                anchor=find("سنقبل الهدنة"),
                status="hypothetical",
                actors=("yemen",),
                recipients=("nader", "yemen"),
                claimed_by="nader",
                confidence=0.5,
            ),
        ),
        relations=(Relation(type="member_of", a="nader", b="yemen", span=find("الوزير سالم نادر")),),
        quantities=(Quantity(span=find("30 أسيرا"), unit="captives", best=30.0, source="nader", event=0),),
        times=(
            Time(
                span=find("قريبة"),
                value="2018-12",
                first="2018-12-01",
                last="2018-12-31",
                precision="month",
                kind="relative",
                inferred=True,
                slip="december/january",
            ),
        ),
    )
