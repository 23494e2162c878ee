"""Do public networks among competitors come out as they were published?

Takes a folder in which somebody put the files of such networks (``law_advice_edges.csv`` and the
like, as in the collection schochastics/networkdata); reads them as anybody's ties would be read,
and prints what was found against what was published. They may be had for research with citation and
are not part of this package:

* the law firm of E. Lazega, *The Collegial Phenomenon* (2001): 71 lawyers, competitors and partners
  at once, with 892 ties of advice, 575 of friendship and 1,104 of joint work;
* the 21 managers of D. Krackhardt (1987), with 190 ties of advice and 102 of friendship.

Leaves with 1 if anything differs, with 2 if no file is there.
"""

import csv
import sys
import tempfile
from pathlib import Path

from jointaction.diagnose.network import measures_of
from jointaction.evidence.network import Network
from jointaction.evidence.networks.beside import read_network
from jointaction.evidence.privacy import Gate

EXACT, LAST_DIGIT = 0.0, 0.001
NETWORKS: dict[str, dict[str, str]] = {
    "law": {"advice": "advice", "friends": "friendship", "cowork": "joint_work"},
    "ht": {"advice": "advice", "friends": "friendship"},
}
PUBLISHED: dict[str, dict[str, tuple[float, float]]] = {
    "law": {
        "actors": (71, EXACT), "advice": (892, EXACT), "friendship": (575, EXACT),
        "joint_work ties": (1104, EXACT), "joint_work": (0.222, LAST_DIGIT),
        "joint_work_given_friendship": (0.529, LAST_DIGIT),
        "joint_work_given_advice": (0.653, LAST_DIGIT),
    },
    "ht": {"actors": (21, EXACT), "advice": (190, EXACT), "friendship": (102, EXACT)},
}  # fmt: skip


def main(folder: Path) -> int:
    """Check every network that is there."""
    differ, checked = 0, 0
    for name in NETWORKS:
        missing = [file for file in files_of(name) if not (folder / file).exists()]
        if missing:
            print(f"{name}: not there: {', '.join(missing)}")
            continue
        checked += 1
        found = numbers_of(network_in(folder, name))
        for what, (published, tolerance) in PUBLISHED[name].items():
            agrees = abs(found[what] - published) <= tolerance
            differ += not agrees
            print(f"{name}: {what}: found {found[what]:.4g}, published {published:g}"
                  f"{'' if agrees else '  DIFFERS'}")  # fmt: skip
    if not checked:
        print("No network is there. They can be had from github.com/schochastics/networkdata.")
        return 2
    return 1 if differ else 0


def files_of(name: str) -> list[str]:
    """The files of a network."""
    return [f"{name}_{kind}_edges.csv" for kind in NETWORKS[name]]


def network_in(folder: Path, name: str) -> Network:
    """A network, through the reader for ties that stand beside a dossier."""
    with tempfile.TemporaryDirectory() as place:
        with (Path(place) / "ties.csv").open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow(["one", "other", "kind"])
            for file, kind in zip(files_of(name), NETWORKS[name].values(), strict=True):
                with (folder / file).open(newline="", encoding="utf-8") as ties:
                    writer.writerows(
                        [tie["source"], tie["target"], kind] for tie in csv.DictReader(ties)
                    )
        problems: list[str] = []
        network = read_network(Path(place), (), Gate(), problems, {})
    if network is None or problems:
        sys.exit("\n".join(problems) or f"{name}: there are no ties")
    return network


def numbers_of(network: Network) -> dict[str, float]:
    """What is compared with what was published."""
    measures = measures_of(network)
    numbers = {} if measures is None else measures.numbers
    found = {name: number for name, number in numbers.items() if number is not None}
    for kind in ("advice", "friendship"):
        found[kind] = len(network.of_kind(kind))
    return found | {"joint_work ties": len(network.of_kind("joint_work"))}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
