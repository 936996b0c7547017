from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.call import call

MISUSES = [
    (["frob"], "usage.unknown-command", 'There is no command "frob".', "لا يوجد أمر اسمه «frob».", ""),
    (["export", "pdf"], "usage.unknown-command", 'There is no command "pdf".', "لا يوجد أمر اسمه «pdf».", " export"),
    (["read", "--sideways"], "usage.unknown-option", 'There is no option "--sideways".',
     "لا يوجد خيار اسمه «--sideways».", " read"),
    (["read", "a.txt", "--into"], "usage.option-without-value", 'The option "--into" needs a value.',
     "الخيار «--into» تنقصه قيمة.", " read"),
    (["read", "a.txt"], "usage.missing-value", 'The value "--into" is missing.', "تنقص القيمة «--into».", " read"),
    (["articles"], "usage.missing-value", 'The value "LEDGER" is missing.', "تنقص القيمة «LEDGER».", " articles"),
    (["articles", "a", "b"], "usage.unexpected-value", "There is a value too many: b", "قيمة زائدة: b", " articles"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "code", "english", "arabic", "path"), MISUSES)
def test_wrong_usage_is_one_sentence_and_exit_2(
    args: list[str], code: str, english: str, arabic: str, path: str
) -> None:
    assert call(*args) == type(call())(2, "", f"{english} [{code}]\nFor help: tawatur{path} --help\n")
    result = call(*args, locale="ar_SY.UTF-8")
    assert (result.status, result.err.splitlines()) == (2, [f"{arabic} [{code}]", f"للمساعدة: tawatur{path} --help"])
    words = 2 if args[0] == "export" else 1
    result = call(*args[:words], "--json", *args[words:])
    assert (result.status, result.err) == (2, "")
    assert result.answer["error"]["code"] == code and result.answer["error"]["sentence"] == english


def test_a_value_that_is_no_number(tmp_path: Path) -> None:
    for value in ("x", "0", "-1"):
        result = call("read", tmp_path, "--into", tmp_path / "x.db", "--workers", value)
        assert result.status == 2
        assert result.err.startswith('The value of "--workers" cannot be used. (')
        assert result.err.endswith("[usage.bad-value]\nFor help: tawatur read --help\n")


def test_an_unknown_language(tmp_path: Path) -> None:
    result = call("articles", tmp_path / "x.db", "--lang", "fr")
    assert (result.status, result.err.splitlines()[0]) == (
        2,
        'There is no language "fr"; there are ar and en. [usage.unknown-language]',
    )


def test_no_command_shows_the_commands() -> None:
    result = call()
    assert (result.status, result.out) == (2, "")
    assert "A command is missing. These are the commands. [usage.missing-command]" in result.err
    names = ["read", "brief", "export", "check", "show", "articles", "entities", "statements", "schema"]
    assert all(f"\n  {name} " in result.err for name in names)
    assert call("export").status == 2


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_help_is_said_in_both_languages(lang: str) -> None:
    result = call("read", "--help", "--lang", lang)
    expected = {
        "en": "Usage: tawatur read PATH... --into LEDGER [...]\n\nRead files and folders into a ledger.\n",
        "ar": "الاستعمال: tawatur read PATH... --into LEDGER [...]\n\nيقرأ ملفات ومجلدات إلى سجل.\n",
    }
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(expected[lang])
    for option in ("--into LEDGER", "--again", "--workers N", "--json", "--lang ar|en", "--help"):
        assert f"\n  {option} " in result.out
    assert "help.option" not in result.out


def test_no_help_text_is_left_as_its_key() -> None:
    for command in ["read", "brief", "check", "show", "articles", "entities", "statements", "schema"]:
        assert "help.option" not in call(command, "--help").out
    for args in (("--help",), ("export", "--help"), ("export", "coding", "--help")):
        result = call(*args)
        assert (result.status, "help.export" in result.out) == (0, False)


def test_a_missing_ledger_is_told_by_every_command(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    for args in (
        ("brief", path, "-o", tmp_path / "x.html"),
        ("export", "coding", path, "-o", tmp_path / "x"),
        ("check", path),
        ("show", path, "1"),
        ("articles", path),
        ("entities", path),
        ("statements", path),
    ):
        assert call(*args, "--lang", "ar") == type(call())(3, "", f"لا يوجد سجل باسم «{path}». [ledger.missing]\n")
        assert call(*args, "--json").answer == {
            "error": {
                "code": "ledger.missing",
                "details": {"ledger": str(path)},
                "sentence": f'There is no ledger "{path}".',
            },
            "exit": 3,
        }
    assert not path.exists()


def test_version() -> None:
    from tawatur import __version__

    assert call("--version") == type(call())(0, f"{__version__}\n", "")


def test_schema_is_the_schema_of_the_records() -> None:
    from tawatur.records.schema import record_schema

    result = call("schema")
    assert (result.status, json.loads(result.out)) == (0, json.loads(json.dumps(record_schema())))
    assert call("schema", "--json").out == result.out
