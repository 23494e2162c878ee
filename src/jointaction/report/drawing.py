"""With which few strokes are the report's drawings made?

Each drawing is one inline SVG without font, script, style sheet or address. Text and attributes
are escaped by the XML writer, so a name can never become markup. Colours come from the page's
style sheet by class; only the shades of severity are set here: the cividis scale, dark for
severe, because it survives grey print. Hatching is drawn as lines, so that no drawing needs to
refer to anything else. The same numbers always give the same characters.
"""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as Tree

from markupsafe import Markup

from jointaction.report.plain import plain_text, typographic

Element = Tree.Element
Point = tuple[float, float]

# matplotlib's cividis at even steps from severe to none (dark to pale).
_CIVIDIS = (
    (0x00, 0x22, 0x4E),
    (0x1A, 0x38, 0x6F),
    (0x43, 0x4E, 0x6C),
    (0x61, 0x65, 0x6F),
    (0x7D, 0x7C, 0x78),
    (0x9B, 0x94, 0x76),
    (0xBC, 0xAE, 0x6C),
    (0xDE, 0xC9, 0x58),
    (0xFE, 0xE8, 0x38),
)


def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def drawing(width: float, height: float, label: str = "") -> Element:
    """An empty drawing; ``label`` says in words what it shows, without it it is decoration."""
    svg = Tree.Element("svg", {"viewBox": f"0 0 {number(width)} {number(height)}"})
    if label:
        svg.set("role", "img")
        svg.set("aria-label", typographic(plain_text(label)))
    else:
        svg.set("aria-hidden", "true")
    svg.set("focusable", "false")
    return svg


def shape(parent: Element, tag: str, look: str = "", **places: float | str) -> Element:
    """One shape: ``look`` is its class, the rest its attributes (``stroke_width``)."""
    attributes = {"class": look} if look else {}
    for key, value in places.items():
        text = value if isinstance(value, str) else number(value)
        attributes[key.replace("_", "-")] = plain_text(text)
    return Tree.SubElement(parent, tag, attributes)


def write(
    parent: Element, text: str, x: float, y: float, look: str = "", anchor: str = "start"
) -> None:
    """A short text; ``anchor`` is start, middle or end."""
    shape(parent, "text", look, x=x, y=y, text_anchor=anchor).text = typographic(plain_text(text))


def line(parent: Element, start: Point, end: Point, look: str) -> None:
    """A straight stroke from one point to the other."""
    shape(parent, "line", look, x1=start[0], y1=start[1], x2=end[0], y2=end[1])


def whisker(parent: Element, left: float, right: float, y: float, half: float = 4) -> None:
    """A range with its two ends, bright behind so that it shows on a dark bar too."""
    for look in ("halo", "whisker"):
        line(parent, (left, y), (right, y), look)
        for x in (left, right):
            line(parent, (x, y - half), (x, y + half), look)


def curve(parent: Element, points: Sequence[Point], look: str) -> None:
    """A line through the points."""
    shape(parent, "polyline", look, points=_pairs(points))


def band(parent: Element, upper: Sequence[Point], lower: Sequence[Point], look: str) -> None:
    """The area between two lines."""
    shape(parent, "polygon", look, points=_pairs([*upper, *reversed(lower)]))


def hatch(
    parent: Element, box: tuple[float, float, float, float], gap: float, look: str, colour: str = ""
) -> None:
    """Slanting lines that fill a box (x, y, width, height)."""
    x, y, width, height = box
    strokes: list[str] = []
    offset = gap
    while offset < width + height:
        left, right = max(0.0, offset - height), min(width, offset)
        if right > left:
            start = f"{number(x + left)} {number(y + offset - left)}"
            end = f"{number(x + right)} {number(y + offset - right)}"
            strokes.append(f"M{start}L{end}")
        offset += gap
    if strokes:
        places = {"stroke": colour} if colour else {}
        shape(parent, "path", look, d="".join(strokes), **places)


def severity_shade(severity: float) -> str:
    """The colour of a severity (0-4): dark for severe, pale for none."""
    place = (1 - min(max(severity, 0.0), 4.0) / 4) * (len(_CIVIDIS) - 1)
    below = min(int(place), len(_CIVIDIS) - 2)
    part = place - below
    mixed = zip(_CIVIDIS[below], _CIVIDIS[below + 1], strict=True)
    return "#" + "".join(f"{round(a + part * (b - a)):02x}" for a, b in mixed)


def markup(svg: Element) -> Markup:
    """The finished drawing, escaped, ready to stand in a page."""
    return Markup(Tree.tostring(svg, encoding="unicode", short_empty_elements=False))  # noqa: S704 - escaped by the writer


def _pairs(points: Iterable[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)
