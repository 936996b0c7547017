"""Who the names of an article mean: worked examples, each with the whole list of entities that it should yield.

An entity is written "id kind: form | form", in the order of first mention. What does not hold yet is marked, with the
reason.
"""

from __future__ import annotations

import pytest

from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import code_article, read_article
from tawatur.records.document import Document
from tawatur.records.entity import Entity


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def entities_of(text: str, codebook: Codebook) -> tuple[Entity, ...]:
    return code_article(Document(name="example", text=text), codebook).entities


def listed(text: str, codebook: Codebook) -> list[str]:
    return [f"{one.id} {one.kind}: {' | '.join(one.forms)}" for one in entities_of(text, codebook)]


def roles_of(text: str, codebook: Codebook) -> list[tuple[str, list[str]]]:
    return [
        (one.id, [role.span.quote for role in one.roles]) for one in entities_of(text, codebook) if one.kind == "person"
    ]


def not_yet(*values: object, why: str) -> object:
    """A case that should hold and does not."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


LAVROV = "sergey-lavrov person: سيرغي لافروف"

# Office, body, state and name in all orders.
COMPOSED = [
    ("زار وزير الخارجية الروسي سيرغي لافروف أنقرة.", [LAVROV, "ankara place: أنقرة"]),
    ("وصل سيرغي لافروف، وزير الخارجية الروسي، إلى أنقرة.", [LAVROV, "ankara place: أنقرة"]),
    ("زار وزير خارجية روسيا سيرغي لافروف تونس.", [LAVROV, "tunisia state: تونس"]),
    ("وصل سيرغي لافروف (وزير خارجية روسيا) إلى تونس.", [LAVROV, "tunisia state: تونس"]),
    ("زار سيرغي لافروف وزير الخارجية الروسي أنقرة.", [LAVROV, "ankara place: أنقرة"]),
    (
        "وصل إلى طهران نائب وزير الدفاع العراقي اللواء سامر الحمداني.",
        ["tehran place: طهران", "person-samer-al-hamdani person: سامر الحمداني"],
    ),
    (
        "التقى المتحدث باسم وزارة الخارجية الإيرانية ناصر كنعاني صحفيين في بغداد.",
        [
            "iran-foreign-affairs-ministry government_body: وزارة الخارجية الإيرانية",
            "nasser-kanaani person: ناصر كنعاني",
            "baghdad place: بغداد",
        ],
    ),
    (
        "عقدت وزارة الدفاع الروسية والخارجية التركية اجتماعا في موسكو.",
        [
            "russia-defence-ministry government_body: وزارة الدفاع الروسية",
            "turkey-foreign-affairs-ministry government_body: الخارجية التركية",
            "moscow place: موسكو",
        ],
    ),
    (
        "التقى السفير الأمريكي لدى ليبيا ريتشارد نورلاند عقيلة صالح رئيس مجلس النواب الليبي.",
        [
            "libya state: ليبيا",
            "richard-norland person: ريتشارد نورلاند",
            "aguila-saleh person: عقيلة صالح",
            "libya-house-of-representatives government_body: مجلس النواب الليبي",
        ],
    ),
    (
        "تحدث الناطق باسم الخارجية الصينية وانغ ون بين إلى الصحافيين.",
        [
            "china-foreign-affairs-ministry government_body: الخارجية الصينية",
            "wang-wenbin person: وانغ ون بين",
            "people-alshafiin people: الصحافيين",
        ],
    ),
    (
        "وصلت مساعدة وزير الخارجية الأمريكي لشؤون الشرق الأدنى باربارا ليف إلى الخرطوم.",
        ["barbara-leaf person: باربارا ليف", "khartoum place: الخرطوم"],
    ),
]  # fmt: skip

# A person in full, then by the last part of the name or by the title.
LATER = [
    (
        "وصل رئيس الوزراء العراقي محمد شياع السوداني إلى أنقرة. والتقى السوداني الرئيس التركي رجب طيب أردوغان، "
        "وشكر أردوغان ضيفه.",
        [
            "mohammed-shia-al-sudani person: محمد شياع السوداني | السوداني",
            "ankara place: أنقرة",
            "recep-tayyip-erdogan person: رجب طيب أردوغان | أردوغان",
        ],
    ),
    (
        "وصل وزير الخارجية المصري سامح شكري إلى نيامي. وغادر شكري مساء.",
        ["sameh-shoukry person: سامح شكري | شكري", "niamey place: نيامي"],
    ),
    (
        "وصل وزير الزراعة التونسي رامي القابسي إلى صفاقس. وتفقد الوزير التونسي ميناء المدينة، ثم عاد القابسي مساء.",
        ["person-rami-al-qabisi person: رامي القابسي | الوزير التونسي | القابسي", "sfax place: صفاقس"],
    ),
    (
        "وصل المبعوث الأممي إلى اليمن هانس غروندبرغ إلى صنعاء. ويزور المبعوث مأرب غدا.",
        [
            "yemen state: اليمن",
            "hans-grundberg person: هانس غروندبرغ | المبعوث",
            "sanaa place: صنعاء",
            "marib place: مأرب",
        ],
    ),
    not_yet(
        "اجتمع قائد قوات الدعم السريع محمد حمدان دقلو «حميدتي» بوفد تشادي. وعاد حميدتي إلى نيالا.",
        [
            "rapid-support-forces armed_group: قوات الدعم السريع",
            "mohamed-hamdan-dagalo person: محمد حمدان دقلو «حميدتي» | حميدتي",
            "nyala place: نيالا",
        ],
        why="a form that ends inside a quotation leaves the closing mark out",
    ),
]  # fmt: skip

# A title that nobody of the article is named to hold is the office itself.
TITLES = [
    (
        "وصل الرئيس التركي إلى سوتشي، ثم استقبله الرئيس الروسي في المطار.",
        [
            "office-alriis-altrki person: الرئيس التركي",
            "sochi place: سوتشي",
            "office-alriis-alrusi person: الرئيس الروسي",
        ],
    ),
    not_yet(
        "غادر وزير الدفاع العراقي بغداد إلى باريس.",
        ["office-uzir-aldfaa-alaraqi person: وزير الدفاع العراقي", "baghdad place: بغداد", "paris place: باريس"],
        why="a title takes the verb's object for what it governs",
    ),
    not_yet(
        "اجتمع الوفد بقائد القيادة المركزية الأمريكية في القاهرة.",
        [
            "office-qaid-alqiadh-almrkzih-alamrikih person: قائد القيادة المركزية الأمريكية",
            "united-states-central-command armed_group: القيادة المركزية الأمريكية",
            "cairo place: القاهرة",
        ],
        why="a title takes the place of the meeting for where the office is held",
    ),
]  # fmt: skip

# Names misspelt or spelt otherwise.
SLIPS = [
    (
        "وصل الرئيس الروسي فلاديمير بوتن إلى دمشق. وزار بوتين قاعدة حميميم.",
        [
            "vladimir-putin person: فلاديمير بوتن | بوتين",
            "damascus place: دمشق",
            "hmeimim place: قاعدة حميميم | حميميم",
        ],
    ),
    (
        "اجتمع الرئيس الأوكراني فولوديمير زيلينسكي والمستشار الألماني أولاف شولتس في برلين. "
        "واتفق زيلنسكي وشولتز على لقاء آخر.",
        [
            "volodymyr-zelensky person: فولوديمير زيلينسكي | زيلنسكي",
            "olaf-scholz person: أولاف شولتس | شولتز",
            "berlin place: برلين",
        ],
    ),
    (
        "وصل مولود تشاووش أوغلو إلى طرابلس. وكان مولود جاويش أوغلو قد زار تونس.",
        [
            "mevlut-cavusoglu person: مولود تشاووش أوغلو | مولود جاويش أوغلو",
            "tripoli place: طرابلس",
            "tunisia state: تونس",
        ],
    ),
    not_yet(
        "التقى رئيس المجلس الرئاسي فايز السراج وفدا في طرابلس. وغادر السراح المدينة بعد اللقاء.",
        ["fayez-al-sarraj person: فايز السراج | السراح", "tripoli place: طرابلس"],
        why="a surname alone is looked up as it stands, without a slip",
    ),
]  # fmt: skip

# Governments that deny each other, and an army beside the man who leads it.
RIVALS = [
    (
        "دخلت قوات حكومة الوفاق مدينة ترهونة، وانسحبت منها قوات حفتر.",
        [
            "gna-forces armed_group: قوات حكومة الوفاق",
            "tarhuna place: مدينة ترهونة | ترهونة",
            "libyan-national-army armed_group: قوات حفتر",
        ],
    ),
    (
        "اتفقت حكومة طبرق مع حكومة الوفاق. واستقبلت حكومة السراج الوفد.",
        [
            "interim-government-of-libya political_group: حكومة طبرق",
            "government-of-national-accord political_group: حكومة الوفاق | حكومة السراج",
            "people-alufd people: الوفد",
        ],
    ),
    (
        "تسيطر حكومة الوحدة الوطنية على طرابلس، وتعمل الحكومة المكلفة من مجلس النواب في بنغازي.",
        [
            "government-of-national-unity-libya political_group: حكومة الوحدة الوطنية",
            "tripoli place: طرابلس",
            "government-of-national-stability political_group: الحكومة المكلفة من مجلس النواب",
            "benghazi place: بنغازي",
        ],
    ),
    not_yet(
        "تتفاوض حكومة صنعاء مع الحكومة اليمنية المعترف بها دوليا في مسقط.",
        [
            "houthi-government-sanaa political_group: حكومة صنعاء",
            "yemen-government government_body: الحكومة اليمنية المعترف بها دوليا",
            "muscat place: مسقط",
        ],
        why="a listed name ends before the words of recognition that belong to it",
    ),
    not_yet(
        "تسيطر الحكومة السورية المؤقتة على أعزاز، وتدير الإدارة الذاتية القامشلي، وتدير حكومة الإنقاذ إدلب.",
        [
            "syrian-interim-government political_group: الحكومة السورية المؤقتة",
            "azaz place: أعزاز",
            "autonomous-administration-of-north-and-east-syria political_group: الإدارة الذاتية",
            "qamishli place: القامشلي",
            "syrian-salvation-government political_group: حكومة الإنقاذ",
            "idlib place: إدلب",
        ],
        why="the short names of two Syrian administrations are not taken for them",
    ),
    (
        "تقدمت قوات حفتر جنوب طرابلس. ووصل خليفة حفتر إلى القاهرة في اليوم نفسه.",
        [
            "libyan-national-army armed_group: قوات حفتر",
            "tripoli place: طرابلس",
            "khalifa-haftar person: خليفة حفتر",
            "cairo place: القاهرة",
        ],
    ),
    (
        "سيطرت قوات الأسد على حلب وانسحب مقاتلو حزب الله منها. وزار بشار الأسد المدينة.",
        [
            "syria-army armed_group: قوات الأسد",
            "aleppo place: حلب",
            "hezbollah armed_group: مقاتلو حزب الله",
            "bashar-al-assad person: بشار الأسد",
        ],
    ),
    (
        "قصف الجيش السوداني مواقع قوات الدعم السريع في الفاشر. وزار عبد الفتاح البرهان مقر الجيش في بورتسودان.",
        [
            "sudan-army armed_group: الجيش السوداني | الجيش",
            "rapid-support-forces armed_group: قوات الدعم السريع",
            "el-fasher place: الفاشر",
            "abdel-fattah-al-burhan person: عبد الفتاح البرهان",
            "port-sudan place: بورتسودان",
        ],
    ),
]  # fmt: skip

# Nouns that point back: the own country, a body by its noun.
POINTING = [
    (
        "قالت أنقرة إن بلادها لن تسحب قواتها.",
        ["turkey state: أنقرة", "turkey-army armed_group: قواتها"],
    ),
    (
        "ذكرت وكالة الأناضول أن الوفد وصل. ونشرت الوكالة صورا للقاء.",
        ["anadolu media: وكالة الأناضول | الأناضول | الوكالة"],
    ),
    (
        "نشر المرصد السوري لحقوق الإنسان حصيلة جديدة. وأضاف المرصد أن القصف استمر.",
        ["syrian-observatory organisation: المرصد السوري لحقوق الإنسان | المرصد"],
    ),
    (
        "وصلت بعثة منظمة الصحة العالمية إلى الخرطوم. وسلمت المنظمة أدوية لوزارة الصحة السودانية.",
        [
            "who-mission igo: بعثة منظمة الصحة العالمية",
            "who igo: منظمة الصحة العالمية | المنظمة",
            "khartoum place: الخرطوم",
            "sudan-health-ministry government_body: وزارة الصحة السودانية",
        ],
    ),
    not_yet(
        "غادر هاكان فيدان الدوحة مساء، وتشارك بلاده في الوساطة.",
        ["hakan-fidan person: هاكان فيدان", "doha place: الدوحة", "turkey state: بلاده"],
        why="a capital that somebody leaves or visits is the town also where its subject stands between",
    ),
]  # fmt: skip

# Media that no list holds, by the noun at their head.
MEDIA = [
    (
        "أوردت قناة الحدث وصحيفة الشرق الأوسط نبأ اللقاء. ونشرته صحيفة نيويورك تايمز.",
        [
            "al-hadath media: قناة الحدث | الحدث",
            "asharq-al-awsat media: صحيفة الشرق الأوسط | الشرق الأوسط",
            "new-york-times media: صحيفة نيويورك تايمز | نيويورك تايمز",
        ],
    ),
    (
        "قالت شبكة الوادي الإخبارية إن الجسر أغلق. وأضافت الشبكة أن السيول جرفت سيارتين.",
        ["media-al-wadi media: شبكة الوادي | الوادي | الشبكة"],
    ),
    not_yet(
        "ذكرت صحيفة «صدى الوادي» أن المصنع أغلق.",
        ["media-sadi-al-wadi media: صحيفة «صدى الوادي» | صدى الوادي"],
        why="a form that ends inside a quotation leaves the closing mark out",
    ),
    not_yet(
        "بثت قناة «النهار الجديد» مقابلة طويلة. وأعادت القناة بثها.",
        ["media-al-nahar-al-jdid media: قناة «النهار الجديد» | النهار الجديد | القناة"],
        why="a listed name is taken though the quotation that it opens goes on",
    ),
    not_yet(
        "ذكرت إذاعة الساحل الحر أن السيول قطعت الطريق.",
        ["media-al-sahil-al-hr media: إذاعة الساحل الحر | الساحل الحر"],
        why="a medium is not read where its name is a region or adjective of the codebook",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPOSED)
def test_office_body_state_and_name(text: str, expected: list[str], codebook: Codebook) -> None:
    assert listed(text, codebook) == expected


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_a_person_named_again(text: str, expected: list[str], codebook: Codebook) -> None:
    assert listed(text, codebook) == expected


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_title_alone(text: str, expected: list[str], codebook: Codebook) -> None:
    assert listed(text, codebook) == expected


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_misspelt_names(text: str, expected: list[str], codebook: Codebook) -> None:
    assert listed(text, codebook) == expected


@pytest.mark.parametrize(("text", "expected"), RIVALS)
def test_rival_governments_and_armies_stay_apart(text: str, expected: list[str], codebook: Codebook) -> None:
    assert listed(text, codebook) == expected


@pytest.mark.parametrize(("text", "expected"), POINTING)
def test_nouns_that_point_back(text: str, expected: list[str], codebook: Codebook) -> None:
    assert listed(text, codebook) == expected


@pytest.mark.parametrize(("text", "expected"), MEDIA)
def test_media_by_their_head(text: str, expected: list[str], codebook: Codebook) -> None:
    assert listed(text, codebook) == expected


ROLES = [
    ("زار وزير الخارجية الروسي سيرغي لافروف أنقرة.", [("sergey-lavrov", ["وزير الخارجية الروسي"])]),
    ("وصل سيرغي لافروف، وزير الخارجية الروسي، إلى أنقرة.", [("sergey-lavrov", ["وزير الخارجية الروسي"])]),
    (
        "التقى المتحدث باسم وزارة الخارجية الإيرانية ناصر كنعاني صحفيين.",
        [("nasser-kanaani", ["المتحدث باسم وزارة الخارجية الإيرانية"])],
    ),
    not_yet(
        "اجتمع الرئيس الأوكراني فولوديمير زيلينسكي والمستشار الألماني أولاف شولتس في برلين.",
        [("volodymyr-zelensky", ["الرئيس الأوكراني"]), ("olaf-scholz", ["المستشار الألماني"])],
        why="the particle written onto a title stays in the role",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[tuple[str, list[str]]], codebook: Codebook) -> None:
    assert roles_of(text, codebook) == expected


def test_a_homonym_has_the_state_of_its_bearer(codebook: Codebook) -> None:
    text = "تسيطر حكومة الوحدة الوطنية على طرابلس ومصراتة وزليتن."
    states = {one.id: one.state for one in entities_of(text, codebook)}
    assert states["government-of-national-unity-libya"] == "libya"


# Phrases that no list holds, by what they are made of: "id kind: words".
PHRASES = [
    ("تسلل مسلحون عبر الحدود السورية.", "area-alhdud-alsurih place: الحدود السورية"),
    ("انتشرت القوات في المنطقة الحدودية.", "area-almntqh-alhdudih place: المنطقة الحدودية"),
    ("قصف الجيش بلدتي كفريا والفوعة في سوريا.", "kafarya place: كفريا"),
    ("قصف الجيش بلدتي كفريا والفوعة في سوريا.", "fua place: والفوعة"),
    ("قال متحدث باسم شرطة إسطنبول إن الشارع أغلق.", "istanbul-police government_body: شرطة إسطنبول"),
    ("زار الوفد بلدية مدينة سبها في ليبيا.", "sabha-municipality government_body: بلدية مدينة سبها"),
    ("ناشد الليبيون الأمم المتحدة.", "libya-people people: الليبيون"),
    ("استولى قراصنة على سفينة حاويات قبالة الصومال.", "ship-sfinh-hauiat organisation: سفينة حاويات"),
    ("وصل أردوغان إلى قطر ودافعت حكومته عن الاتفاق.", "turkey-government government_body: حكومته"),
    ("انسحبت الكتيبة 106 من الميناء.", "group-alktibh-106 armed_group: الكتيبة 106"),
    ("انسحب مقاتلون من لواء الحرية أمس.", "group-lua-alhrih armed_group: لواء الحرية"),
    ("أعلن تنظيمي داعش والقاعدة حربا.", "islamic-state armed_group: داعش"),
    ("أقر البرلمان قانون التغذية القسرية.", "agreement-qanun-altghdhih-alqsrih agreement: قانون التغذية القسرية"),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_a_phrase_that_no_list_holds(text: str, expected: str, codebook: Codebook) -> None:
    view = read_article(text, codebook)
    spans = [(phrase, view.reading.offsets(phrase.first, phrase.last)) for phrase in view.settled.phrases]
    assert expected in [f"{phrase.id} {phrase.kind}: {text[start:end]}" for phrase, (start, end) in spans]


# Words that look like names and are none: "the words that must not be a name".
NO_NAMES = [
    ("ولد الفيتوري في السودان ونشأ في مصر.", "ولد الفيتوري"),
    ("أسفر الهجوم عن مقتل جندي وإصابة آخر.", "وإصابة"),
    ("كرر ذلك في بيانه الأسبوع الماضي.", "بيانه"),
    ("عثر على حطام الطائرة الماليزية.", "الطائرة الماليزية"),
    ("دافعت المرأة المعروفة باسم أم سياف عن نفسها.", "باسم أم سياف"),
    ("تشهد المدينة حركة الطيران المدني.", "حركة الطيران"),
    ("نفذ مسلحون هجوم مسلح للمقاومة على نقطة.", "مسلح للمقاومة"),
]


@pytest.mark.parametrize(("text", "words"), NO_NAMES)
def test_what_is_no_name(text: str, words: str, codebook: Codebook) -> None:
    view = read_article(text, codebook)
    spans = [view.reading.offsets(phrase.first, phrase.last) for phrase in view.settled.phrases]
    assert words not in [text[start:end] for start, end in spans]


def test_a_noun_with_the_article_written_onto_its_particle_is_the_same(codebook: Codebook) -> None:
    view = read_article("التقى المحامي المعتقلين. وقدم الصليب الأحمر مساعدات للمعتقلين.", codebook)
    assert len({phrase.id for phrase in view.settled.phrases if "معتقلين" in phrase.id or "matqlin" in phrase.id}) == 1
