"""What happens in a quarter, and in which order?

The order is part of the model and stands in ``one_quarter``, once, for burn-in, initiative and
place without initiative alike. Decisions inside a step are taken at the same time. What a
mechanism does not do in the past of a place (before quarter 0) is said where it is called.
"""

from jointaction.simulate.kernel import Page, Record, RunNumbers, kernel
from jointaction.simulate.steps import (
    beliefs,
    firms,
    knowledge,
    projects,
    public,
    shocks,
    support,
    ties,
)
from jointaction.simulate.steps.record import recorded


@kernel
def one_quarter(
    quarter: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    row: int,
    apart_most: int,
    asked: int,
    lane: Page,
    firm: Page,
    tie: Page,
) -> None:
    """The steps of a quarter.

    ``row`` is the number of places in the row of firms, ``apart_most`` how far apart two firms
    with a tie can stand, ``asked`` the largest number of intended firms on the page.
    """
    started = quarter >= 0
    if started:
        shocks.of_place(quarter, runs, key, lane)  # 1 crisis, slump, election, technology
        shocks.means(row, lane, firm)  # 1
        shocks.of_firms(quarter, runs, key, names, row, lane, firm)  # 1 take-overs, managers
    ties.terms_of_trade(quarter, lane)  # 2 buyers' offers, rules, talk
    ties.readiness(row, lane, firm)  # 2
    ties.trade(quarter, runs, key, names, row, apart_most, lane, firm, tie)  # 3 end, 4 play, 5 leak
    if started:
        knowledge.grieved(row, lane, firm)  # 5
    support.decided(quarter, runs, key, names, row, lane, firm)  # 6 membership, use
    if started:
        support.association(lane)  # 6 services, means, complaints
        support.institution(lane)  # 6 feedback, development
        public.acted(quarter, lane)  # 7 red tape, credibility
    if started and asked > 0:
        projects.proposed(quarter, lane)  # 8 required trust
        projects.joined(quarter, runs, key, names, asked, lane, firm)  # 8 joining, 9 side offers
        projects.run(quarter, lane)  # 9 running, breaking, goal, gains
    beliefs.of_place(quarter, lane)  # 10 paradigms, lock-in
    beliefs.of_firms(quarter, row, lane, firm)  # 10 disposition, beliefs
    if started:
        firms.settled(quarter, runs, key, names, row, lane, firm)  # 11 entry, profit, exit


@kernel
def quarters(
    first: int,
    last: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    row: int,
    apart_most: int,
    asked: int,
    lane: Page,
    firm: Page,
    tie: Page,
    record: Record,
) -> None:
    """Quarters ``first`` to ``last`` of one page; those from 0 on are recorded, a row each."""
    for quarter in range(first, last + 1):
        one_quarter(quarter, runs, key, names, row, apart_most, asked, lane, firm, tie)
        if quarter >= 0:
            recorded(quarter, row, lane, firm, record)  # 12
