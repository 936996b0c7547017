from __future__ import annotations

from pathlib import Path

from tests.cli.call import call
from tests.cli.conftest import FIRST, SECOND, TITLE, span


def test_articles(coded_ledger: Path) -> None:
    rows = call("articles", coded_ledger, "--json").answer
    second, first = rows["articles"]  # those without a date come first
    assert rows["ledger"] == str(coded_ledger)
    assert first == {
        "key": first["key"], "name": "1.txt", "outlet": "صوت المدينة", "url": "https://example.org/1",
        "published": "2020-07-09", "author": "", "title": TITLE,
        "entities": 3, "statements": 1, "positions": 1, "events": 0,
    }  # fmt: skip
    assert call("articles", coded_ledger).out.splitlines() == [
        f"{second['key']}  no date  outlet unknown  2.txt",
        f"{first['key']}  2020-07-09  صوت المدينة  1.txt  {TITLE}",
    ]
    assert call("articles", coded_ledger, "--lang", "ar").out.splitlines()[0] == (
        f"{second['key']}  بلا تاريخ  وسيلة غير معروفة  2.txt"
    )


def test_entities(coded_ledger: Path) -> None:
    assert call("entities", coded_ledger, "--json").answer["entities"] == [
        {"id": "turkey", "kind": "state", "en": "Turkey", "names": ["التركي", "أنقرة"], "articles": 1, "mentions": 2},
        {"id": "haftar-forces", "kind": "armed_group", "en": "Haftar's forces", "names": ["قوات حفتر"], "articles": 1,
         "mentions": 1},
        {"id": "", "kind": "person", "en": "", "names": ["مولود جاويش أوغلو"], "articles": 1, "mentions": 1},
    ]  # fmt: skip
    assert call("entities", coded_ledger).out.splitlines()[0] == "    1  state  Turkey  التركي، أنقرة"


STATEMENT = {
    "name": "1.txt", "outlet": "صوت المدينة", "published": "2020-07-09", "speaker": "مولود جاويش أوغلو",
    "speaker_id": "e1", "joint": [], "anonymity": "named", "cue_class": "say", "form": "direct", "chain": ["Turkey"],
}  # fmt: skip


def test_statements(coded_ledger: Path) -> None:
    [row] = call("statements", coded_ledger, "--json").answer["statements"]
    cue, content = span("قال"), span("تدعم وقف إطلاق النار في ليبيا")
    assert row == {
        **STATEMENT,
        "key": row["key"],
        "cue": [cue.start, cue.end, cue.quote],
        "content": [content.start, content.end, content.quote],
    }
    assert FIRST[row["content"][0] : row["content"][1]] == row["content"][2]
    assert call("statements", coded_ledger, "--lang", "ar").out.splitlines() == [
        "مولود جاويش أوغلو (قال) — صوت المدينة، 2020-07-09، 1.txt",
        "    تدعم وقف إطلاق النار في ليبيا",
        "    عبر التركي",
    ]


def test_statements_of_one_speaker(coded_ledger: Path) -> None:
    for name in ("أوغلو", "مَوْلُود", "e1"):
        assert len(call("statements", coded_ledger, "--speaker", name, "--json").answer["statements"]) == 1
    assert call("statements", coded_ledger, "--speaker", "لافروف", "--json").answer["statements"] == []
    result = call("statements", coded_ledger, "--speaker", "لافروف")
    assert (result.status, result.out) == (0, "Nothing.\n")


def test_show(coded_ledger: Path) -> None:
    result = call("show", coded_ledger, "1.txt", "--lang", "ar")
    assert result.status == 0
    assert FIRST in result.out
    assert result.out.split(FIRST)[1].splitlines() == [
        "",
        "",
        "الكيانات (3)",
        "  التركي | state | Turkey | التركي، أنقرة",
        "  مولود جاويش أوغلو | person | مولود جاويش أوغلو",
        "  قوات حفتر | armed_group | Haftar's forces | قوات حفتر",
        "",
        "الأقوال (1)",
        "  مولود جاويش أوغلو | قال | «تدعم وقف إطلاق النار في ليبيا» | عبر التركي",
        "",
        "المواقف (1)",
        "  التركي | condition | «بدء المفاوضات» | «أن تنسحب من مدينة سرت» | قوات حفتر",
    ]
    key = call("articles", coded_ledger, "--json").answer["articles"][1]["key"]
    for name in ("1", key, "https://example.org/1"):
        answer = call("show", coded_ledger, name, "--json").answer
        assert (answer["key"], answer["versions"], answer["document"]["text"]) == (key, 1, FIRST)
        assert len(answer["findings"]["entities"]) == 3
    assert call("show", coded_ledger, "2.txt", "--json").answer["document"] == {"name": "2.txt", "text": SECOND}


def test_show_what_is_not_there(coded_ledger: Path) -> None:
    result = call("show", coded_ledger, "9.txt")
    assert (result.status, result.out) == (2, "")
    assert result.err.splitlines() == [
        f'The ledger "{coded_ledger}" has no article "9.txt". [usage.unknown-article]',
        "For help: tawatur show --help",
    ]


def test_check(coded_ledger: Path) -> None:
    result = call("check", coded_ledger)
    assert (result.status, result.out) == (0, f'The ledger "{coded_ledger}" is sound.\n')
    answer = call("check", coded_ledger, "--json").answer
    assert (answer["sound"], answer["problems"], answer["counts"]["articles"]) == (True, [], 2)
    digest = call("check", coded_ledger, "--digest", "--json").answer["digest"]
    assert call("check", coded_ledger, "--digest").out == f"{digest}\n"


def test_export_coding(coded_ledger: Path, tmp_path: Path) -> None:
    result = call("export", "coding", coded_ledger, "-o", tmp_path / "out")
    assert (result.status, result.out) == (0, f'The coding was written to "{tmp_path}/out"; articles: 2\n')
    assert (tmp_path / "out/texts/1.txt").read_text("utf-8") == FIRST
    assert call("export", "coding", coded_ledger, "-o", tmp_path / "out", "--json").answer == {
        "ledger": str(coded_ledger), "folder": f"{tmp_path}/out", "articles": 2,
    }  # fmt: skip


def test_export_tables(coded_ledger: Path, tmp_path: Path) -> None:
    result = call("export", "tables", coded_ledger, "-o", tmp_path / "out")
    answer = call("export", "tables", coded_ledger, "-o", tmp_path / "out", "--json").answer
    rows = sum(answer["rows"].values())
    assert result.out == f'16 tables were written to "{tmp_path}/out"; articles: 2, rows: {rows}\n'
    lines = (tmp_path / "out/articles.csv").read_bytes().split(b"\r\n")
    assert lines[0] == b"\xef\xbb\xbfarticle,outlet,published,published_from,author,title,url,name,characters"
    assert len(lines) == 4 and answer["rows"]["articles"] == 2


def test_brief(coded_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    result = call("brief", coded_ledger, "-o", path)
    assert (result.status, result.out) == (0, f'The brief was written to "{path}".\n')
    assert path.read_bytes().startswith(b"<!")
    assert call("brief", coded_ledger, "-o", path, "--json").answer == {"ledger": str(coded_ledger), "file": str(path)}
    result = call("brief", coded_ledger, "-o", tmp_path)
    assert (result.status, result.err) == (
        3,
        f'"{tmp_path}" is a folder, and a file is asked for. [output.is-folder]\n',
    )
    result = call("brief", coded_ledger, "-o", tmp_path / "none/brief.html", "--lang", "ar")
    assert (result.status, result.err) == (
        3,
        f"لا يوجد المجلد الذي يُكتب فيه «{tmp_path}/none/brief.html». [output.no-folder]\n",
    )
