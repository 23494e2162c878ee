"""What happens in a quarter of the reference, in which order?"""

from tests.simulate.reference import business, project, shocks, support, trade, views


def play(place, quarter, all_reconsider=False):
    """One quarter of the past (below 0) or of the years from the start on."""
    place.quarter = quarter
    place.luck.begin(quarter)
    shocks.means_of_the_alive(place)
    if not place.past:
        shocks.shocks(place)
        shocks.owners_and_managers(place)
    trade.terms(place)
    trade.talk(place)
    trade.ends_and_beginnings(place)
    trade.play(place)
    if not place.past:
        trade.exchange(place)
    support.membership(place, all_reconsider)
    if not place.past:
        support.use(place)
        support.association_changes(place)
        support.institutions_change(place)
        support.government(place)
        if place.initiative:
            project.joining(place)
            project.running(place)
            project.accounts(place)
    spill = views.views_and_lock_in(place)
    views.dispositions_and_beliefs(place, spill)
    if not place.past:
        business.settle(place)
