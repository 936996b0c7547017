from __future__ import annotations

import pytest

from tawatur.errors import InputError
from tawatur.ingest.sniff import load_languages, require_arabic, sniff_language, weigh_grammar
from tawatur.messages import load_messages

ARABIC = "أعلن وزير الخارجية في مؤتمر صحفي أن بلاده تدعم الحل السياسي، وقال إن المحادثات ستستأنف بعد أسبوع في جنيف."
CAPTION = (
    "Displaced families wait for aid at a school in the northern city, in this file photo taken last week (Agency)"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARABIC, "ar"),
        (f"{CAPTION}\n\n{ARABIC}", "ar"),
        ("غوتيريش: قلق بالغ", "ar"),  # no function word at all
        ("قال متحدث باسم CENTCOM لشبكة CNN إن طائرة MQ-9 Reaper سقطت قرب الحديدة.", "ar"),
        ("گوگل تطلق هاتفا جديدا في دبي", "ar"),  # one foreign letter in a short headline
        ("وزیر خارجية الامارات يستقبل نظیره الایرانی فی ابوظبی", "ar"),  # typed on a Persian keyboard
        ("رئيس حكومة إقليم كردستان يستقبل قائدا في قوات پێشمەرگە", "ar"),
        ("د. العامري: لا تعليق", "ar"),
        ("قَالَ الوَزِيرُ إِنَّ المَجْلِسَ سَيَنْعَقِدُ غَدًا", "ar"),
        (f"{ARABIC} $('#poll').plot([[1, 2]], {{seriesDefaults: {{renderer: jQuery.jqplot.PieRenderer, rendererOptions:"
         " {showDataLabels: true}}, legend: {show: true, location: 's', marginTop: '0px'}});", "ar"),
        ("وزیر امور خارجه گفت که این توافق برای هر دو کشور سودمند است و باید اجرا شود.", "fa"),
        ("وزير امور خارجه گفت كه اين توافق براي هر دو كشور سودمند است و بايد اجرا شود.", "fa"),  # Arabic letter forms
        ("وزیر خارجہ نے کہا ہے کہ دونوں ملکوں کے درمیان مذاکرات اگلے ہفتے شروع ہوں گے۔", "ur"),
        ("سەرۆکی حکومەت لەگەڵ باڵیۆز کۆبووەوە و باسی دۆخی ناوچەکەیان کرد و بڕیار درا دانوستان بەردەوام بێت", "ckb"),
        ("د بهرنیو چارو وزیر وویل چې دوی به له نړیوالو سره خبرې وکړي او دا به ښه پایله ولري", "ps"),
        ("The minister said that the agreement was signed on Monday.", "en"),
        ('The minister said "نعم" to the agreement that was signed on Monday.', "en"),
        ("Le ministre a déclaré que les pays de la région ont signé un accord.", "fr"),
        ("Bakan, iki ülke arasında bir anlaşma için görüşmelerin daha sonra olacağını dedi.", "tr"),
        ("Министр заявил, что на переговорах в столице не было прогресса.", "ru"),
        ("שר החוץ אמר כי הוא לא יגיע על פי ההסכם.", "he"),
        ("Lorem ipsum dolor sit amet", "latin"),
        ("外交部发言人表示", "cjk"),
        ("საგარეო საქმეთა მინისტრი", "other"),
        ("123 ... !؟", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_language_is_told_by_letters_and_function_words(text: str, language: str) -> None:
    assert sniff_language(text) == language


def test_addresses_tags_and_entities_are_no_letters_of_a_text() -> None:
    links = "https://www.example.org/a/very/long/address/of/a/page/that/nobody/reads " * 20
    assert sniff_language(f"{ARABIC}\n<div class='related-articles-and-more'>&nbsp;&quot;{links}") == "ar"


def test_a_long_text_is_judged_by_its_beginning() -> None:
    assert sniff_language(ARABIC * 100 + CAPTION * 10_000) == "ar"


def test_a_text_without_spaces_takes_no_long_time() -> None:
    assert sniff_language("a@" * 100_000) == ""  # one address


def test_require_arabic_names_the_language() -> None:
    with pytest.raises(InputError) as raised:
        require_arabic("The minister said that it was signed.")
    assert (raised.value.code, raised.value.details) == ("ingest.not-arabic", {"language": "en"})
    with pytest.raises(InputError) as raised:
        require_arabic("1 2 3")
    assert (raised.value.code, raised.value.details) == ("ingest.no-letters", {})


def test_grammar_is_the_share_of_function_words_and_of_words_with_the_article() -> None:
    assert weigh_grammar("قال الوزير أمس نعم") == 0.75
    assert weigh_grammar("The minister said") == 0.0
    assert weigh_grammar("") == 0.0


def test_every_language_and_script_has_a_name_in_the_messages() -> None:
    known = load_languages()
    ids = {lang.id for lang in known.languages} - {"ar"} | set(known.scripts) - {"arabic"} | {"other"}
    assert {f"language.{id}" for id in ids} <= set(load_messages())
    assert all(isinstance(word, str) for lang in known.languages for word in lang.words)
