"""Names in Latin letters: sixty, with what stands behind each group of them."""

from __future__ import annotations

import pytest

from tawatur.coding.latin import write_latin, write_slug

# Parts that the table of name parts holds, in the form that most bearers use.
USUAL = {
    "محمد صالح": "Mohamed Saleh",
    "أحمد عكاش": "Ahmed Akash",
    "خليفة حفتر": "Khalifa Haftar",
    "يوسف الشاهد": "Youssef al-Shahid",
    "مصطفى الكاظمي": "Mustafa al-Kazimi",
    "قيس سعيد": "Qais Saeed",
    "برهم صالح": "Barham Saleh",
    "مسعود بارزاني": "Masoud Barzani",
    "علي مملوك": "Ali Mamluk",
    "فيصل المقداد": "Faisal al-Maqdad",
    "غسان سلامة": "Ghassan Salama",
    "فاطمة الزهراني": "Fatima al-Zahrani",
    "سهيل الحسن": "Sohail al-Hassan",
    "إبراهيم كالين": "Ibrahim Kalin",
}
# Parts that join others.
JOINED = {
    "عبد الرحمن بن سالم الشامي": "Abdulrahman bin Salem al-Shami",
    "عبدالرحمن بن سالم الشامي": "Abdulrahman bin Salem al-Shami",
    "معين عبد الملك": "Moein Abdulmalik",
    "نصر الله الراشدي": "Nasr Allah al-Rashidi",
    "عبد الله باتيلي": "Abdullah Batili",
    "أبو بكر البغدادي": "Abu Bakr al-Baghdadi",
    "صلاح الدين الأيوبي": "Salah al-Din al-Ayubi",
    "بن عبد العزيز آل سعود": "bin Abdelaziz Al Saud",
    "هند بنت عتبة": "Hind bint Atba",
    "ابن سلمان": "Ibn Salman",
    "ولد الشيخ": "Ould al-Sheikh",
    "فان بيرسي": "van Birsi",
}
# The article, a nisba, a diminutive, ta marbuta, final ya and alef maqsura, root h.
SPELT = {
    "القحطاني": "al-Qahtani",
    "البقمي": "al-Baqmi",
    "العامري": "al-Amiri",
    "السويدي": "al-Suwaydi",
    "الثويني": "al-Thuwayni",
    "النخالة": "al-Nakhala",
    "سعيد حوى": "Saeed Hawa",
    "نزيه الحكيم": "Nazih al-Hakim",
    "السراج": "al-Saraj",
    "الجبوري": "al-Jaburi",
    "الدغيلبي": "al-Daghilbi",
    "الورفلي": "al-Warfali",
    "الزنيدي": "al-Zanidi",
    "الراوي": "al-Rawi",
    "المشاط": "al-Mashat",
    "العلوي": "Alaoui",
}
# Short vowels where a syllable needs them.
SYLLABLES = {
    "دغش": "Daghsh",
    "شخبوط": "Shakhbut",
    "طاحوس": "Tahus",
    "ضاحي خلفان": "Dhahi Khalfan",
    "عيدروس": "Aidarus",
    "بيرول ديمير": "Birul Dimir",
    "هاكان فيدان": "Hakan Fidan",
    "خلوصي أكار": "Khalusi Akar",
}
# Foreign names as Arabic spells them.
FOREIGN = {
    "مولود أوغلو": "Mouloud Oghlu",
    "رجب أردوغان": "Ragab Ardughan",
    "سيرغي شويغو": "Sirghi Shuyghu",
    "ستيفاني ويليامز": "Stephanie Wilyamiz",
    "جورجيوس دونيس": "Jurjiwas Dunis",
    "أوباما": "Obama",
    "إيران": "Iran",
    "لويس إينريكي": "Louis Inriki",
    "F-16": "F-16",
    "ڤيكتور": "Viktur",
}


@pytest.mark.parametrize(
    ("name", "latin"), [pair for several in (USUAL, JOINED, SPELT, SYLLABLES, FOREIGN) for pair in several.items()]
)
def test_names(name: str, latin: str) -> None:
    assert write_latin(name) == latin


def test_there_are_sixty_names() -> None:
    assert sum(map(len, (USUAL, JOINED, SPELT, SYLLABLES, FOREIGN))) == 60


def test_marks_and_tatweel_do_not_count() -> None:
    assert write_latin("مُحَمَّد صالــح") == write_latin("محمد صالح")


def test_folded_names_are_written_the_same_where_folding_loses_nothing() -> None:
    assert write_latin("خليفه حفتر") == "Khalifa Haftar"
    assert write_latin("احمد القحطاني") == "Ahmed al-Qahtani"


def test_parts_that_the_table_lacks_may_be_given() -> None:
    assert write_latin("طاحوس دغش", {"دغش": "Daghash"}) == "Tahus Daghash"


def test_slugs() -> None:
    assert write_slug("وزارة الدفاع") == "uzara-aldfaa"
    assert write_slug("…") == "x"
