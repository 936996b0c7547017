"""The page about a model: both languages, every evidence, nothing fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tawatur.outlook.read import parse_model
from tawatur.outlook.stability import Stability, choose_concepts, find_stability, open_model
from tawatur.report.outlook import render_outlook, write_outlook
from tawatur.report.outlook_picture import draw_states
from tawatur.report.outlook_view import view_outlook
from tests.outlook.models import GRAPH, PASS, pass_model

HOSTILE = PASS.replace("en: Ally", 'en: "<script>alert(1)</script>"').replace("سنهاجم إن ساعدونا", "</q><b>")


def solve(text: str) -> Stability:
    position = open_model(parse_model(text))
    return find_stability(position, choose_concepts(position))


def test_the_page_shows_states_groups_reasons_and_words() -> None:
    page = render_outlook(solve(PASS), lang="en")
    assert page.startswith('<!doctype html>\n<html lang="en" dir="ltr">')
    assert page == render_outlook(solve(PASS), lang="en")
    assert page.count("<circle") == 20  # ten states in each language
    assert "سنهاجم إن ساعدونا" in page and "الممر" in page and "The pass" in page
    assert re.findall(r'<details id="state-(\d+)"', page)[:2] == ["9", "14"]
    assert "cannot be undone" in page and "Made up for tests." in page
    assert not re.findall(r'(?:src|href)="(?!#|data:,)', page)


def test_arabic_first() -> None:
    page = render_outlook(solve(PASS))
    assert '<html lang="ar" dir="rtl">' in page and "<title>ما الذي يمكن أن يثبت</title>" in page


def test_what_stands_in_a_model_is_escaped() -> None:
    page = render_outlook(solve(HOSTILE), lang="en")
    assert "<script>alert" not in page and "</q><b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_columns_run_from_the_right_in_arabic() -> None:
    view = view_outlook(solve(PASS))
    arabic = {node.state: node for node in view.pictures["ar"].nodes}
    english = {node.state: node for node in view.pictures["en"].nodes}
    width = view.pictures["en"].width
    for state, node in english.items():
        assert arabic[state].x == pytest.approx(width - node.x, abs=0.2) and arabic[state].y == node.y
    assert [node.state for node in view.pictures["en"].nodes if node.here] == [8]
    assert len({(node.x, node.y) for node in english.values()}) == 10


def test_arrows_are_improvements() -> None:
    view = view_outlook(solve(PASS))
    arrows = {(one.party, one.start, one.to) for one in view.pictures["en"].arrows}
    assert (0, 8, 9) in arrows and (2, 0, 8) in arrows
    assert all(start != to for _, start, to in arrows)


def test_states_that_are_listed_stand_on_a_circle() -> None:
    page = render_outlook(solve(GRAPH), lang="en")
    assert page.count("<circle") == 6 and "quarrel" in page
    nodes = draw_states(parse_model(GRAPH), [0, 1, 2], {}, [], {0: "", 1: "", 2: ""}, mirrored=False).nodes
    assert len({(node.x, node.y) for node in nodes}) == 3


def test_a_model_of_many_states_shows_some() -> None:
    options = "".join(f"  o{place}: {{of: {'ab'[place % 2]}}}\n" for place in range(13))
    found = solve(f"parties: {{a: {{}}, b: {{}}}}\noptions:\n{options}preferences: {{a: [o0, o1], b: [not o0]}}\n")
    view = view_outlook(found)
    assert view.shown == 256 and not view.varied  # 2,048 equilibria, of which nobody can improve
    assert "256" in render_outlook(found)
    assert {node.state for node in view.pictures["en"].nodes} <= {state for one in view.groups for state in one.states}


def test_written_as_one_file(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_outlook(solve(PASS), path, lang="en")
    assert path.read_text("utf-8") == render_outlook(solve(PASS), lang="en")
    assert pass_model().status_quo == 8
