"""Fit the weights that rate statements on the articles that people coded, and measure how well ratings hold.

    python -m gates.calibrate            fit, and print how ratings hold on articles left out of the fit
    python -m gates.calibrate --write    write tawatur/codebook/confidence.yml, docs/confidence.svg and the figures
                                         in docs/confidence.md as well

The model is a logistic regression over yes-or-no features of how a statement is built, drawn towards no effect by a
penalty on squared weights. No word of the articles enters it. To be run again whenever the reading of statements
changed.

Exit status: 0, or 2 where the coded articles are not there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt
from pathlib import Path

from gates.coded import Article, make_article
from gates.coded import read_article as read_coding
from gates.corpus import coding_of, find_sets
from gates.matching import near, pair_entities, pair_records
from gates.scorer import equal_entity
from gates.words import Words
from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.confidence import FEATURES, Model, list_features, rate_features
from tawatur.coding.document import code_article, read_article
from tawatur.coding.statements import find_statements
from tawatur.exchange.coding import describe_article
from tawatur.records.document import Document

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
COMMAND = "python -m gates.calibrate --write"

# On squared weights. Of 1, 2, 4, 8 and 16, 4 gave the least error on articles left out; from 2 to 8 it hardly moves.
PENALTY = 4.0
# A statement that nobody says lacks half of what is to be right; so few are left so that they would weigh little.
LIGHTER = {"speaker: nobody": 1 / 16}
FOLDS = 5
BINS = 10
# Newton's steps: the loss is convex, and no fit took more than eight.
STEPS, STILL = 50, 1e-9


@dataclass(frozen=True, slots=True)
class Example:
    """One statement that the program found: its article, its features, and whether people have it so too."""

    document: str
    half: str
    features: frozenset[str]
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements rated between two tenths: how many, their mean rating, the share that is right with its interval."""

    low: float
    count: int
    rated: float
    right: float
    lower: float
    upper: float


# -- what the program found, and what of it is right -----------------------------------------------------------------


def find_examples(shared: Path, codebook: Codebook) -> list[Example]:
    """Every statement that the program finds in the two halves of the coded articles."""
    examples: list[Example] = []
    for gold in find_sets(shared):
        if gold.name not in ("A", "B"):
            continue
        for name in gold.documents:
            _, text, coding = read_coding(coding_of(gold, name), gold.folder / "texts")
            doc = Document(name=name, text=text)
            view = read_article(text, codebook)
            drafts = find_statements(view)
            found = make_article(describe_article(doc, code_article(doc, codebook)), text)
            rights = mark_right(coding, found, text)
            examples += [
                Example(name, gold.name, frozenset(list_features(view, draft)), right)
                for draft, right in zip(drafts, rights, strict=True)
            ]
    return examples


def mark_right(gold: Article, found: Article, text: str) -> list[bool]:
    """For each found statement whether the scorer counts it: half of the words, and the speaker."""
    same = pair_entities(gold, found, text)
    statements = found.records["statements"]
    pairs = pair_records(gold.records["statements"], statements, near(Words(text), 0.5))
    right = {id(pair[1]) for pair in pairs if equal_entity(same, "speaker", pair)}
    return [id(statement) in right for statement in statements]


# -- fitting ---------------------------------------------------------------------------------------------------------


def fit_model(examples: Sequence[Example], names: Sequence[str], penalty: float = PENALTY) -> Model:
    """Intercept and weights of the least penalised log loss, by Newton's method; the intercept pays no penalty.

    Raises:
        ValueError: no examples.
    """
    if not examples:
        raise ValueError("nothing to fit on")
    size = len(names) + 1
    places = {name: at for at, name in enumerate(names, 1)}
    rows = [[0, *sorted(places[name] for name in one.features if name in places)] for one in examples]
    penalties = [0.0, *(penalty * LIGHTER.get(name, 1.0) for name in names)]
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [its * weight for its, weight in zip(penalties, weights, strict=True)]
        bend = [[its * (at == other) for other in range(size)] for at, its in enumerate(penalties)]
        for row, one in zip(rows, examples, strict=True):
            rated = 1 / (1 + exp(-sum(weights[at] for at in row)))
            for at in row:
                slope[at] += rated - one.right
                for other in row:
                    bend[at][other] += rated * (1 - rated)
        step = solve(bend, slope)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < STILL:
            break
    return {"intercept": weights[0], "weights": dict(zip(names, weights[1:], strict=True))}


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, symmetric and positive definite, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at, row in enumerate(rows):
        for other in rows[at + 1 :]:
            factor = other[at] / row[at]
            if factor:
                for column in range(at, size + 1):
                    other[column] -= factor * row[column]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][column] * found[column] for column in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


def rate_left_out(examples: Sequence[Example], parts: Sequence[object], penalty: float = PENALTY) -> list[float]:
    """Each example's rating by a model that was fitted without any example of its part."""
    names = [feature.name for feature in FEATURES]
    ratings = [0.0] * len(examples)
    for part in dict.fromkeys(parts):
        model = fit_model([one for one, its in zip(examples, parts, strict=True) if its != part], names, penalty)
        for at, one in enumerate(examples):
            if parts[at] == part:
                ratings[at] = rate_features(one.features, model)
    return ratings


def part_articles(examples: Sequence[Example], folds: int = FOLDS) -> list[int]:
    """The fold of each example: articles in the order of their names are dealt out, and none is split."""
    order = {name: at % folds for at, name in enumerate(sorted({one.document for one in examples}))}
    return [order[one.document] for one in examples]


# -- how ratings hold ------------------------------------------------------------------------------------------------


def fill_bins(examples: Sequence[Example], ratings: Sequence[float]) -> list[Bin]:
    """The tenths that hold a rating, from low to high."""
    bins = []
    for at in range(BINS):
        chosen = [
            (rated, one.right)
            for rated, one in zip(ratings, examples, strict=True)
            if at == min(int(rated * BINS), BINS - 1)
        ]
        if chosen:
            count, right = len(chosen), sum(right for _, right in chosen)
            mean = sum(rated for rated, _ in chosen) / count
            bins.append(Bin(at / BINS, count, mean, right / count, *find_interval(right, count)))
    return bins


def find_interval(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z = 1.959964
    middle, spread = right + z * z / 2, z * sqrt(right * (count - right) / count + z * z / 4)
    return max(0.0, (middle - spread) / (count + z * z)), min(1.0, (middle + spread) / (count + z * z))


def measure(examples: Sequence[Example], ratings: Sequence[float]) -> dict[str, float]:
    """Share right, mean rating, Brier score (of the ratings, and of the share alone), log loss, and the mean gap
    between rating and share over the bins, weighed by their counts."""
    count = len(examples)
    share = sum(one.right for one in examples) / count
    pairs = list(zip(ratings, examples, strict=True))
    return {
        "right": share,
        "rated": sum(ratings) / count,
        "brier": sum((rated - one.right) ** 2 for rated, one in pairs) / count,
        "brier_of_share": share * (1 - share),
        "log_loss": -sum(log(rated if one.right else 1 - rated) for rated, one in pairs) / count,
        "calibration_error": sum(abs(b.rated - b.right) * b.count for b in fill_bins(examples, ratings)) / count,
    }


def write_figures(examples: Sequence[Example], folded: Sequence[float], swapped: Sequence[float]) -> str:
    """The figures as tables of Markdown."""
    titles = ("rated", "statements", "mean rating", "right", "95 % interval")
    lines = ["| " + " | ".join(titles) + " |", "|---" * len(titles) + "|"]
    for b in fill_bins(examples, folded):
        low = f"{b.low:.1f} to {b.low + 1 / BINS:.1f}"
        lines.append(f"| {low} | {b.count} | {b.rated:.2f} | {b.right:.2f} | {b.lower:.2f} to {b.upper:.2f} |")
    lines += [
        "",
        "| rated by a model fitted | statements | right | mean rating | calibration error | Brier | of the share |",
    ]
    lines.append("|---" * 7 + "|")
    for what, rows in name_parts(examples, folded, swapped):
        m = measure(*rows)
        figures = (m["right"], m["rated"], m["calibration_error"], m["brier"], m["brier_of_share"])
        lines.append(f"| {what} | {len(rows[0])} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |")
    return "\n".join(lines) + "\n"


def name_parts(
    examples: Sequence[Example], folded: Sequence[float], swapped: Sequence[float]
) -> Iterator[tuple[str, tuple[list[Example], list[float]]]]:
    """The ratings that are measured, each with a name."""
    yield f"on the other {FOLDS - 1} of {FOLDS} parts", (list(examples), list(folded))
    for half, other in (("A", "B"), ("B", "A")):
        rows = [(one, rated) for one, rated in zip(examples, swapped, strict=True) if one.half == half]
        yield f"on half {other}, rating half {half}", ([one for one, _ in rows], [rated for _, rated in rows])


# -- what is written -------------------------------------------------------------------------------------------------

HEAD = """\
# How sure a statement is: weights of the features in tawatur/coding/confidence.py, in log-odds.
#
# Written by `{command}`, not by hand; fitted on articles coded by people. It holds no words of
# these articles, only how often statements built in some way were right. Apache-2.0, as the project.
#
# fitted     date, command and figures of the fit. `statements` found in `articles`, `right` the share of them whose
#            content and speaker are people's; `brier`, `log_loss` and `calibration_error` (mean gap between rating and
#            share over ten bins) on articles left out of the fit, `folds` parts in turn; `brier_of_share` what the
#            share alone would get; `penalty` on squared weights.
# intercept  log-odds of a statement without any feature.
# weights    what each feature adds.
"""


def write_model(model: Model, facts: dict[str, str | int | float]) -> str:
    """The file of weights."""
    lines = [HEAD.format(command=COMMAND) + "fitted:"]
    lines += [f"  {name}: {round(v, 4) if isinstance(v, float) else v}" for name, v in facts.items()]
    lines += [f"intercept: {model['intercept']:.3f}", "weights:"]
    lines += [f'  "{name}": {weight:.3f}' for name, weight in model["weights"].items()]
    return "\n".join(lines) + "\n"


def draw_bins(bins: Sequence[Bin]) -> str:
    """A figure in SVG: mean rating against the share that is right, with intervals and counts."""
    side, left, top = 400, 60, 20
    bottom = top + side

    def x(value: float) -> float:
        return round(left + value * side, 1)

    def y(value: float) -> float:
        return round(bottom - value * side, 1)

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 490 480" role="img" font-family="sans-serif" '
        'font-size="12">',
        "<title>Mean rating of statements in ten bins against the share of them that is right</title>",
        '<rect width="490" height="480" fill="#fff"/>',
    ]
    for tenth in range(0, 11, 2):
        value = tenth / 10
        parts += [
            f'<path d="M{x(value)} {top}V{bottom}M{left} {y(value)}H{left + side}" stroke="#ddd"/>',
            f'<text x="{x(value)}" y="{bottom + 18}" text-anchor="middle">{value:.1f}</text>',
            f'<text x="{left - 8}" y="{y(value) + 4}" text-anchor="end">{value:.1f}</text>',
        ]
    parts += [
        f'<path d="M{left} {bottom}L{left + side} {top}" stroke="#888" stroke-dasharray="5 4"/>',
        f'<text x="{left + side / 2}" y="{bottom + 40}" text-anchor="middle">mean rating (article left out)</text>',
        f'<text transform="translate(18 {top + side / 2}) rotate(-90)" text-anchor="middle">share right</text>',
    ]
    for b in bins:
        parts += [
            f'<path d="M{x(b.rated)} {y(b.lower)}V{y(b.upper)}" stroke="#1f5fa8" stroke-width="2"/>',
            f'<circle cx="{x(b.rated)}" cy="{y(b.right)}" r="5" fill="#1f5fa8"/>',
            f'<text x="{x(b.rated) - 8}" y="{y(b.right) - 6}" text-anchor="end">{b.count}</text>',
        ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def renew_page(page: str, figures: str) -> str:
    """A page of documentation with its figures, which stand between two comments, replaced."""
    head, mark, rest = page.partition("<!-- figures -->\n")
    _, end, tail = rest.partition("<!-- end of figures -->")
    return head + mark + figures + end + tail


def write_files(root: Path, examples: Sequence[Example], folded: Sequence[float], figures: str) -> None:
    """Fit on all examples, and write the weights, the figure and the page."""
    measured = {name: value for name, value in measure(examples, folded).items() if name != "rated"}
    facts: dict[str, str | int | float] = {
        "date": date.today().isoformat(),
        "command": COMMAND,
        "articles": len({one.document for one in examples}),
        "statements": len(examples),
        **measured,
        "folds": FOLDS,
        "penalty": PENALTY,
    }
    model = fit_model(examples, [feature.name for feature in FEATURES])
    page = root / "docs" / "confidence.md"
    (root / "tawatur" / "codebook" / "confidence.yml").write_text(write_model(model, facts), encoding="utf-8")
    (root / "docs" / "confidence.svg").write_text(draw_bins(fill_bins(examples, folded)), encoding="utf-8")
    page.write_text(renew_page(page.read_text(encoding="utf-8"), figures), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m gates.calibrate", description="Fit how sure statements are.")
    parser.add_argument("--write", action="store_true", help="write the weights, the figure and the page")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of coded articles")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to write into")
    options = parser.parse_args(arguments)
    if not (options.shared / "gold").is_dir():
        sys.stderr.write(f"The coded articles are not in {options.shared}.\n")
        return 2
    examples = find_examples(options.shared, load_codebook())
    folded = rate_left_out(examples, part_articles(examples))
    swapped = rate_left_out(examples, [one.half for one in examples])
    figures = write_figures(examples, folded, swapped)
    sys.stdout.write(figures)
    if options.write:
        write_files(options.root, examples, folded, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
