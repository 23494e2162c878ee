"""Are the instruments of the paper's two tables all there, and does each say what it moves?"""

import pytest

from jointaction.catalogue.facts import FACTS
from jointaction.catalogue.load import load_catalogue
from jointaction.sources import Grade

TABLE_2 = [
    "Vigorous competition and regulatory reform policy",
    (
        "Providing strategic information through technology foresight studies, cluster studies, "
        "special research groups, or special Web sites"
    ),
    "Broker and network agencies and schemes",
    "Cluster development programmes",
    "Joint industry-research centres of excellence",
    "Public procurement policy",
    "Institutional renewal in industrial policy making",
    "Providing platforms for constructive dialogue",
]
RELATIONS, TECHNOLOGY = "Encourage inter-firm relationships", "Direct support to firms: technology"
FINANCE = "Direct support to firms: finance"
TABLE_3 = {
    ("Central government", RELATIONS): [
        "Value-added tax rather than cumulative sales tax",
        (
            "Realistic regulatory framework: licensing, labor, taxation, safety, environment (no "
            "incentives for informality or semi-formality)"
        ),
        "Transparent proceedings of public administration",
        "Transparent and efficient foreign trade procedures",
    ],
    ("Central government", "Direct support firms: technology"): [
        "Finance decentral activities on a competitive basis",
        (
            "Create a decentralized, efficient structure in areas such as MSTQ and technology "
            "extension"
        ),
    ],
    ("Central government", FINANCE): ["Finance decentral activities on a competitive basis"],
    ("Regional government", RELATIONS): [
        "Public purchasing policy geared at groups / consortia of SME",
    ],
    ("Regional government", TECHNOLOGY): ["Technology demonstration centers", "Extension service"],
    ("Regional government", FINANCE): [
        (
            "Credit guarantees for firms with strategies and projects formulated in the context of "
            "regional development strategy"
        ),
        "Subsidizing networking initiatives to cover transaction costs",
    ],
    ("Local government", RELATIONS): [
        "Involve groups of SME and their associations in formulation of local development strategy",
        "Public purchasing policy geared at groups / consortia of SME",
        "Establish technology incubators",
    ],
    ("Business associations", "Stimulate information exchange between firms"): [
        (
            "Establish sectoral and topical working groups, managed / moderated by association's "
            "professionals"
        ),
        "Organize seminars with external speakers",
        "Bolsa de subcontratación",
    ],
    (
        "Research institutions, universities, training institutions",
        "Direct support to firms: education and technology",
    ): [
        "Tailor-made training courses for groups of SME",
        "Dissemination of technology information",
    ],
    ("Medium and large firms", "Supplier development"): [
        "Individual assistance to suppliers",
        "Training courses for groups of suppliers",
    ],
}
ACTORS = {
    "Central government": "central_government",
    "Regional government": "regional_government",
    "Local government": "local_government",
    "Business associations": "business_associations",
    "Research institutions, universities, training institutions": "supporting_institutions",
    "Medium and large firms": "medium_and_large_firms",
}
ONLY_SMALL = 0.6  # the largest shift of a share that an instrument may claim


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def rows(catalogue):
    return {
        (one.table, one.row): one
        for one in catalogue.instruments.values()
        if one.table in ("table_2", "table_3")
    }


def shifts_of(instrument):
    return {shift.quantity: shift for shift in instrument.shifts}


def test_every_row_of_table_2_has_its_instrument_and_no_other_is_said_to_be_one(rows):
    assert {row for table, row in rows if table == "table_2"} == set(TABLE_2)


def test_every_row_of_table_3_has_its_instrument_and_no_other_is_said_to_be_one(rows):
    told = {f"{who} | {what} | {how}" for (who, what), hows in TABLE_3.items() for how in hows}
    assert len(told) == 22
    assert {row for table, row in rows if table == "table_3"} == told


def test_a_row_of_table_3_is_filed_under_its_actor(rows):
    for (table, row), instrument in rows.items():
        if table == "table_3":
            assert instrument.actor == ACTORS[row.split(" | ")[0]], instrument.name


def test_an_instrument_lies_in_the_folder_of_its_actor(catalogue):
    for name, instrument in catalogue.instruments.items():
        assert name.split("/")[0] == instrument.actor


def test_rows_cite_their_table_and_the_conventional_list_cites_nothing(catalogue):
    for name, instrument in catalogue.instruments.items():
        cited = {str(source) for source in instrument.sources}
        if instrument.table == "table_2":
            assert {"MeyerStamer2002 Table 2", "RoelandtHertog1999 421"} <= cited, name
        elif instrument.table == "table_3":
            assert "MeyerStamer2002 Table 3" in cited, name
        elif instrument.table == "conventional":
            assert not cited, name


@pytest.mark.parametrize(
    "name",
    [
        "research_grants", "research_tax_credits", "soft_loans_for_equipment",
        "technology_transfer_offices", "science_parks", "university_incubators",
        "standards_and_metrology", "demonstration_projects", "researcher_mobility",
        "innovation_vouchers", "procurement_of_innovation", "patent_support",
    ],
)  # fmt: skip
def test_conventional_instruments_of_technology_policy_are_there(catalogue, name):
    listed = {one.name.split("/")[1]: one for one in catalogue.instruments.values()}
    assert listed[name].table == "conventional"


def test_every_shift_is_judged_and_says_why(catalogue):
    for name, instrument in catalogue.instruments.items():
        for shift in instrument.shifts:
            assert shift.grade is Grade.JUDGED, name
            assert shift.why.endswith("."), name


def test_no_instrument_promises_much(catalogue):
    """A share of the whole range moves by .6 at most, and only one instrument claims that."""
    largest = {
        name: max(abs(end) for shift in shares for end in (shift.low, shift.high))
        for name, instrument in catalogue.instruments.items()
        if (shares := [s for s in instrument.shifts if s.quantity in FACTS and "share" in s.unit])
    }
    assert max(largest.values()) <= ONLY_SMALL
    assert [name for name, size in largest.items() if size > 0.5] == [
        "local_government/neutral_moderator"
    ]


def test_slow_instruments_show_little_in_the_first_year(catalogue):
    for name, instrument in catalogue.instruments.items():
        for quantity, shift in shifts_of(instrument).items():
            if quantity in ("association_development", "institution_development"):
                assert 1 - (1 - shift.mode) ** 4 < 0.07, name
                assert instrument.tried == (instrument.name.split("/")[1][:5] == "organ"), name


def test_government_puts_its_own_house_in_order_first(catalogue):
    """Credibility rises by what is cut, through the mechanism; to move it as well counts twice."""
    first = min(catalogue.instruments.values(), key=lambda instrument: instrument.order)
    assert first.name == "local_government/own_house_in_order"
    assert set(shifts_of(first)) == {"cutting"}
    assert shifts_of(first)["cutting"].high * 4 < 0.5


def test_an_association_is_developed_through_its_services(catalogue):
    instrument = catalogue.instruments["business_associations/organisational_development"]
    assert set(shifts_of(instrument)) == {"association_development", "service_quality"}


def test_cover_of_costs_also_says_for_how_long(catalogue):
    for name, instrument in catalogue.instruments.items():
        moved = set(shifts_of(instrument))
        assert ("subsidy_share" in moved) == ("subsidy_quarters" in moved), name


def test_what_is_tried_moves_the_model_and_covers_every_class(catalogue):
    tried = [one for one in catalogue.instruments.values() if one.tried]
    assert all(one.shifts for one in tried)
    assert {code for one in tried for code in one.against} == {
        one.code for one in catalogue.obstacle_classes.values()
    }
    parts = {name for bundle in catalogue.bundles.values() for name in bundle.instruments}
    assert parts <= {one.name for one in tried}


def test_what_only_the_centre_can_do_is_not_tried_on_a_place(catalogue):
    for name, instrument in catalogue.instruments.items():
        assert not (instrument.tried and instrument.actor == "central_government"), name
