"""Templates, styles and script put together into one page."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tawatur.messages import LANGS, Lang
from tawatur.records.event import Status
from tawatur.report.acts import Acts
from tawatur.report.articles import ArticleView
from tawatur.report.comparison import Comparison
from tawatur.report.names import NameMatrix
from tawatur.report.overview import Overview
from tawatur.report.page_data import ANONYMITIES, CUE_CLASSES, embed_json, gather_data
from tawatur.report.people import Person, filter_key
from tawatur.report.statements import SpeakerGroup
from tawatur.report.words import clean_text, load_words

STYLES = ("base.css", "head.css", "statements.css", "compared.css", "tables.css", "acts.css", "panel.css", "print.css")
SCRIPTS = ("tools.js", "statements.js", "tables.js", "acts.js", "marks.js", "panel.js", "start.js")
STATUSES: tuple[str, ...] = get_args(Status)
_DIRECTIONS: dict[Lang, str] = {"ar": "rtl", "en": "ltr"}


def render_page(
    lang: Lang,
    overview: Overview,
    groups: Sequence[SpeakerGroup],
    matrix: NameMatrix,
    articles: Sequence[ArticleView],
    acts: Acts,
    compared: Comparison | None = None,
    figures: Figures | None = None,
    stories: Sequence[StoryRow] = (),
) -> str:
    """The whole page. Everything that came from articles is escaped, and a policy in the page bars foreign script.

    Args:
        lang: language of the interface at opening.
        overview: what was read.
        groups: statements by speaker.
        matrix: names by outlet.
        articles: texts, in page order.
        acts: what happened and what was signed.
        compared: accounts beside each other; None for a page without them.
        figures: the network and the map of the same accounts.
        stories: the index of stories, where the page does not hold all articles.

    Returns:
        HTML without a lone surrogate.
    """
    style, script = _join_assets(STYLES), _join_assets(SCRIPTS)
    environment = make_environment(lang)
    views = list_views(overview, matrix, acts, compared, stories)
    page = environment.get_template("brief.html.j2").render(
        opening=views[0][0],
        views=views,
        compared=compared,
        network=figures.network if figures else "",
        map=figures.map if figures else "",
        stories=stories,
        lang=lang,
        dir=_DIRECTIONS[lang],
        style=style,
        script=script,
        policy=write_policy(style, script),
        data=embed_json(gather_data(lang, groups, articles, matrix)),
        overview=overview,
        groups=groups,
        matrix=matrix,
        articles=articles,
        acts=acts,
        statuses=STATUSES,
        speakers=list_speakers(groups),
        publishers=sorted({view.publisher for view in articles}, key=lambda one: one.index),
        kinds=sorted({row.kind for row in matrix.rows}),
        cue_classes=CUE_CLASSES,
        anonymities=ANONYMITIES,
    )
    return clean_text(page)


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures as SVG, empty where there is nothing to draw."""

    network: Markup
    map: Markup


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in the index: its id, title, days, how many articles and outlets; `shown` where the page holds it."""

    id: str
    title: str
    first: str
    last: str
    articles: int
    outlets: int
    shown: bool
    anchor: str


def list_views(
    overview: Overview,
    matrix: NameMatrix,
    acts: Acts,
    compared: Comparison | None,
    stories: Sequence[StoryRow],
) -> list[tuple[str, int]]:
    """The sections of the page with their counts, the one that it opens with first."""
    first: list[tuple[str, int]] = []
    if compared is not None:
        first = [
            ("points", compared.shared),
            ("disputed", len(compared.disputes) + len(compared.slips)),
            ("stands", len(compared.actors)),
            ("labels", len(compared.labels)),
            ("time", len(compared.moments)),
            ("picture", 0),
        ]
    if stories:
        first.append(("index", len(stories)))
    told = [("incidents", len(acts.incidents)), ("agreements", len(acts.agreements) + len(acts.truces))]
    first += [(view, count) for view, count in told if count]
    rest = [("statements", overview.statements), ("names", len(matrix.rows)), ("articles", overview.articles)]
    return [*first, *rest]


def make_environment(lang: Lang) -> Environment:
    """The templates, with all values escaped and every missing name an error."""
    environment = Environment(
        loader=PackageLoader("tawatur.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = load_words()
    spans = {key: Markup('<span data-t="{}">{}</span>').format(key, word[lang]) for key, word in words.items()}
    environment.globals["t"] = spans.__getitem__
    environment.globals["word"] = lambda key: words[key][lang]
    environment.globals["langs"] = LANGS
    # A mode that a user's codebook adds has no word here and stands as it is.
    environment.globals["mode"] = lambda name: spans.get(f"mode.{name}", name)
    # An HTML parser turns CR into LF and CR LF into one sign, unless CR is written as a reference.
    environment.filters["source"] = lambda text: Markup(str(escape(text)).replace("\r", "&#13;"))
    return environment


def write_policy(style: str, script: str) -> str:
    """A content security policy under which this style and this script run and nothing else is run or fetched."""

    def name(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"

    # The script evaluates nothing; tools that drive a browser do, and nobody else can where no other script runs.
    return (
        f"default-src 'none'; script-src {name(script)} 'unsafe-eval'; style-src {name(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def list_speakers(groups: Sequence[SpeakerGroup]) -> tuple[tuple[str, Person, int], ...]:
    """Whom one can filter by: key, person, number of statements (joint ones count for each), most first."""
    people: dict[str, Person] = {}
    counts: dict[str, int] = {}
    for row in (row for group in groups for row in group.rows):
        for key, person in {filter_key(person): person for person in row.said_by}.items():
            people.setdefault(key, person)
            counts[key] = counts.get(key, 0) + 1
    return tuple((key, people[key], counts[key]) for key in sorted(counts, key=lambda key: -counts[key]))


def _join_assets(names: Sequence[str]) -> Markup:
    folder = files("tawatur.report") / "assets"
    return Markup("\n".join((folder / name).read_text("utf-8") for name in names))  # our own files
