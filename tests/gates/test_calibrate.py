from __future__ import annotations

import random
from math import exp
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from gates import calibrate
from gates.calibrate import (
    Bin,
    Example,
    draw_bins,
    fill_bins,
    find_examples,
    find_interval,
    fit_model,
    mark_right,
    measure,
    part_articles,
    rate_left_out,
    renew_page,
    solve,
    write_model,
)
from gates.coded import make_article
from tawatur.codebook.load import load_codebook
from tawatur.coding.confidence import FEATURES, rate_features
from tests.needs import needs_shared

TEXT = "قال سالم نادر إن الهدنة تبدأ غدا وأكد مسؤول أن السفن وصلت الميناء"
NAMES = ["a", "b", "c"]
TRUE = {"intercept": 0.5, "weights": {"a": 1.0, "b": -1.5, "c": 0.0}}


def make_examples(count: int, names: list[str] = NAMES, seed: int = 7) -> list[Example]:
    """Examples that the model `TRUE` made, ten to an article."""
    chance = random.Random(seed)
    examples = []
    for at in range(count):
        features = frozenset(name for name in names if chance.random() < 0.4)
        right = chance.random() < rate_features(features, TRUE)
        examples.append(Example(f"{at // 10:03}.txt", "AB"[at // 10 % 2], features, right))
    return examples


def test_the_fit_recovers_a_known_model() -> None:
    model = fit_model(make_examples(6000), NAMES, penalty=0.1)
    assert model["intercept"] == pytest.approx(0.5, abs=0.12)
    assert model["weights"] == pytest.approx(TRUE["weights"], abs=0.15)


def test_the_fit_of_one_share_is_its_log_odds() -> None:
    examples = [Example("a", "A", frozenset(), right) for right in (True, True, True, False)]
    model = fit_model(examples, ["never"])
    assert 1 / (1 + exp(-model["intercept"])) == pytest.approx(0.75)
    assert model["weights"] == {"never": 0.0}


def test_the_penalty_draws_weights_to_nothing() -> None:
    examples = make_examples(300)
    sizes = [sum(map(abs, fit_model(examples, NAMES, penalty)["weights"].values())) for penalty in (0.1, 10, 1000)]
    assert sizes[0] > sizes[1] > sizes[2]
    assert sizes[2] < 0.2


def test_a_statement_of_nobody_is_drawn_less() -> None:
    said = [Example("a", "A", frozenset(), right) for right in (True, True, False) * 10]
    nobody = [Example("a", "A", frozenset(["speaker: nobody"]), False)] * 4
    other = [Example("a", "A", frozenset(["x"]), False)] * 4
    model = fit_model(said + nobody + other, ["speaker: nobody", "x"])
    assert model["weights"]["speaker: nobody"] < 2 * model["weights"]["x"] < 0


def test_nothing_to_fit_on() -> None:
    with pytest.raises(ValueError, match="nothing to fit on"):
        fit_model([], NAMES)


def test_linear_equations() -> None:
    assert solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0]) == pytest.approx([0.8, 1.4])


def test_articles_are_not_split() -> None:
    examples = make_examples(300)
    parts = part_articles(examples)
    assert set(parts) == {0, 1, 2, 3, 4}
    assert len({(one.document, part) for one, part in zip(examples, parts, strict=True)}) == 30


def test_ratings_of_a_part_do_not_know_it() -> None:
    names = [feature.name for feature in FEATURES[:3]]
    examples = [
        Example(one.document, one.half, frozenset(names[NAMES.index(name)] for name in one.features), one.right)
        for one in make_examples(200)
    ]
    parts = part_articles(examples)
    before = rate_left_out(examples, parts)
    turned = [
        Example(one.document, one.half, one.features, one.right != (part == 0))
        for one, part in zip(examples, parts, strict=True)
    ]
    after = rate_left_out(turned, parts)
    same = {part for part, one, other in zip(parts, before, after, strict=True) if one == other}
    assert same == {0}


def test_intervals() -> None:
    assert find_interval(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert find_interval(0, 5) == pytest.approx((0.0, 0.4345), abs=1e-4)
    assert find_interval(5, 5) == pytest.approx((0.5655, 1.0), abs=1e-4)


def test_bins_and_figures() -> None:
    examples = [Example("a", "A", frozenset(), right) for right in (True, False, True, True)]
    ratings = [0.62, 0.68, 0.9, 1.0]
    assert fill_bins(examples, ratings) == [
        Bin(0.6, 2, pytest.approx(0.65), 0.5, *find_interval(1, 2)),
        Bin(0.9, 2, pytest.approx(0.95), 1.0, *find_interval(2, 2)),
    ]
    assert measure(examples, [0.62, 0.68, 0.9, 0.999]) == pytest.approx(
        {
            "right": 0.75,
            "rated": 0.79975,
            "brier": (0.38**2 + 0.68**2 + 0.1**2 + 0.001**2) / 4,
            "brier_of_share": 0.1875,
            "log_loss": 0.430957,
            "calibration_error": (0.15 * 2 + 0.0505 * 2) / 4,
        },
        abs=1e-5,
    )


def test_right_is_what_the_scorer_counts() -> None:
    entities = [
        {"id": "nader", "kind": "person", "forms": ["سالم نادر"]},
        {"id": "official", "kind": "people", "forms": ["مسؤول"]},
    ]
    first, second = TEXT.index("الهدنة"), TEXT.index("السفن")
    gold = [
        {"start": first, "end": first + 15, "speaker": "nader"},
        {"start": second, "end": len(TEXT), "speaker": "official"},
    ]
    found = [
        {"start": second, "end": len(TEXT), "speaker": "nader"},
        {"start": first, "end": first + 15, "speaker": "nader"},
        {"start": 0, "end": 8, "speaker": "nader"},
    ]
    articles = (make_article({"entities": entities, "statements": rows}, TEXT) for rows in (gold, found))
    assert mark_right(*articles, TEXT) == [False, True, False]


def test_the_file_of_weights_is_yaml() -> None:
    written = write_model(TRUE, {"date": "2026-01-02", "command": "x", "statements": 3, "brier": 0.123456})
    assert yaml.safe_load(written.replace("2026-01-02", "'2026-01-02'")) == {
        "fitted": {"date": "2026-01-02", "command": "x", "statements": 3, "brier": 0.1235},
        **TRUE,
    }


def test_the_figure_is_svg() -> None:
    root = ElementTree.fromstring(draw_bins([Bin(0.6, 12, 0.65, 0.5, 0.4, 0.6), Bin(0.9, 7, 0.95, 1.0, 0.8, 1.0)]))
    points = [(one.get("cx"), one.get("cy")) for one in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert points == [("320.0", "220.0"), ("440.0", "20.0")]


def test_figures_of_the_page_are_replaced() -> None:
    page = "head\n<!-- figures -->\nold\n<!-- end of figures -->\ntail\n"
    assert renew_page(page, "new\n") == "head\n<!-- figures -->\nnew\n<!-- end of figures -->\ntail\n"


def test_without_coded_articles_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert calibrate.main(["--shared", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"The coded articles are not in {tmp_path}.\n"


@pytest.mark.shared
def test_ratings_hold_on_coded_articles() -> None:
    codebook = load_codebook()
    examples = find_examples(needs_shared(), codebook)
    left_out = measure(examples, rate_left_out(examples, part_articles(examples)))
    assert left_out["calibration_error"] <= 0.1
    assert left_out["brier"] < left_out["brier_of_share"]
    shipped = measure(examples, [rate_features(one.features, codebook.data["confidence"]) for one in examples])
    assert shipped["calibration_error"] <= 0.1
