"""In which order are the ties of a row of firms met?

Ties are numbered by distance: first all between neighbours, then all between firms two places
apart, and so on. They are met in *rounds* instead: in each, one tie of every distance, the farther
ones some places behind. So the firms of a tie are still in the processor's cache when the next tie
needs them, however long the row. Every firm meets its own ties in the order of their numbers, so
that its sums are the same to the last bit.
"""

from jointaction.simulate.rules.arithmetic import rule


@rule
def rounds(firms: int, apart_most: int) -> int:
    """How many rounds there are until all ties of a row are met."""
    return firms + apart_most * apart_most


@rule
def behind(front: int, apart: int, apart_most: int) -> int:
    """The first firm of the tie of this distance that is met in a round; none if not in the row.

    A tie must wait for those nearer ones that share a firm with it: ``apart_most`` places suffice.

    >>> [behind(7, apart, 3) for apart in (1, 2, 3)]
    [7, 4, 1]
    """
    return front - (apart - 1) * apart_most


@rule
def before(apart: int, firms: int) -> int:
    """How many ties are numbered before those of this distance.

    >>> [before(apart, 5) for apart in (1, 2, 3)]
    [0, 4, 7]
    """
    return (apart - 1) * firms - apart * (apart - 1) // 2
