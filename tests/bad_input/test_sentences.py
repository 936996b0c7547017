"""Every bad input as a worked example: its code, its sentence in both languages; the articles beside it are read."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tawatur.ingest.refuse import STAGES
from tests.cli.call import call

Make = Callable[[Path], None]
ARABIC = "أعلن المتحدث باسم الحكومة أمس أن الهدنة ستبدأ بعد يومين.\n"
ENGLISH = "The spokesman of the government said that the truce will begin in two days.\n"
PERSIAN = "سخنگوی دولت گفت که آتش بس از دو روز دیگر آغاز می شود و باید برای همه باشد.\n"
URDU = "حکومت کے ترجمان نے کہا ہے کہ جنگ بندی دو دن کے بعد شروع ہو گی اور اس میں سب شامل ہیں۔\n"
LINE = json.dumps({"id": "b", "url": "https://example.org/b", "text": ARABIC}) + "\n"


def text(name: str, content: str | bytes) -> Make:
    data = content if isinstance(content, bytes) else content.encode()
    return lambda folder: _write(folder / name, data)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def nothing(folder: Path) -> None:
    pass


# Name of the path that is read beside a folder of good articles; how it comes about; code; sentence in English and in
# Arabic, PATH standing for the path.
EXAMPLES: list[tuple[str, Make, str, str, str]] = [
    (
        "gone.txt",
        nothing,
        "ingest.missing-path",
        'There is no file or folder "PATH".',
        "لا يوجد ملف ولا مجلد باسم «PATH».",
    ),
    (
        "empty",
        lambda folder: (folder / "empty").mkdir(),
        "ingest.empty-folder",
        'The folder "PATH" holds nothing that can be read.',
        "المجلد «PATH» لا يحوي شيئا يمكن قراءته.",
    ),
    ("empty.txt", text("empty.txt", ""), "ingest.empty-file", 'The file "PATH" is empty.', "الملف «PATH» فارغ."),
    (
        "blank.txt",
        text("blank.txt", "\ufeff \n\n"),
        "ingest.empty-file",
        'The file "PATH" is empty.',
        "الملف «PATH» فارغ.",
    ),
    ("none.jsonl", text("none.jsonl", "\n"), "ingest.empty-file", 'The file "PATH" is empty.', "الملف «PATH» فارغ."),
    (
        "photo.txt",
        text("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"),
        "ingest.not-text",
        'What "PATH" holds is no text.',
        "ما في «PATH» بيانات وليس نصا.",
    ),
    (
        "cut.txt",
        text("cut.txt", ARABIC.encode()[:8] + b"\xff" + ARABIC.encode()[8:]),
        "ingest.broken-utf8",
        'The UTF-8 text of "PATH" is damaged at byte 8.',
        "نص «PATH» بترميز UTF-8 تالف عند البايت 8.",
    ),
    (
        "english.txt",
        text("english.txt", ENGLISH),
        "ingest.not-arabic",
        '"PATH" is not in Arabic; its language seems to be: English.',
        "«PATH» ليس بالعربية، ولغته المرجحة: الإنجليزية.",
    ),
    (
        "persian.txt",
        text("persian.txt", PERSIAN),
        "ingest.not-arabic",
        '"PATH" is not in Arabic; its language seems to be: Persian.',
        "«PATH» ليس بالعربية، ولغته المرجحة: الفارسية.",
    ),
    (
        "urdu.txt",
        text("urdu.txt", URDU),
        "ingest.not-arabic",
        '"PATH" is not in Arabic; its language seems to be: Urdu.',
        "«PATH» ليس بالعربية، ولغته المرجحة: الأردية.",
    ),
    (
        "numbers.txt",
        text("numbers.txt", "1 2 3"),
        "ingest.no-letters",
        'There are no words in "PATH".',
        "لا كلمات في «PATH».",
    ),
    (
        "long.txt",
        text("long.txt", ARABIC * 50_000),
        "ingest.too-large",
        '"PATH" is larger than 5 MB, the most that is read.',
        "حجم «PATH» يتجاوز 5 ميغابايت، وهو أقصى ما يُقرأ.",
    ),
    (
        "page.mhtml",
        text("page.mhtml", f"<html>{ARABIC}</html>"),
        "ingest.unknown-kind",
        '"PATH" is of the kind .mhtml, which is not read here; files of text and of JSON lines are.',
        "«PATH» من النوع .mhtml الذي لا يُقرأ هنا؛ تُقرأ ملفات النص وملفات JSON ذات السطر لكل مقال.",
    ),
    (
        "pipe.txt",
        lambda folder: os.mkfifo(folder / "pipe.txt"),
        "ingest.not-a-file",
        '"PATH" is neither a file nor a folder.',
        "«PATH» ليس ملفا ولا مجلدا.",
    ),
    (
        "circle.txt",
        lambda folder: (folder / "circle.txt").symlink_to("circle.txt"),
        "ingest.unreadable",
        '"PATH" could not be read; the system\'s error is ELOOP.',
        "تعذرت قراءة «PATH»، وخطأ النظام هو ELOOP.",
    ),
    (
        "metadata.csv",
        text("metadata.csv", "file,outlet\ngone.txt,ا\n"),
        "ingest.metadata-without-file",
        'Line 2 of "PATH" names the file "gone.txt", which is not there.',
        "السطر 2 من «PATH» يذكر الملف «gone.txt»، وهو غير موجود.",
    ),
    (
        "metadata.csv",
        text("metadata.csv", "name,outlet\n1.txt,ا\n"),
        "ingest.metadata-without-column",
        'The table "PATH" has no column "file" and was not used.',
        "الجدول «PATH» لا يحوي عمودا باسم «file»، فلم يُستعمل.",
    ),
    (
        "metadata.csv",
        text("metadata.csv", 'file,title\n1.txt,"نعم, قالها "أمس",\n'),
        "ingest.broken-metadata-row",
        'Line 2 of "PATH" is no row of a table; its quotation marks do not pair up.',
        "السطر 2 من «PATH» ليس صفا سليما، فعلامات التنصيص فيه لا تتقابل.",
    ),
    (
        "metadata.csv",
        text("metadata.csv", "file,outlet\nmetadata.csv,ا\nmetadata.csv,ب\n"),
        "ingest.repeated-metadata-row",
        'Line 3 of "PATH" names the file "metadata.csv" again; the first row counts.',
        "السطر 3 من «PATH» يكرر الملف «metadata.csv»، والعبرة بالصف الأول.",
    ),
    (
        "broken.jsonl",
        text("broken.jsonl", LINE + '{"id": "x", "text": \n'),
        "ingest.broken-json",
        'What stands at "PATH:2" is no valid JSON object.',
        "ما في «PATH:2» ليس كائن JSON سليما.",
    ),
    (
        "fields.jsonl",
        text("fields.jsonl", LINE + '{"id": "x"}\n'),
        "ingest.missing-field",
        'The article at "PATH:2" lacks the field "text".',
        "المقال في «PATH:2» ينقصه الحقل «text».",
    ),
    (
        "numbers.jsonl",
        text("numbers.jsonl", LINE + '{"id": "x", "text": 5}\n'),
        "ingest.wrong-field",
        'The field "text" at "PATH:2" is no text.',
        "الحقل «text» في «PATH:2» ليس نصا.",
    ),
    (
        "half.jsonl",
        text("half.jsonl", LINE + '{"id": "x", "text": "\\ud800"}\n'),
        "ingest.lone-surrogate",
        'The field "text" at "PATH:2" holds half a character without its other half (a lone surrogate).',
        "الحقل «text» في «PATH:2» يحوي نصف محرف بلا نصفه الآخر.",
    ),
    (
        "null.jsonl",
        text("null.jsonl", LINE + '{"id": "x", "text": "\\u0000"}\n'),
        "ingest.null-character",
        'The field "text" at "PATH:2" holds a null character.',
        "الحقل «text» في «PATH:2» يحوي المحرف الصفري.",
    ),
    (
        "blank.jsonl",
        text("blank.jsonl", LINE + '{"id": "x", "title": "", "text": " "}\n'),
        "ingest.empty-article",
        'The article at "PATH:2" has neither title nor text.',
        "المقال في «PATH:2» بلا عنوان ولا نص.",
    ),
    (
        "torn.jsonl.gz",
        text("torn.jsonl.gz", gzip.compress(LINE.encode(), mtime=0)[:-8]),
        "ingest.broken-gzip",
        'The compressed file "PATH" is damaged; only what stands before the damage was read.',
        "الملف المضغوط «PATH» تالف، ولم يُقرأ منه إلا ما سبق موضع التلف.",
    ),
    (
        "menu.html",
        text("menu.html", "<html><body></body></html>"),
        "ingest.no-article",
        'The page at "PATH" holds no article.',
        "لا مقال في الصفحة «PATH».",
    ),
    (
        "page.rss",
        text("page.rss", "<html><body>x</body></html>"),
        "ingest.no-feed",
        'The file "PATH" is no RSS or Atom feed that can be read.',
        "الملف «PATH» ليس خلاصة RSS أو Atom تُقرأ.",
    ),
    (
        "torn.wacz",
        text("torn.wacz", "PK"),
        "ingest.broken-archive",
        'The web archive "PATH" is broken; what was read before the break stays.',
        "أرشيف الويب «PATH» تالف؛ بقي ما قُرئ قبل موضع التلف.",
    ),
]


@pytest.mark.usefixtures("quick_coding")
@pytest.mark.parametrize(("name", "make", "code", "english", "arabic"), EXAMPLES)
def test_bad_input_is_refused_with_its_sentence_and_the_articles_beside_it_are_read(
    folder: Path, tmp_path: Path, name: str, make: Make, code: str, english: str, arabic: str
) -> None:
    (tmp_path / "bad").mkdir()
    path = tmp_path / "bad" / name
    make(tmp_path / "bad")
    for lang, sentence in (("en", english), ("ar", arabic)):
        ledger = tmp_path / f"{lang}.db"
        told = sentence.replace("PATH", str(path))
        result = call("read", path, folder, "--into", ledger, "--lang", lang)
        assert (result.status, result.err) == (1, f"{told} [{code}]\n")
        answer = call("read", path, folder, "--into", ledger, "--lang", lang, "--json").answer
        assert [(one["code"], one["stage"], one["sentence"]) for one in answer["refusals"]] == [
            (code, STAGES[code], told)
        ]
        names = [row["name"] for row in call("articles", ledger, "--json").answer["articles"]]
        assert {"1.txt", "2.txt"} <= set(names)
        assert call("check", ledger).status == 0


NOTES = [
    (
        "3.txt",
        "file,published\n3.txt,03/04/2020\n",
        "ingest.unknown-date",
        '"PATH" was read, but "03/04/2020" is no date of publication that can be understood without guessing.',
        "قُرئ «PATH»، لكن «03/04/2020» ليس تاريخ نشر يُفهم بلا تخمين.",
    ),
    (
        "1.txt",
        "file\n1.txt\n",
        "ingest.same-name",
        '"1.txt" was read as a new version of another article of that name;'
        " give outlet or URL in metadata.csv to keep the two apart.",
        "قُرئ «1.txt» على أنه نسخة جديدة من مقال آخر بالاسم نفسه؛"
        " اذكر في metadata.csv وسيلة كل منهما أو رابطه للتمييز بينهما.",
    ),
]


@pytest.mark.usefixtures("quick_coding")
@pytest.mark.parametrize(("name", "metadata", "code", "english", "arabic"), NOTES)
def test_a_remark_is_told_and_counted_and_nothing_is_left_out(
    folder: Path, tmp_path: Path, name: str, metadata: str, code: str, english: str, arabic: str
) -> None:
    (folder / "metadata.csv").unlink()
    other = tmp_path / "other"
    other.mkdir()
    path = other / name
    path.write_text(ARABIC, encoding="utf-8")
    (other / "metadata.csv").write_text(metadata, encoding="utf-8")
    for lang, sentence in (("en", english), ("ar", arabic)):
        told = sentence.replace("PATH", str(path))
        result = call("read", folder, other, "--into", tmp_path / f"{lang}.db", "--lang", lang)
        assert (result.status, result.err) == (0, f"{told} [{code}]\n")
        answer = call("read", folder, other, "--into", tmp_path / f"{lang}.db", "--lang", lang, "--json").answer
        assert [one["sentence"] for one in answer["remarks"]] == [told]
        assert (answer["articles"], answer["refused"], answer["notes"], answer["refusals"]) == (3, 0, 1, [])


def test_every_code_of_ingest_has_its_example() -> None:
    shown = {code for *_, code, _, _ in EXAMPLES} | {code for _, _, code, _, _ in NOTES}
    fetched = {
        code for code, stage in STAGES.items() if stage == "fetch"
    }  # in tests/ingest/test_fetch.py, test_watching.py
    assert set(STAGES) - fetched == shown | {"ingest.no-permission"}  # the last in test_permission.py
