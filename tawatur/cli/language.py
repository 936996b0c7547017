"""The language that the shell speaks: the one asked for, else the locale's, else English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.errors import UsageError
from tawatur.messages import LANGS, Lang

# The first of these that is set decides, as for every program that follows POSIX.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(asked: str, environment: Mapping[str, str]) -> Lang:
    """The language for what was asked by `--lang` ("" for nothing).

    Raises:
        UsageError: `usage.unknown-language`.

    Example:
        >>> choose_language("", {"LANG": "ar_SY.UTF-8"}), choose_language("en", {"LANG": "ar_SY.UTF-8"})
        ('ar', 'en')
    """
    for lang in LANGS:
        if asked == lang:
            return lang
    if asked:
        raise UsageError("usage.unknown-language", lang=asked)
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    return "ar" if locale.lower().split(".")[0].split("_")[0] in ("ar", "arabic") else "en"


def guess_language(args: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language for sentences about a command line that could not be understood."""
    asked = ""
    for word, following in zip(args, [*args[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    try:
        return choose_language(asked, environment)
    except UsageError:
        return choose_language("", environment)
