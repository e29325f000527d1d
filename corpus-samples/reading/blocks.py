"""The building blocks a document is described with, and the units a careful reader finds in them.

A text may hold `[[note]]`, a footnote at this place. A cell is a text or `C(...)`; `\\n` starts a new line in a cell.
"""
import re
from dataclasses import dataclass, field

NOTE = re.compile(r"\[\[(.*?)\]\]")


@dataclass
class H:
    """A heading; `spaced` sets it in s p a c e d letters."""
    text: str
    level: int = 1
    spaced: bool = False


@dataclass
class P:
    text: str
    bold: bool = False
    align: str = ""


@dataclass
class LI:
    """A list; `marks` are drawn before the items, and are words of the item where they are no bullets."""
    items: list
    marks: str = "•"  # a bullet, or how the first item is counted: 1. (1) a)
    indent: float = 6


@dataclass
class C:
    """A cell that is more than its text."""
    text: str
    span: int = 1
    bold: bool = False


@dataclass
class T:
    """A table; `widths` in mm, `align` one of l, r, c for each column, `rules` all, rows or none."""
    widths: list
    rows: list
    head: int = 0
    rules: str = "all"
    align: str = ""
    size: float = 0
    repeat: bool = False  # the head stands on every page
    breaks: bool = False  # a row may go on overleaf
    pad: float = 1.0
    bold: tuple = ()  # rows in bold


@dataclass
class SIDE:
    """Blocks of lines beside each other, each read to its end; widths in mm."""
    widths: list
    blocks: list


@dataclass
class COLS:
    """Text in columns, read one after the other."""
    n: int
    gap: float
    blocks: list


@dataclass
class GRID:
    """Columns of blocks of their own, widths in mm; a column marked in `shade` is a box."""
    widths: list
    gap: float
    columns: list
    shade: tuple = ()


@dataclass
class BOX:
    blocks: list


@dataclass
class STAMP:
    """A few letters set askew, `x` and `y` in mm from the upper left corner of the paper."""
    text: str
    x: float
    y: float
    angle: float = -12


@dataclass
class MARGIN:
    """Short lines in the margin of the first page."""
    lines: list
    x: float
    y: float
    width: float


@dataclass
class PIC:
    height: float


@dataclass
class SIG:
    """Signatures beside each other."""
    names: list


@dataclass
class SPACE:
    mm: float


@dataclass
class BREAK:
    """A new page."""


@dataclass
class Doc:
    id: str
    blocks: list
    group: str = "prose"
    header: str = ""
    footer: str = "Seite {page} von {pages}"
    font: str = "Liberation Sans"
    size: float = 10.5
    leading: float = 1.2
    justify: bool = False
    landscape: bool = False
    margin: tuple = (22, 20, 20, 22)  # top, right, bottom, left in mm
    gap: float = 2.2  # mm after a paragraph

    @property
    def paper(self):
        return (297, 210) if self.landscape else (210, 297)

    @property
    def width(self):
        return self.paper[0] - self.margin[1] - self.margin[3]


def marks(kind, n):
    """How `n` list items are counted."""
    if kind == "1.":
        return [f"{i + 1}." for i in range(n)]
    if kind == "(1)":
        return [f"({i + 1})" for i in range(n)]
    if kind == "a)":
        return [f"{chr(97 + i)})" for i in range(n)]
    return [kind] * n


def counted(kind):
    return kind in ("1.", "(1)", "a)")


def cell(it):
    return it if isinstance(it, C) else C(it)


class Reader:
    """Lists the units; `skip` are kinds of blocks that a producer cannot draw."""

    def __init__(self, skip=()):
        self.units, self.notes, self.tables, self.skip = [], [], 0, skip

    def read(self, blocks):
        for it in blocks:
            if type(it).__name__ not in self.skip:
                getattr(self, type(it).__name__, self.nothing)(it)
        return self

    def add(self, kind, text, **more):
        def note(m):
            self.notes.append(m[1])
            return str(len(self.notes))
        text = NOTE.sub(note, text).replace("\n", " ")
        self.units.append(dict(kind=kind, text=text, **more))

    def H(self, it):
        self.add("h", it.text)

    def P(self, it):
        self.add("p", it.text)

    def LI(self, it):
        for mark, text in zip(marks(it.marks, len(it.items)), it.items):
            self.add("li", f"{mark} {text}" if counted(it.marks) else text)

    def T(self, it):
        for row, cells in enumerate(it.rows):
            col = 0
            for c in map(cell, cells):
                self.add("cell", c.text, table=self.tables, row=row, col=col, head=row < it.head)
                col += c.span
        self.tables += 1

    def SIDE(self, it):
        for col, lines in enumerate(it.blocks):
            for line in lines:
                self.add("side", line, col=col)

    def COLS(self, it):
        self.read(it.blocks)

    def GRID(self, it):
        for column in it.columns:
            self.read(column)

    def BOX(self, it):
        self.read(it.blocks)

    def STAMP(self, it):
        self.add("side", it.text, col=0)

    def MARGIN(self, it):
        for line in it.lines:
            self.add("side", line, col=0)

    def SIG(self, it):
        self.add("sig", " ".join(it.names))

    def nothing(self, it):
        pass

    def all(self):
        return self.units + [dict(kind="fn", text=f"{i + 1} {t}") for i, t in enumerate(self.notes)]


def truth(doc, producer, skip=()):
    """What bench.py compares with."""
    return dict(id=doc.id, producer=producer, group=doc.group, textless=False, header=doc.header, footer=doc.footer,
                units=Reader(skip).read(doc.blocks).all())


def spread(blocks, n):
    """Blocks over `n` columns of about equal length, for producers without columns."""
    weight = [sum(len(u["text"]) + 40 for u in Reader().read([b]).units) for b in blocks]
    total, out, so_far = sum(weight), [[] for _ in range(n)], 0
    for b, w in zip(blocks, weight):
        out[min(n - 1, int((so_far + w / 2) * n / total))].append(b)
        so_far += w
    return out
