"""Do histories come back from Parquet as they were?"""

import duckdb
import numpy as np
import pytest

from jointaction.simulate.runs import Ending, Ensemble, Runs
from jointaction.store.tables import write_runs


def histories(scenario, initiative, **drawn):
    rng = np.random.default_rng(3)
    flags = rng.random(6) < 0.5
    shares = rng.random((4, 6), dtype=np.float32)
    shares[:, 2] = np.nan
    whole = np.arange(6, dtype=np.int32)
    number = rng.random(6, dtype=np.float32)
    return Runs(
        scenario, initiative, Ensemble(0, 3, 2, 1), np.repeat(np.arange(3, dtype=np.int32), 2),
        shares, shares, shares > 0.5, whole, whole, flags, flags, number, number, whole, number,
        number, number, number, number, {},
        {name: np.array(said, dtype=np.float32) for name, said in drawn.items()},
    )  # fmt: skip


@pytest.fixture
def read(tmp_path):
    folder = tmp_path / 'it\'s "quoted"; ü'
    folder.mkdir()
    with_it = histories("with one", "one", **{"history.rivalry": [1, 2, 3], "cost": [4, 5, 6]})
    without = histories("without one", "", **{"history.rivalry": [1, 2, 3]})
    written = write_runs([with_it, without], folder)
    assert [path.name for path in written] == ["runs.parquet", "quarters.parquet", "draws.parquet"]

    def table(name):
        return duckdb.sql(
            "SELECT * FROM read_parquet($1)", params=[str(folder / f"{name}.parquet")]
        )

    return table, with_it


def test_one_row_a_history(read):
    table, with_it = read
    columns = table("runs").fetchnumpy()
    assert len(columns["run"]) == 12
    assert columns["took_off"][:6].tolist() == with_it.took_off.tolist()
    assert columns["project_net"][:6].tolist() == with_it.project_net.tolist()
    assert columns["ending"][:6].tolist() == [Ending(n).name.lower() for n in with_it.ending]
    assert set(columns["ending"][6:]) == {""}
    assert set(columns["scenario"]) == {"with one", "without one"}


def test_one_row_a_history_and_quarter_with_missing_shares_as_null(read):
    table, with_it = read
    columns = table("quarters").filter("scenario = 'with one'").fetchnumpy()
    shares = np.ma.filled(columns["cooperation"], np.nan).reshape(4, 6)
    np.testing.assert_array_equal(shares, with_it.cooperation)
    nulls = table("quarters").filter("cooperation IS NULL").aggregate("count(*)").fetchall()
    assert nulls == [(8,)]


def test_one_row_a_draw_and_what_a_scenario_lacks_is_null(read):
    table, _ = read
    rows = table("draws").order("scenario, draw").fetchall()
    assert rows[:2] == [("with one", 0, 1, 4), ("with one", 1, 2, 5)]
    assert rows[3] == ("without one", 0, 1, None)


def test_a_folder_that_is_gone_is_an_error_of_the_disk(tmp_path):
    with pytest.raises(OSError, match=r"runs\.parquet"):
        write_runs([histories("x", "one", cost=[1, 2, 3])], tmp_path / "gone")
