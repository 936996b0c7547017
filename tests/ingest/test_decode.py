from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import InputError
from tawatur.ingest.decode import decode_bytes, even_lines, is_text
from tawatur.ingest.sniff import sniff_language

TEXT = "هدنة جديدة في الجنوب\n\nأعلن المتحدث، أمس الثلاثاء، أن «الهدنة» ستبدأ بعد يومين.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso8859-6"])
def test_text_comes_back_from_every_encoding(encoding: str) -> None:
    text = TEXT.replace("«", "").replace("»", "") if encoding == "iso8859-6" else TEXT
    assert decode_bytes(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffأ\r\nب\rج\n".encode(), "أ\nب\nج\n"),
        ("\ufeff\ufeffأ".encode(), "\ufeffأ"),  # one BOM only
        ("أ\n\r\nب".encode(), "أ\n\nب"),
        ("قال&nbsp;&quot;نعم&quot; <b>ا</b>".encode(), "قال&nbsp;&quot;نعم&quot; <b>ا</b>"),
        ("ـلـ  \u200f\u202bﻻ\u00a0 ".encode(), "ـلـ  \u200f\u202bﻻ\u00a0 "),  # forms, controls, spaces stay
        (b"", ""),
    ],
)
def test_nothing_but_bom_and_line_ends_changes(data: bytes, text: str) -> None:
    assert decode_bytes(data) == text


def test_a_caption_in_windows_1256_needs_no_grammar() -> None:
    assert decode_bytes("كاريكاتير".encode("windows-1256")) == "كاريكاتير"


def test_persian_and_french_in_code_pages_are_decoded_so_that_their_language_can_be_told() -> None:
    persian = "وزير امور خارجه گفت كه اين توافق براي هر دو كشور سودمند است و پيش از پايان سال اجرا مي شود"
    french = "Le ministre a déclaré que les pays de la région ont signé un accord où l'été est très chaud"
    assert decode_bytes(persian.encode("windows-1256")) == persian
    assert sniff_language(decode_bytes(french.encode("latin-1"))) == "fr"


def refusal_of(data: bytes) -> tuple[str, dict[str, str]]:
    with pytest.raises(InputError) as raised:
        decode_bytes(data)
    return raised.value.code, raised.value.details


def test_broken_utf8_is_not_taken_for_windows_1256() -> None:
    data = TEXT.encode()
    first = len("هدنة جديدة".encode())
    broken = data[:first] + b"\xff" + data[first:]
    assert refusal_of(broken) == ("ingest.broken-utf8", {"byte": str(first)})
    assert refusal_of(data[: first - 1]) == ("ingest.broken-utf8", {"byte": str(first - 2)})  # cut within a letter
    surrogate = TEXT.encode() + b"\xed\xa0\x80"
    assert refusal_of(surrogate) == ("ingest.broken-utf8", {"byte": str(len(data))})


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x1f\x8b\x08\x00" + bytes(range(256)) * 4,
        bytes(range(1, 32)) * 10,
        TEXT.encode() + b"\0",
        b"\xff\xfe" + b"\x00\xd8" * 3,  # UTF-16 of halves without their other halves
    ],
)
def test_other_bytes_are_no_text(data: bytes) -> None:
    assert refusal_of(data) == ("ingest.not-text", {})


def test_a_stray_control_does_not_make_text_bytes() -> None:
    assert is_text("خبر عاجل\x1a من المراسل".encode())
    assert not is_text(b"\x01\x02\x03abc")


@given(st.text())
def test_valid_utf8_always_wins(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if is_text(data) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode_bytes(data) == even_lines(data.decode())


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode_bytes(data)
    except InputError as error:
        assert error.code in ("ingest.not-text", "ingest.broken-utf8")
    else:
        assert "\r" not in text
