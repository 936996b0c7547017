"""The weights that name actors: fitted on acts, measured on acts, written as the codebook reads them."""

from __future__ import annotations

from pathlib import Path

import yaml

from gates.fit_events import Act, fit_weights, main, share_right, write_weights

# An army named before the act did it; the source that tells of it did not.
TOLD = Act("A", frozenset({"army"}), (("army", ("kind armed_group",)), ("", ("kind people, tellers",))))
SILENT = Act("A", frozenset(), (("", ("kind people, tellers",)),))


def test_a_feature_of_those_who_act_weighs_more_than_one_of_those_who_tell() -> None:
    model = fit_weights([TOLD] * 20 + [SILENT] * 20)
    assert set(model["weights"]) == {"kind armed_group", "kind people, tellers"}
    assert model["weights"]["kind armed_group"] > 1 > 0 > model["weights"]["kind people, tellers"]
    assert share_right([TOLD, SILENT], model) == 1.0
    assert share_right([TOLD, SILENT], None) == 0.5


def test_rare_features_are_not_fitted() -> None:
    assert fit_weights([TOLD] * 7 + [SILENT] * 20)["weights"].keys() == {"kind people, tellers"}


def test_written_weights_are_read_again() -> None:
    model = {"least": -1.0, "intercept": -2.5, "weights": {"in the title": 0.25, "speaks": -0.5}}
    assert {"fitted", *model} == yaml.safe_load(write_weights(model, {"acts": 2})).keys()
    read = yaml.safe_load(write_weights(model, {"acts": 2}))
    assert {name: read[name] for name in model} == model
    assert read["fitted"]["acts"] == 2


def test_it_says_where_the_coded_articles_are_not(tmp_path: Path) -> None:
    assert main(["--shared", str(tmp_path)]) == 2
