"""Who is said to back whom, as one figure: backers in columns before those they back, drawn as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from tawatur.accounts.review import Review
from tawatur.report.publishers import Publisher
from tawatur.report.statements import anchor_of
from tawatur.report.words import clean_text

# Sizes in units of the figure, which the page scales: letters of 15 need some 8 each in width.
_ROW, _LETTER, _GAP, _PAD = 46, 8, 210, 14
# Letters of a name shown in its box; the whole name is the box's title.
_LONGEST = 24
# Ties shown, those that most columns tell first: beyond these the figure is a knot.
TIES_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Tie:
    """A backer and a backed: by what `means`, in which columns, where; `said` where no outlet tells it itself."""

    backer: str
    backed: str
    means: tuple[str, ...]
    columns: tuple[str, ...]
    anchor: str
    said: bool
    denied: bool


def gather_ties(review: Review) -> list[Tie]:
    """The ties of support that the articles tell, those of most columns first."""
    found: dict[tuple[str, str], list[tuple[str, str, str, bool]]] = {}
    for doc, findings in review.articles:
        for relation in findings.relations:
            if relation.type != "supports":
                continue
            a, b = review.parties.find(doc.key, relation.a), review.parties.find(doc.key, relation.b)
            if not a or not b or a == b:
                continue
            inside = any(
                statement.content.start <= relation.span.start and relation.span.end <= statement.content.end
                for statement in findings.statements
            )
            column = review.witnesses.columns[doc.key]
            found.setdefault((a, b), []).append(
                (relation.means or "unspecified", column, anchor_of(doc.key, relation.span), inside)
            )
    deniers = {
        (who, other)
        for telling in review.tellings
        if telling.kind == "statement" and telling.sort == "deny" and "support" in telling.matters
        for who in telling.who
        for other in telling.named
    }
    ties = [
        Tie(
            backer=a,
            backed=b,
            means=tuple(dict.fromkeys(sorted(row[0] for row in rows))),
            columns=tuple(dict.fromkeys(row[1] for row in rows)),
            anchor=next((row[2] for row in rows if not row[3]), rows[0][2]),
            said=all(row[3] for row in rows),
            denied=any(review.parties.related(who, a) and review.parties.related(other, b) for who, other in deniers),
        )
        for (a, b), rows in found.items()
    ]
    return sorted(ties, key=lambda tie: (-len(tie.columns), tie.backer, tie.backed))[:TIES_SHOWN]


def draw_network(review: Review, publishers: Mapping[str, Publisher], label: str) -> Markup:
    """The figure, or nothing where nobody is said to back anybody.

    Args:
        review: the articles.
        publishers: who published, by key.
        label: what the figure is called, for those who hear it.

    Returns:
        One SVG element. A tie is a link to its words; a dashed one is told by speakers alone, a crossed one is denied.
    """
    ties = gather_ties(review)
    if not ties:
        return Markup("")
    layers = _layer(ties)
    columns: dict[int, list[str]] = {}
    for party, layer in layers.items():
        columns.setdefault(layer, []).append(party)
    names = {party: " ".join(clean_text(review.parties.name(party, "ar")).split()) for party in layers}
    widths = {
        layer: max(min(len(names[party]), _LONGEST) for party in those) * _LETTER + 2 * _PAD
        for layer, those in columns.items()
    }
    ordered = _order(columns, ties)
    height = max(len(those) for those in ordered.values()) * _ROW + _PAD
    depth = len(ordered)
    total = sum(widths.values()) + _GAP * (depth - 1) + 2 * _PAD
    places: dict[str, tuple[float, float, float]] = {}
    x = total - _PAD  # the page is read from the right: backers stand there
    for layer in sorted(ordered):
        those = ordered[layer]
        step = height / (len(those) + 0.0)
        for at, party in enumerate(those):
            places[party] = x - widths[layer], step * (at + 0.5), widths[layer]
        x -= widths[layer] + _GAP
    parts = [_draw_tie(tie, places, names, publishers) for tie in ties]
    parts += [_draw_party(party, places[party], names[party], review.parties.name(party, "en")) for party in layers]
    return Markup(
        '<svg class="figure network" viewBox="0 0 {w} {h}" width="{w}" role="img" '
        'aria-label="{label}" data-t-label="network.title">'
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" '
        'markerWidth="11" markerHeight="11" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker></defs>{parts}</svg>'
    ).format(w=round(total), h=round(height), label=label, parts=Markup("").join(parts))


def _layer(ties: Sequence[Tie]) -> dict[str, int]:
    """A column for each party: backers before those they back, as far as the ties make no circle."""
    layers = {party: 0 for tie in ties for party in (tie.backer, tie.backed)}
    for _ in range(3):  # chains of backing are short; more rounds would only follow circles
        for tie in ties:
            if layers[tie.backed] <= layers[tie.backer] < 2:
                layers[tie.backed] = layers[tie.backer] + 1
    return layers


def _order(columns: Mapping[int, Sequence[str]], ties: Sequence[Tie]) -> dict[int, list[str]]:
    """Parties of each column in an order in which few ties cross: near the middle of those they are tied to."""
    ordered = {layer: sorted(those) for layer, those in columns.items()}
    for _ in range(4):
        places = {party: at / len(those) for those in ordered.values() for at, party in enumerate(those)}
        for those in ordered.values():
            middle = {}
            for party in those:
                near = [
                    places[other]
                    for tie in ties
                    for mine, other in ((tie.backer, tie.backed), (tie.backed, tie.backer))
                    if mine == party
                ]
                middle[party] = sum(near) / len(near) if near else places[party]
            those.sort(key=lambda party: (middle[party], party))
    return ordered


def _draw_tie(
    tie: Tie,
    places: Mapping[str, tuple[float, float, float]],
    names: Mapping[str, str],
    publishers: Mapping[str, Publisher],
) -> Markup:
    x1, y1, _ = places[tie.backer]
    x2, y2, width = places[tie.backed]
    end = x2 + width
    if x1 <= end:  # a circle: from the side
        path = f"M{x1:.0f} {y1:.0f}C{x1 - 60:.0f} {y1:.0f} {x2 - 60:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    else:
        half = (x1 + end) / 2
        path = f"M{x1:.0f} {y1:.0f}C{half:.0f} {y1:.0f} {half:.0f} {y2:.0f} {end + 3:.0f} {y2:.0f}"
    sorts = " ".join(
        ("tie", f"m-{tie.means[0]}", *(("said",) if tie.said else ()), *(("denied",) if tie.denied else ()))
    )
    told = "، ".join(publishers[column].label for column in tie.columns)
    title = f"{names[tie.backer]} ← {names[tie.backed]} ({told})"
    return Markup(
        '<a href="#{anchor}"><title>{title}</title><path class="reach" d="{path}"/>'
        '<path class="{sorts}" d="{path}" stroke-width="{width}" marker-end="url(#arrow)"/></a>'
    ).format(
        anchor=tie.anchor, title=title, path=path, sorts=sorts, width=f"{1.2 + 0.8 * min(5, len(tie.columns)):.1f}"
    )


def _draw_party(party: str, place: tuple[float, float, float], name: str, english: str) -> Markup:
    x, y, width = place
    shown = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    return Markup(
        '<g class="party"><title>{title}</title><rect x="{x}" y="{top}" width="{w}" height="30" rx="4"/>'
        '<text x="{middle}" y="{base}" text-anchor="middle" direction="rtl">{shown}</text></g>'
    ).format(
        title=f"{name} — {english}" if escape(english) else name,
        x=round(x),
        top=round(y - 15),
        w=round(width),
        middle=round(x + width / 2),
        base=round(y + 5),
        shown=shown,
    )
