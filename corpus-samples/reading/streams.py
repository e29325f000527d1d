"""The same page with its text drawn in another order, as print drivers and report generators do.

Each run of text becomes an object that needs nothing before it: its own matrix, font and colour. A run ends where the
producer sets a new place, so no widths are needed. All else keeps its order and stands before the text.
"""
import random

import pikepdf
from pikepdf import Operator

SHOW = ("Tj", "TJ", "'", '"')
COLOUR = {"g", "rg", "k", "cs", "sc", "scn"}
STATE = ("Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts")
ONE = (1, 0, 0, 1, 0, 0)


def mul(m, n):
    a, b, c, d, e, f = m
    A, B, C, D, E, F = n
    return (a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F)


def op(name, *operands):
    return pikepdf.ContentStreamInstruction(list(operands), Operator(name))


def number(x):
    return round(float(x), 6)


class Run:
    def __init__(self, ctm, matrix, state, colour):
        self.ctm, self.matrix, self.state, self.colour, self.body = ctm, matrix, dict(state), dict(colour), []

    def shows(self):
        return any(str(it.operator) in SHOW for it in self.body)

    def place(self):
        m = mul(self.matrix, self.ctm)
        return (-round(m[5], 1), m[4])

    def instructions(self):
        out = [op("q"), op("cm", *map(number, self.ctm))]
        out += list(self.colour.values()) + [op("BT")] + list(self.state.values())
        return out + [op("Tm", *map(number, self.matrix)), *self.body, op("ET"), op("Q")]


class Page:
    """Walks one content stream; `rest` is all but the text, `runs` is the text."""

    def __init__(self):
        self.rest, self.runs, self.stack = [], [], []
        self.ctm, self.state, self.colour = ONE, {}, {}
        self.matrix = self.line = ONE
        self.run, self.spans, self.in_text = None, [], False
        self.last = 0  # bytes of the string shown last

    def walk(self, page):
        for it in pikepdf.parse_content_stream(page):
            if isinstance(it, pikepdf.ContentStreamInlineImage):
                self.rest.append(it)
            else:
                self.step(it, str(it.operator), list(it.operands))
        self.cut()
        return self

    def step(self, it, name, args):
        if name in ("q", "Q", "cm"):
            self.graphics(name, args)
        if name == "BT":
            self.matrix = self.line = ONE
            self.in_text = True
        elif name == "ET":
            self.cut()
            self.in_text = False
        elif name in ("Tm", "Td", "TD", "T*"):
            self.move(name, args)
        elif name in SHOW:
            self.show(it, name, args)
        elif name in STATE:
            self.state[name] = it
            if self.run:
                self.run.body.append(it)
        elif name in ("BDC", "BMC", "EMC"):
            self.mark(it, name, args)
        else:
            self.other(it, name)

    def graphics(self, name, args):
        if name == "q":
            self.stack.append((self.ctm, dict(self.state), dict(self.colour)))
        elif name == "Q" and self.stack:
            self.ctm, self.state, self.colour = self.stack.pop()
        elif name == "cm":
            self.ctm = mul([float(x) for x in args], self.ctm)

    def other(self, it, name):
        if name in COLOUR:
            kind = "cs" if name == "cs" else "colour"
            if kind == "cs" or name in ("g", "rg", "k"):
                self.colour.pop("colour", None)
                self.colour.pop("cs", None)
            self.colour[kind] = it
            if self.run:
                self.run.body.append(it)
        elif name == "gs":
            self.colour["gs" + str(it.operands[0])] = it
        self.rest.append(it)

    def mark(self, it, name, args):
        """Only spans with a text of their own are kept, around the runs inside them."""
        if name == "EMC":
            opened = self.spans.pop() if self.spans else None
            if opened and self.run:
                self.run.body.append(it)
            if opened:
                self.cut()
            return
        speaks = name == "BDC" and isinstance(args[1], pikepdf.Dictionary) and "/ActualText" in args[1]
        self.spans.append(speaks)
        if speaks:
            self.cut()
            self.begin().body.append(it)

    def begin(self):
        self.run = Run(self.ctm, self.matrix, self.state, self.colour)
        return self.run

    def cut(self):
        if self.run and self.run.shows():
            self.runs.append(self.run)
        self.run = None

    def goes_on(self, name, args):
        """Producers that place every glyph move on by less than a blank or two after each."""
        if name != "Td" or not self.run or "Tf" not in self.state:
            return False
        size = abs(float(self.state["Tf"].operands[1]))
        return self.last <= 2 and float(args[1]) == 0 and 0 <= float(args[0]) < 1.6 * size

    def move(self, name, args):
        if not any(self.spans) and not self.goes_on(name, args):
            self.cut()
        if name == "Tm":
            self.line = tuple(float(x) for x in args)
        else:
            leading = float(self.state["TL"].operands[0]) if "TL" in self.state else 0
            x, y = (0, -leading) if name == "T*" else map(float, args)
            if name == "TD":
                self.state["TL"] = op("TL", -y)
            self.line = mul((1, 0, 0, 1, x, y), self.line)
        self.matrix = self.line
        if self.run:
            self.run.body.append(op("Tm", *map(number, self.matrix)))

    def show(self, it, name, args):
        if name in ("'", '"'):
            if name == '"':
                self.state["Tw"], self.state["Tc"] = op("Tw", args[0]), op("Tc", args[1])
            self.move("T*", [])
            it = op("Tj", args[-1])
        strings = [x for x in (it.operands[0] if name == "TJ" else [it.operands[0]]) if isinstance(x, pikepdf.String)]
        self.last = sum(len(bytes(x)) for x in strings)
        (self.run or self.begin()).body.append(it)


def reordered(source, out, how, seed=7):
    """Writes `source` to `out` with its text objects sorted by `rows` or in `random` order."""
    with pikepdf.open(source) as pdf:
        for number_, page in enumerate(pdf.pages):
            walked = Page().walk(page)
            runs = walked.runs
            if how == "rows":
                runs.sort(key=Run.place)
            else:
                random.Random(seed + number_).shuffle(runs)
            depth = len(walked.stack)
            body = [op("q"), *walked.rest, *[op("Q")] * (depth + 1)]
            for run in runs:
                body += run.instructions()
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(body))
            if "/StructParents" in page:
                del page["/StructParents"]
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.save(out, deterministic_id=True)
