"""Build `name_parts.tsv.gz`: parts of personal names with how often they are given names or surnames, and a Latin form.

Run at build time only: `python -m tawatur.codebook.build.names PATH/names.sqlite3`, on the table that the PyPI package
`arabic-name-romanizer` ships (MIT; its rows come from Wikidata, CC0). Rows with letters that only Persian, Urdu or
Kurdish spelling uses are left out, since Arabic news writes those names in Arabic letters.
"""

from __future__ import annotations

import gzip
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tawatur.arabic.fold import fold_key

TARGET = Path(__file__).parent.parent / "name_parts.tsv.gz"
_FOREIGN = frozenset("پچژگڤۆێەڵڕڈٹڑںےۓ")


def build_names(source: Path) -> int:
    """Write the table from the package's database; returns the number of rows."""
    given: Counter[str] = Counter()
    surname: Counter[str] = Counter()
    latin: dict[str, Counter[str]] = defaultdict(Counter)
    rows = sqlite3.connect(source).execute("SELECT arabic_key, latin, latin_lang, role, count FROM units")
    for arabic, roman, language, role, count in rows:
        key = fold_key(arabic)
        if _FOREIGN & set(arabic) or len(key) < 2 or any(sign.isascii() and sign != " " for sign in key):
            continue
        (surname if role == "surname" else given)[key] += count
        latin[key][roman] += count + (language == "en")
    kept = sorted(set(given) | set(surname))
    with gzip.GzipFile(TARGET, "wb", mtime=0) as out:
        for key in kept:
            roman = max(latin[key].items(), key=lambda pair: (pair[1], -len(pair[0]), pair[0]))[0]
            out.write(f"{key}\t{given[key]}\t{surname[key]}\t{roman}\n".encode())
    return len(kept)


if __name__ == "__main__":
    print(build_names(Path(sys.argv[1])), "name parts")
