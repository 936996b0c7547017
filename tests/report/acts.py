"""A truce and its breach in an invented harbour town, told by two outlets and coded by hand."""

from __future__ import annotations

from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument, Provision, ThirdParty
from tawatur.records.quantity import Quantity
from tests.report.samples import COAST, HORIZON, Coded, Shelf, find, make_doc, name

GUARD, UNION, HARBOUR = "harbour-guard", "port-union", "ras"


def truce() -> Coded:
    doc = make_doc(
        "اتفاق في الرأس\n"
        "وقع حرس المرفأ ونقابة الميناء في الرأس اتفاقا برعاية وكالة المرسى. "
        "وينص الاتفاق على فتح البوابة الشمالية خلال يومين، وسحب الحرس من الرصيف بشرط تسليم المفاتيح.\n"
        "ودخلت الهدنة حيز التنفيذ الأحد. واتهمت نقابة الميناء حرس المرفأ بخرق الهدنة، وأصيب خمسة عمال.",
        name="t1.txt",
        outlet=HORIZON,
        published="2024-05-06",
    )
    return doc, Findings(
        entities=(
            name(doc, GUARD, "armed_group", "Harbour Guard", "حرس المرفأ"),
            name(doc, UNION, "organisation", "Port Union", "نقابة الميناء"),
            name(doc, HARBOUR, "place", "Ras", "الرأس"),
            name(doc, "marsa", "media", "Marsa News Agency", "وكالة المرسى"),
        ),
        events=(
            Event(
                type="AGREE",
                anchor=find(doc, "وقع"),
                actors=(GUARD, UNION),
                recipients=(GUARD, UNION),
                place=HARBOUR,
                date="2024-05-05",
            ),
        ),
        instruments=(
            Instrument(
                label=find(doc, "الاتفاق"),
                kind="accord",
                parties=(GUARD, UNION),
                third_parties=(ThirdParty(entity="marsa", role="sponsor"),),
                provisions=(
                    Provision(
                        span=find(doc, "فتح البوابة الشمالية خلال يومين"),
                        obligors=(GUARD, UNION),
                        deadline="خلال يومين",
                    ),
                    Provision(
                        span=find(doc, "سحب الحرس من الرصيف بشرط تسليم المفاتيح"),
                        obligors=(GUARD,),
                        condition=find(doc, "بشرط تسليم المفاتيح"),
                    ),
                ),
            ),
        ),
        ceasefires=(
            Ceasefire(span=find(doc, "الهدنة"), in_force="2024-05-05", ceasefire_class="cessation", state="in_force"),
        ),
        violations=(ViolationClaim(span=find(doc, "بخرق الهدنة"), accused=(GUARD,), accuser=UNION, ceasefire=0),),
        quantities=(Quantity(span=find(doc, "خمسة عمال"), unit="wounded", best=5.0, low=5.0, high=5.0),),
    )


def clash() -> Coded:
    doc = make_doc(
        "هجوم على البوابة\nهاجم حرس المرفأ البوابة الشمالية مساء الأحد، بحسب نقابة الميناء.",
        name="t2.txt",
        outlet=COAST,
        published="2024-05-07",
    )
    return doc, Findings(
        entities=(
            name(doc, GUARD, "armed_group", "Harbour Guard", "حرس المرفأ"),
            name(doc, UNION, "organisation", "Port Union", "نقابة الميناء"),
        ),
        events=(
            Event(
                type="ASSAULT",
                anchor=find(doc, "هاجم"),
                actors=(GUARD,),
                mode="beat",
                status="denied",
                claimed_by=UNION,
            ),
        ),
    )


def town() -> Shelf:
    return Shelf((truce(), clash()))
