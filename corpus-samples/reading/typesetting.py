"""Typst markup; texts are string literals, so nothing in them is markup."""
import json

from blocks import NOTE, cell, marks, spread

ALIGN = dict(l="left", r="right", c="center")
# Typst wants OpenType names
FONTS = {"Nimbus Sans Narrow": "Nimbus Sans Narrow", "DejaVu Sans Condensed": "DejaVu Sans"}


def convert(doc, out):
    import typst
    with open(out, "wb") as file:
        file.write(typst.compile(Typst(doc).page().encode()))


def text(s):
    return "#" + json.dumps(s, ensure_ascii=False)


class Typst:
    def __init__(self, doc):
        self.doc = doc

    def page(self):
        d = self.doc
        t, r, b, l = d.margin
        font = FONTS.get(d.font, d.font)
        stretch = ", stretch: 75%" if "Condensed" in d.font else ""
        return f"""#set page(width: {d.paper[0]}mm, height: {d.paper[1]}mm, margin: (top: {t}mm, right: {r}mm, bottom: {b}mm, left: {l}mm),
  header: context align(center, text(8pt)[{self.furniture(d.header)}]), footer: context align(center, text(8pt)[{self.furniture(d.footer)}]))
#set text(font: ("{font}", "DejaVu Sans"), size: {d.size}pt, lang: "de", hyphenate: {str(d.justify).lower()}{stretch})
#set par(justify: {str(d.justify).lower()}, leading: {(d.leading - .72):.2f}em, spacing: {d.gap * 2}mm)
#show heading: set block(above: {d.gap * 2.2}mm, below: {d.gap * 1.6}mm)
#show heading.where(level: 1): set text({d.size * 1.4:.1f}pt)
#show heading.where(level: 2): set text({d.size * 1.15:.1f}pt)
#show heading.where(level: 3): set text({d.size:.1f}pt)
#show heading: set text(hyphenate: false)
#show heading: set par(justify: false)
{self.all(d.blocks)}
"""

    def furniture(self, s):
        out = text(s).replace("{pages}", '" + str(counter(page).final().first()) + "').replace("{page}", '" + str(counter(page).get().first()) + "')
        return f"#({out[1:]})" if s else ""

    def all(self, blocks):
        return "\n\n".join(getattr(self, type(b).__name__)(b) for b in blocks)

    def text(self, s):
        out, end = "", 0
        for m in NOTE.finditer(s):
            out += self.plain(s[end:m.start()]) + f"#footnote[{text(m[1])}]"
            end = m.end()
        return out + self.plain(s[end:])

    def plain(self, s):
        return "#linebreak()".join(text(x) for x in s.split("\n")) if s else ""

    def H(self, it):
        body = f"#text(tracking: .22em)[{self.text(it.text)}]" if it.spaced else self.text(it.text)
        return f"#heading(level: {it.level})[{body}]"

    def P(self, it):
        body = f"#strong[{self.text(it.text)}]" if it.bold else self.text(it.text)
        return f"#par[{body}]" if not it.align else f"#align({ALIGN[it.align]})[{body}]"

    def LI(self, it):
        rows = ", ".join(f"[{text(m)}], [{self.text(x)}]" for m, x in zip(marks(it.marks, len(it.items)), it.items))
        return f"#grid(columns: ({it.indent}mm, 1fr), row-gutter: {self.doc.gap + 1}mm, {rows})"

    def T(self, it):
        stroke = dict(all="0.5pt", rows="(x: none, top: none, bottom: 0.5pt)", none="none")[it.rules]
        cells = []
        for n, row in enumerate(it.rows):
            col, line = 0, []
            for c in map(cell, row):
                bold, align = n < it.head or n in it.bold or c.bold, ALIGN[(it.align or "l" * 20)[col]]
                body = "#strong[%s]" % self.text(c.text) if bold and c.text else self.text(c.text.lstrip(" "))
                if c.text.startswith(" "):
                    body = "#h(2em)" + body
                line.append(f"table.cell(colspan: {c.span}, align: {align}, breakable: {str(it.breaks).lower()})[{body}]")
                col += c.span
            cells.append(", ".join(line))
        head = f"table.header(repeat: {str(it.repeat).lower()}, {', '.join(cells[:it.head])}), " if it.head else ""
        size = f"#set text({it.size}pt)\n" if it.size else ""
        widths = ", ".join(f"{w}mm" for w in it.widths)
        return (f"#[{size}#set par(justify: false)\n#table(columns: ({widths}), inset: (x: {it.pad * 1.3}mm, y: {it.pad + .4}mm), stroke: {stroke}, "
                f"{head}{', '.join(cells[it.head:])})]")

    def grid(self, widths, gap, bodies, shade=()):
        def one(n, b):
            return f"block(fill: rgb(\"#e8ecef\"), inset: 2mm, width: 100%)[{b}]" if n in shade else f"[{b}]"
        cols = ", ".join(f"{w}mm" for w in widths)
        return f"#grid(columns: ({cols}), column-gutter: {gap}mm, " + ", ".join(one(n, b) for n, b in enumerate(bodies)) + ")"

    def SIDE(self, it):
        return self.grid(it.widths, 0, [self.plain("\n".join(lines)) for lines in it.blocks])

    def GRID(self, it):
        return self.grid(it.widths, it.gap, [self.all(c) for c in it.columns], it.shade)

    def COLS(self, it):
        width = (self.doc.width - it.gap * (it.n - 1)) / it.n
        return self.grid([width] * it.n, it.gap, [self.all(c) for c in spread(it.blocks, it.n)])

    def BOX(self, it):
        return f"#block(stroke: .6pt, inset: 2.5mm, width: 100%)[{self.all(it.blocks)}]"

    def placed(self, x, y, body):
        t, _, _, l = self.doc.margin
        return f"#place(top + left, dx: {x - l}mm, dy: {y - t}mm)[{body}]"

    def STAMP(self, it):
        return self.placed(it.x, it.y, f"#rotate({it.angle}deg)[#box(stroke: 1pt + red, inset: 1.5mm)[#text(red, 11pt)[{text(it.text)}]]]")

    def MARGIN(self, it):
        return self.placed(it.x, it.y, f"#box(width: {it.width}mm)[#text(8pt)[{self.plain(chr(10).join(it.lines))}]]")

    def PIC(self, it):
        return f"#rect(width: 100%, height: {it.height}mm, fill: luma(75%), stroke: none)"

    def SIG(self, it):
        return "#v(6mm)\n" + self.grid([self.doc.width / len(it.names)] * len(it.names), 0, [text(n) for n in it.names])

    def SPACE(self, it):
        return f"#v({it.mm}mm)"

    def BREAK(self, it):
        return "#pagebreak()"
