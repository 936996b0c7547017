from __future__ import annotations

from functools import cache

import pytest

from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.confidence import FEATURES, list_features, rate_features, rate_statement
from tawatur.coding.document import read_article
from tawatur.coding.statements import Draft, find_statements
from tawatur.coding.view import View

MODEL = {"intercept": 1.0, "weights": {"a": -1.0, "b": 2.0}}


@cache
def load() -> Codebook:
    return load_codebook()


def read_last(text: str) -> tuple[View, Draft]:
    """The last statement of a text."""
    view = read_article(text, load())
    return view, find_statements(view)[-1]


def rate_last(text: str) -> float:
    return rate_statement(*read_last(text))


def test_features_have_names_of_their_own() -> None:
    names = [feature.name for feature in FEATURES]
    assert len(set(names)) == len(names)


def test_the_file_of_weights_is_complete() -> None:
    model = load().data["confidence"]
    assert list(model) == ["fitted", "intercept", "weights"]
    assert list(model["weights"]) == [feature.name for feature in FEATURES]
    assert {type(weight) for weight in (model["intercept"], *model["weights"].values())} == {float}
    assert set(model["fitted"]) == {
        *("date", "command", "articles", "statements", "right", "brier", "brier_of_share", "log_loss"),
        *("calibration_error", "folds", "penalty"),
    }


def test_a_rating_is_the_logistic_function_of_the_sum() -> None:
    assert rate_features([], {"intercept": 0.0, "weights": {}}) == 0.5
    assert rate_features(["a"], MODEL) == 0.5
    assert rate_features(["a", "b"], MODEL) == pytest.approx(0.880797, abs=1e-6)
    assert rate_features(["a", "not weighed"], MODEL) == 0.5


def test_features_of_a_plain_clause() -> None:
    view, draft = read_last(
        "قال وزير الخارجية الروسي سيرغي لافروف إن الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين إلى جنيف."
    )
    assert list_features(view, draft) == ["content: in the title", "clause: opens its sentence"]


def test_features_of_a_carried_quotation() -> None:
    text = 'قال وزير الخارجية الروسي سيرغي لافروف إن الوفد وصل.\nوأضاف: "سنوقع الاتفاق قريبا".'
    view, draft = read_last(text)
    assert list_features(view, draft) == [
        "content: after a colon",
        "content: begins with a quotation mark",
        "content: up to 3 words",
        "content: up to 8 words",
        "clause: opens its sentence",
        "speaker: dropped, carried on",
        "speaker: in another sentence",
        "speaker: in another paragraph",
    ]


def test_features_of_phrases_and_labels() -> None:
    view, draft = read_last("وصلت ثلاث سفن محملة بالقمح إلى ميناء عدن صباح اليوم، وفقا لوزارة النقل اليمنية.")
    assert "content: before a phrase (according to)" in list_features(view, draft)
    view, draft = read_last("لافروف: لن نسحب قواتنا من سوريا قبل نهاية العام\n")
    assert "content: after a name and a colon" in list_features(view, draft)


# The surer statement stands first.
ORDERED = [
    (
        "قال وزير الخارجية الروسي سيرغي لافروف إن الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين.",
        "قال مسؤول إن الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين.",
        "a named minister, an unnamed official",
    ),
    (
        "أعلن وزير الخارجية الروسي سيرغي لافروف أن بلاده ستنشئ آلية مشتركة لمراقبة الهدنة في الشمال السوري.",
        "أعلن وزير الخارجية الروسي سيرغي لافروف إنشاء آلية مشتركة لمراقبة الهدنة بين الطرفين في الشمال السوري.",
        "a clause, a bare noun",
    ),
    (
        'قال وزير الخارجية الروسي سيرغي لافروف: "الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين".',
        "قال وزير الخارجية الروسي سيرغي لافروف إن الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين.",
        "a quotation after a colon, an indirect clause",
    ),
    (
        "أكد وزير الخارجية الروسي سيرغي لافروف أن الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين.",
        "يؤكد وزير الخارجية الروسي سيرغي لافروف أن الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين.",
        "a perfect, an imperfect",
    ),
    (
        "قال وزير الخارجية الروسي سيرغي لافروف إن الوفد وصل. وأضاف أن الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين.",
        "قال وزير الخارجية الروسي سيرغي لافروف إن الوفد وصل.\nوبدأت المحادثات صباحا.\nوحضر الوفدان.\n"
        "واستمر الاجتماع ساعات.\nوأضاف أن الاتفاق سينفذ خلال أسبوع واحد بعد عودة الوفدين.",
        "a speaker of the sentence before, one of long ago",
    ),
]


@pytest.mark.parametrize(("surer", "less"), [row[:2] for row in ORDERED], ids=[row[2] for row in ORDERED])
def test_what_is_told_plainly_is_rated_higher(surer: str, less: str) -> None:
    assert rate_last(surer) > rate_last(less)


def test_ratings_are_shares_and_the_same_each_time() -> None:
    for text in (text for row in ORDERED for text in row[:2]):
        first = rate_last(text)
        assert 0 < first < 1
        assert rate_last(text) == first
