"""Three invented accounts of one invented truce, coded by hand, for the tests of what many accounts yield together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tawatur.accounts.parties import Article
from tawatur.exchange.coded import read_coded

# Two papers render one clause of a truce differently; the third account has no outlet.
HARBOUR = "\n".join(
    (
        "حكومة الساحل وجبهة التلال تتفقان على هدنة",
        "",
        "اتفقت حكومة الساحل وجبهة التلال يوم الاثنين على وقف إطلاق النار لمدة عشرة أيام، وعلى ممارسة الضغط على القبائل "
        "لفتح الطريق الجبلي أمام المساعدات الإنسانية.",
        "وقال الوزير نادر الصافي إن جبهة التلال مستعدة للانسحاب من بلدة المرجان.",
        "وسقط في المعارك 12 قتيلا قبل الهدنة. ونفت جبهة التلال دعم مسلحي الوادي.",
    )
)
BEACON = "\n".join(
    (
        "هدنة بين الساحل والتلال",
        "",
        "توصلت حكومة الساحل وجبهة التلال إلى اتفاق على وقف لإطلاق النار عشرة أيام، وعلى تشجيع القبائل على فتح الطريق "
        "الجبلي للمساعدات الإنسانية.",
        "ونقل عن الوزير نادر الصافي قوله إن الجبهة مستعدة للانسحاب من المرجان.",
        "وسقط في المعارك 20 قتيلا قبل الهدنة.",
    )
)
NOBODY = "\n".join(
    (
        "قال قائد الجبهة سامر العلي إن الجبهة ستواصل القتال حتى النصر في المرجان.",
        "وذكر شهود أن جبهة التلال تدعم مسلحي الوادي بالسلاح.",
        "وقال الوزير نادر الصافى ان الهدنه قائمة.",
    )
)

COAST = {"id": "coast", "kind": "political_group", "en": "Coast government", "forms": ["حكومة الساحل"]}
HILLS = {"id": "hills", "kind": "armed_group", "en": "Hill Front", "forms": ["جبهة التلال", "الجبهة"]}
SAFI = {"id": "safi", "kind": "person", "en": "Nadir al-Safi", "forms": ["نادر الصافي"], "role": "الوزير"}
ALI = {"id": "ali", "kind": "person", "en": "Samir al-Ali", "forms": ["سامر العلي"], "role": "قائد الجبهة"}
VALLEY = {"id": "valley", "kind": "armed_group", "en": "Valley gunmen", "forms": ["مسلحي الوادي"]}
WITNESSES = {"id": "witnesses", "kind": "people", "en": "witnesses", "forms": ["شهود"]}
TOWN = {"id": "marjan", "kind": "place", "en": "Marjan", "forms": ["بلدة المرجان", "المرجان"]}


def said(text: str, speaker: str, cue: str, cue_class: str = "say") -> dict[str, Any]:
    """A statement of a named person or a body, in the article's words."""
    unnamed = "unnamed" if speaker == "witnesses" else "named"
    return {
        "text": text, "speaker": speaker, "anonymity": unnamed, "cue": cue, "cue_class": cue_class, "form": "indirect",
    }  # fmt: skip


PARTIES = ["coast", "hills"]
CODED: dict[str, dict[str, Any]] = {
    "harbour.txt": {
        "outlet": "صحيفة المرفأ", "published": "2024-03-05",
        "entities": [COAST, HILLS, SAFI, VALLEY, TOWN],
        "statements": [
            said("جبهة التلال مستعدة للانسحاب من بلدة المرجان", "safi", "قال"),
            said("دعم مسلحي الوادي", "hills", "نفت", "deny"),
        ],
        "positions": [
            {"text": "للانسحاب من بلدة المرجان", "holder": "hills", "stance": "offer", "by": "safi"},
        ],
        "provisions": [
            {"text": "وقف إطلاق النار لمدة عشرة أيام", "instrument": "هدنة", "parties": PARTIES},
            {
                "text": "ممارسة الضغط على القبائل لفتح الطريق الجبلي أمام المساعدات الإنسانية",
                "instrument": "هدنة", "parties": PARTIES,
            },
        ],
        "events": [
            {"text": "اتفقت", "type": "AGREE", "actors": PARTIES, "recipients": PARTIES, "date": "2024-03-04"},
            {"text": "سقط في المعارك 12 قتيلا", "type": "ASSAULT", "actors": PARTIES, "recipients": PARTIES},
        ],
        "relations": [{"text": "الوزير نادر الصافي", "type": "member_of", "a": "safi", "b": "coast"}],
    },
    "beacon.txt": {
        "outlet": "المنارة", "published": "2024-03-05",
        "entities": [COAST, HILLS, SAFI, TOWN],
        "statements": [said("الجبهة مستعدة للانسحاب من المرجان", "safi", "قوله")],
        "positions": [{"text": "للانسحاب من المرجان", "holder": "hills", "stance": "offer", "by": "safi"}],
        "provisions": [
            {"text": "وقف لإطلاق النار عشرة أيام", "instrument": "اتفاق", "parties": PARTIES},
            {
                "text": "تشجيع القبائل على فتح الطريق الجبلي للمساعدات الإنسانية",
                "instrument": "اتفاق", "parties": PARTIES,
            },
        ],
        "events": [
            {"text": "توصلت", "type": "AGREE", "actors": PARTIES, "recipients": PARTIES, "date": "2024-03-04"},
            {"text": "سقط في المعارك 20 قتيلا", "type": "ASSAULT", "actors": PARTIES, "recipients": PARTIES},
        ],
    },
    "nobody.txt": {
        "outlet": "", "published": "2024-03-06",
        "entities": [HILLS, ALI, VALLEY, WITNESSES, TOWN],
        "statements": [
            said("الجبهة ستواصل القتال حتى النصر في المرجان", "ali", "قال"),
            said("جبهة التلال تدعم مسلحي الوادي بالسلاح", "witnesses", "ذكر"),
        ],
        "positions": [
            {"text": "ستواصل القتال حتى النصر في المرجان", "holder": "hills", "stance": "commitment", "by": "ali"},
        ],
        "events": [
            {
                "text": "تدعم مسلحي الوادي بالسلاح", "type": "AID", "actors": ["hills"], "recipients": ["valley"],
                "claimed_by": "witnesses",
            },
        ],
        "relations": [{"text": "قائد الجبهة سامر العلي", "type": "leads", "a": "ali", "b": "hills"}],
    },
}  # fmt: skip
TEXTS = {"harbour.txt": HARBOUR, "beacon.txt": BEACON, "nobody.txt": NOBODY}


def write_truce(folder: Path) -> tuple[Path, Path]:
    """The coded files and the texts in two folders."""
    coded, texts = folder / "coded", folder / "texts"
    coded.mkdir(parents=True)
    texts.mkdir()
    for name, article in CODED.items():
        (texts / name).write_text(TEXTS[name], "utf-8")
        (coded / f"{name[:-4]}.json").write_text(json.dumps({"document": name, **article}, ensure_ascii=False), "utf-8")
    return coded, texts


def read_truce(folder: Path) -> list[Article]:
    """The same, read."""
    coded, texts = write_truce(folder)
    return [read_coded(file, texts) for file in sorted(coded.glob("*.json"))]
