"""Which wordings are listed: the questions, the weights, the choice."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import read_article
from tawatur.coding.listing import (
    FAMILIES,
    Wording,
    choose_wordings,
    list_answers,
    list_wordings,
    rate_wording,
)
from tawatur.coding.view import View

NOTHING: dict[str, frozenset[str]] = {}
TEXT = "أكد سكان المدينة أن قوات الأمن اعتقلت ثلاثة صحفيين في قطاع غزة."


@cache
def load() -> Codebook:
    return load_codebook()


def read(text: str) -> View:
    return read_article(text, load())


def wordings_of(text: str, uses: dict[str, frozenset[str]] = NOTHING) -> tuple[View, list[Wording]]:
    view = read(text)
    return view, list_wordings(view, uses)


def keys_of(text: str, kind: str) -> list[str]:
    return [f"{one.part}: {one.key}" for one in wordings_of(text)[1] if one.kind == kind]


def test_families_have_names_of_their_own() -> None:
    names = [name for name, _ in FAMILIES]
    assert len(set(names)) == len(names)


def test_the_file_of_weights_is_sound() -> None:
    model = load().data["listing"]
    families = {name for name, _ in FAMILIES}
    assert list(model) == ["fitted", "intercept", "weights"]
    assert {name.split(": ")[0] for name in model["weights"]} <= families
    assert {type(weight) for weight in (model["intercept"], *model["weights"].values())} == {float}
    assert {"date", "command", "articles", "wordings", "right", "penalty"} <= set(model["fitted"])


def test_a_rating_is_the_logistic_function_of_the_sum() -> None:
    view, wordings = wordings_of(TEXT)
    wording = next(one for one in wordings if one.kind == "place")
    answers = list_answers(view, wording)
    assert answers[0] == "sort: place place"
    assert rate_wording(view, wording, {"intercept": 0.0, "weights": {}}) == 0.5
    assert rate_wording(view, wording, {"intercept": 1.0, "weights": {answers[0]: 1.0}}) == pytest.approx(0.880797)


def test_a_phrase_is_cut_where_people_may_cut_it() -> None:
    assert keys_of("أكد مسؤولون في وزارة الصحة أن المستشفى أغلق.", "people") == [
        "whole: مسوولون في وزاره الصحه",
        "core: مسوولون",
    ]
    assert keys_of("وصلت المساعدات إلى مدينة درنة.", "place") == ["whole: مدينه درنه", "inside: درنه"]
    assert keys_of("أفرجت السلطات عن هؤلاء السجناء.", "people") == ["whole: السجناء", "pointed: هولاء السجناء"]


def test_what_no_record_names_may_go_and_what_one_names_stays() -> None:
    never = {"intercept": -9.0, "weights": {}}
    view, wordings = wordings_of(TEXT)
    assert choose_wordings(view, wordings, never) == {}
    used = next(one.entity for one in wordings if one.kind == "people")
    view, wordings = wordings_of(TEXT, {used: frozenset(["speaker"])})
    assert {entity: len(keys) for entity, keys in choose_wordings(view, wordings, never).items()} == {used: 1}


def test_his_country_is_no_name_of_it() -> None:
    _, wordings = wordings_of("قال وزير الخارجية التركي إن بلاده ترفض ذلك. وأضاف أن تركيا مستعدة.")
    assert [one.key for one in wordings if one.entity == "turkey"] == ["تركيا"]
