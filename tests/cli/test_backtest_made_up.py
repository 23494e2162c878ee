"""Does ``jointaction backtest --made-up`` say what the forecasts are worth where truth is known?"""

import json

import pytest

FEW = ("--places", "10", "--draws", "10", "--runs-per-draw", "1")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--made-up", "--places", "9"), "places: 9 is not a whole number from 10 to 5000"),
        (("--places", "10"), "--places: is for made-up places; say --made-up, too"),
        (("cases", "--made-up"), "places are made up, not read from a folder; leave cases out"),
        (("--made-up", "--fit"), "--made-up: nothing can be fitted to made-up places"),
        (("--made-up", "--seed", str(2**32)), "seed: 4294967296 is not a whole number from 0 to"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(ask, arguments, said):
    answer = ask("backtest", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert said in answer.err


@pytest.mark.slow
def test_few_places_give_one_document_and_the_same_on_disk(ask, tmp_path):
    answer = ask("backtest", "--made-up", *FEW, "--json", "--out", "out")
    assert answer.code == 0, answer.err
    found = json.loads(answer.out)
    assert json.loads((tmp_path / "out" / "worlds.json").read_text()) == found
    assert found["settings"] == {"places": 10, "draws": 10, "runs_per_draw": 1}
    assert len(found["coverage"]) == 4
    assert "as_believed" in [one["id"] for one in found["worlds"]]
    for one in found["worlds"]:
        assert one["worst_loss"] <= found["cap"]
