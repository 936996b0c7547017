"""The page about a conflict model: one HTML file with the picture of states and moves, in both languages.

It asks nothing of any network; without script it shows the language that it was written in.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawatur.messages import LANGS, Lang
from tawatur.outlook.model import Ranking, Weights, Wishes
from tawatur.outlook.stability import Stability
from tawatur.report.outlook_view import Text, view_outlook
from tawatur.report.page import write_policy
from tawatur.report.words import clean_text

_DIRECTIONS: dict[Lang, str] = {"ar": "rtl", "en": "ltr"}


def write_outlook(found: Stability, path: Path, *, lang: Lang = "ar") -> None:
    """Write the page about a solved model.

    Args:
        found: from `find_stability`.
        path: the file to write; one that is there is replaced.
        lang: the language at opening; the page has a switch.

    Raises:
        OSError: the file cannot be written.
    """
    path.write_bytes(render_outlook(found, lang=lang).encode("utf-8"))


def render_outlook(found: Stability, *, lang: Lang = "ar") -> str:
    """The page that `write_outlook` writes; the same model gives the same bytes."""
    words: dict[str, dict[Lang, str]] = yaml.safe_load((files("tawatur.report") / "outlook.yml").read_text("utf-8"))
    environment = Environment(
        loader=PackageLoader("tawatur.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = lambda key, **details: both_languages(
        {one: words[key][one].format(**details) for one in LANGS}
    )
    environment.globals["both"] = both_languages
    environment.globals["word"] = lambda key: words[key][lang]
    environment.tests["wishes"] = lambda one: isinstance(one, Wishes)
    environment.tests["weights"] = lambda one: isinstance(one, Weights)
    environment.tests["ranking"] = lambda one: isinstance(one, Ranking)
    assets = files("tawatur.report") / "assets"
    style = Markup("\n".join((assets / name).read_text("utf-8") for name in ("base.css", "outlook.css")))  # our own
    script = Markup((assets / "outlook.js").read_text("utf-8"))  # our own
    view = view_outlook(found)
    page = environment.get_template("outlook.html.j2").render(
        lang=lang,
        dir=_DIRECTIONS[lang],
        langs=LANGS,
        style=style,
        script=script,
        policy=write_policy(style, script),
        view=view,
        model=view.model,
        feasible=len(found.position.states),
    )
    return clean_text(page)


def both_languages(text: Text) -> Markup:
    """A text in both languages, of which the page shows one; the same in both stands once."""
    if text["ar"] == text["en"]:
        return Markup("<bdi>{}</bdi>").format(text["en"])
    arabic = Markup('<span class="only" lang="ar" dir="rtl">{}</span>').format(text["ar"])
    return arabic + Markup('<span class="only" lang="en" dir="ltr">{}</span>').format(text["en"])
