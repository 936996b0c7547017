"""Rules of speech that one passage shows best: agreement, texts, loose quotations, unlisted names and bodies."""

from __future__ import annotations

import pytest

from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import code_article
from tawatur.records.document import Document

Told = tuple[str, str, str]


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def tell(text: str, codebook: Codebook) -> list[Told]:
    """Each statement as (first form of its speaker or "", class of its cue, content)."""
    findings = code_article(Document(name="passage", text=text, published="2020-06-01"), codebook)
    forms = {entity.id: entity.forms[0] for entity in findings.entities}
    return [(forms.get(one.speaker, ""), one.cue_class, one.content.quote) for one in findings.statements]


PASSAGES: list[tuple[str, str, list[Told]]] = [
    (
        "a masculine verb does not go on with a ministry",
        "قال سيرغي لافروف إن الهدنة صامدة. وأعلنت وزارة الدفاع الروسية أن القصف توقف، إلا أنه أضاف أن الوضع هش.",
        [
            ("سيرغي لافروف", "say", "الهدنة صامدة"),
            ("وزارة الدفاع الروسية", "announce", "القصف توقف"),
            ("سيرغي لافروف", "say", "الوضع هش"),
        ],
    ),
    (
        "a state behind a masculine verb of asking is asked",
        "قال أنطونيو غوتيريش إن الهدنة صامدة، ودعا إيران إلى وقف التخصيب.",
        [("أنطونيو غوتيريش", "say", "الهدنة صامدة"), ("أنطونيو غوتيريش", "demand", "وقف التخصيب")],
    ),
    (
        "the statement speaks for who issued it, not for who spoke last",
        "قال بيان صادر عن وزارة الداخلية الأردنية إن المعبر أغلق. "
        "وقال أيمن الصفدي إن القرار مؤقت. وأضاف البيان أن الحركة ستعود.",
        [
            ("وزارة الداخلية الأردنية", "say", "المعبر أغلق"),
            ("أيمن الصفدي", "say", "القرار مؤقت"),
            ("وزارة الداخلية الأردنية", "say", "الحركة ستعود"),
        ],
    ),
    (
        "a quotation that stands alone goes on with the speech before it",
        "وقال أيمن الصفدي إن الوضع خطير. «لن نقبل بأي حل يمس حقوق اللاجئين في بلادنا».",
        [
            ("أيمن الصفدي", "say", "الوضع خطير"),
            ("أيمن الصفدي", "say", "لن نقبل بأي حل يمس حقوق اللاجئين في بلادنا"),
        ],
    ),
    (
        "saying, before a colon, after the vehicle",
        "وأضاف أيمن الصفدي في بيان صحافي قائلا: «لن نقبل بأي حل يمس حقوق اللاجئين».",
        [("أيمن الصفدي", "say", "لن نقبل بأي حل يمس حقوق اللاجئين")],
    ),
    (
        "a name that no list holds, by the title behind it, and by its last part later",
        "واعتبر سلهود مزهود المحلل الأفغاني القريب من الحكومة، أن الهدنة هشة. وقال مزهود إن الحرب ستعود.",
        [("سلهود مزهود", "judge", "الهدنة هشة"), ("سلهود مزهود", "say", "الحرب ستعود")],
    ),
    (
        "a body that no list holds, by its head noun",
        "وقالت محكمة استئناف القصبة إن الحكم نهائي.",
        [("محكمة استئناف القصبة", "say", "الحكم نهائي")],
    ),
    (
        "the content opens behind a long subject",
        "أعلن الاتحاد الكويتي لكرة القدم تأجيل البطولة عاما كاملا.",
        [("الاتحاد الكويتي", "announce", "تأجيل البطولة عاما كاملا")],
    ),
    (
        "a carried noun gives the class",
        "ووجهت السلطات الكويتية اتهامات بالإرهاب لتسعة أشخاص.",
        [("السلطات الكويتية", "accuse", "الإرهاب لتسعة أشخاص")],
    ),
    (
        "by saying, after a verb that closes",
        "وقال أيمن الصفدي إن الوضع خطير. واختتم الصفدي كلمته بالتأكيد على أهمية الحوار.",
        [("أيمن الصفدي", "say", "الوضع خطير"), ("أيمن الصفدي", "assert", "أهمية الحوار")],
    ),
    ("who a text was seen by is no speaker", "وزار الوفد قصر الشعب واطلعت عليه وكالة رويترز.", []),
    (
        "a doctor's abbreviated title ends no sentence",
        "وقال د. أيمن الصفدي إن الوضع خطير.",
        [("أيمن الصفدي", "say", "الوضع خطير")],
    ),
    (
        "a state before a colon may only say where",
        "اليمن: مقتل عشرة في انفجار\n\nقتل عشرة في انفجار وقع في سوق صعدة.",
        [],
    ),
    ("a minimum is no speech", "وبلغت الخسائر ما لا يقل عن عشرة ملايين دولار.", []),
]


@pytest.mark.parametrize(
    ("text", "told"), [(text, told) for _, text, told in PASSAGES], ids=[name for name, *_ in PASSAGES]
)
def test_a_rule_of_speech(text: str, told: list[Told], codebook: Codebook) -> None:
    assert tell(text, codebook) == told
