"""HTML with paged CSS, for WeasyPrint and Chromium."""
from html import escape

from blocks import NOTE, cell, counted, marks, Doc

ALIGN = dict(l="left", r="right", c="center")


def page(doc: Doc, notes_below: bool, shy=lambda t: t):
    return Html(doc, notes_below, shy).page()


class Html:
    def __init__(self, doc, notes_below, shy):
        self.doc, self.notes_below, self.shy, self.notes = doc, notes_below, shy, []

    def css(self):
        d = self.doc
        t, r, b, l = d.margin
        justify = "text-align: justify; hyphens: auto;" if d.justify else "text-align: left;"
        return f"""
@page {{ size: {d.paper[0]}mm {d.paper[1]}mm; margin: {t}mm {r}mm {b}mm {l}mm;
  @top-center {{ content: {furniture(d.header)}; font: 8pt "{d.font}"; }}
  @bottom-center {{ content: {furniture(d.footer)}; font: 8pt "{d.font}"; }} }}
* {{ box-sizing: border-box; }}
html {{ font: {d.size}pt/{d.leading} "{d.font}"; }} body {{ margin: 0; }}
p {{ margin: 0 0 {d.gap}mm; {justify} orphans: 2; widows: 2; }}
h1, h2, h3 {{ margin: {d.gap * 1.4}mm 0 {d.gap}mm; line-height: 1.15; break-after: avoid; }}
h1 {{ font-size: 1.4em; }} h2 {{ font-size: 1.15em; }} h3 {{ font-size: 1em; }}
table {{ border-collapse: collapse; margin: 0 0 {d.gap * 1.5}mm; table-layout: fixed; }}
td, th {{ vertical-align: top; font-weight: normal; padding: 0; }}
.li span.m {{ display: inline-block; text-indent: 0; }}
.fn {{ float: footnote; font-size: 8pt; text-align: left; }} .below {{ font-size: 8pt; border-top: .5pt solid; }}
::footnote-call {{ font-size: .65em; vertical-align: super; line-height: 0; }} ::footnote-marker {{ font-size: 8pt; content: counter(footnote) " "; }}
sup {{ font-size: .65em; line-height: 0; }}
.grid {{ display: flex; margin-bottom: {d.gap}mm; }} .box {{ border: .6pt solid #444; padding: 2.5mm; margin-bottom: {d.gap}mm; background: #f2f2ee; }}
.box > :last-child, .shade > :last-child {{ margin-bottom: 0; }} .shade {{ background: #e8ecef; padding: 2mm; }}
.stamp {{ position: absolute; border: 1.2pt solid #a33; color: #a33; padding: 1mm 2.5mm; font-size: 11pt; font-weight: bold; }}
.margin {{ position: absolute; font-size: 8pt; line-height: 1.3; }}
"""

    def page(self):
        body = self.all(self.doc.blocks)
        if self.notes and not self.notes_below:
            body += '<div class="below">' + "".join(f"<p>{i + 1} {n}</p>" for i, n in enumerate(self.notes)) + "</div>"
        return f'<!doctype html><html lang="de"><meta charset="utf-8"><style>{self.css()}</style><body>{body}</body></html>'

    def all(self, blocks):
        return "\n".join(getattr(self, type(b).__name__)(b) for b in blocks)

    def text(self, text):
        out, end = "", 0
        for m in NOTE.finditer(text):
            out += self.plain(text[end:m.start()])
            self.notes.append(self.plain(m[1]))
            out += f'<span class="fn">{self.notes[-1]}</span>' if self.notes_below else f"<sup>{len(self.notes)}</sup>"
            end = m.end()
        return out + self.plain(text[end:])

    def plain(self, text):
        return escape(self.shy(text)).replace("\n", "<br>")

    def H(self, it):
        style = ' style="letter-spacing: .22em"' if it.spaced else ""
        return f"<h{it.level}{style}>{self.text(it.text)}</h{it.level}>"

    def P(self, it):
        style = ("font-weight: bold;" if it.bold else "") + (f"text-align: {ALIGN[it.align]}" if it.align else "")
        return f'<p style="{style}">{self.text(it.text)}</p>'

    def LI(self, it):
        def item(mark, text):
            place = f"width: {it.indent}mm; margin-left: -{it.indent}mm"
            return (f'<p class="li" style="padding-left: {it.indent}mm"><span class="m" style="{place}">{escape(mark)}</span>'
                    f"{self.text(text)}</p>")
        return "".join(item(m, t) for m, t in zip(marks(it.marks, len(it.items)), it.items))

    def T(self, it):
        border = dict(all="border: .5pt solid #000", rows="border-bottom: .5pt solid #000", none="")[it.rules]
        size = f"font-size: {it.size}pt;" if it.size else ""
        out = f'<table style="width: {sum(it.widths)}mm; {size}">'
        out += "<colgroup>" + "".join(f'<col style="width: {w}mm">' for w in it.widths) + "</colgroup>"
        out += "<thead>" if it.repeat else "<tbody>"
        for n, row in enumerate(it.rows):
            out += "</thead><tbody>" if it.repeat and n == it.head else ""
            out += f'<tr style="break-inside: {"auto" if it.breaks else "avoid"}">' + self.row(it, n, row, border) + "</tr>"
        return out + "</tbody></table>"

    def row(self, it, n, row, border):
        out, col = "", 0
        for c in map(cell, row):
            bold = "font-weight: bold;" if n < it.head or n in it.bold or c.bold else ""
            align = ALIGN[(it.align or "l" * 20)[col]]
            text = self.text(c.text)
            out += (f'<td colspan="{c.span}" style="{border}; padding: {it.pad}mm {it.pad * 1.3}mm; text-align: {align}; {bold}">'
                    f"{text}</td>")
            col += c.span
        return out

    def SIDE(self, it):
        cols = ("<br>".join(self.plain(x) for x in lines) for lines in it.blocks)
        return '<div class="grid">' + "".join(f'<div style="width: {w}mm">{c}</div>' for w, c in zip(it.widths, cols)) + "</div>"

    def COLS(self, it):
        return f'<div style="column-count: {it.n}; column-gap: {it.gap}mm">{self.all(it.blocks)}</div>'

    def GRID(self, it):
        def column(n, width, blocks):
            gap = it.gap if n < len(it.widths) - 1 else 0
            shade = ' class="shade"' if n in it.shade else ""
            return f'<div{shade} style="width: {width}mm; margin-right: {gap}mm; flex: none">{self.all(blocks)}</div>'
        return '<div class="grid">' + "".join(column(n, w, c) for n, (w, c) in enumerate(zip(it.widths, it.columns))) + "</div>"

    def BOX(self, it):
        return f'<div class="box">{self.all(it.blocks)}</div>'

    def STAMP(self, it):
        t, _, _, l = self.doc.margin
        return (f'<div class="stamp" style="left: {it.x - l}mm; top: {it.y - t}mm; transform: rotate({it.angle}deg)">'
                f"{self.plain(it.text)}</div>")

    def MARGIN(self, it):
        t, _, _, l = self.doc.margin
        return (f'<div class="margin" style="left: {it.x - l}mm; top: {it.y - t}mm; width: {it.width}mm">'
                + "<br>".join(self.plain(x) for x in it.lines) + "</div>")

    def PIC(self, it):
        return f'<div style="height: {it.height}mm; background: #b9c6bd; margin-bottom: 2mm"></div>'

    def SIG(self, it):
        width = self.doc.width / len(it.names)
        return '<div class="grid" style="margin-top: 9mm">' + "".join(
            f'<div style="width: {width}mm">{self.plain(n)}</div>' for n in it.names) + "</div>"

    def SPACE(self, it):
        return f'<div style="height: {it.mm}mm"></div>'

    def BREAK(self, it):
        return '<div style="break-before: page"></div>'


def furniture(text):
    """A running head as CSS content."""
    out = '"' + text.replace('"', '\\"') + '"'
    return out.replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "') if text else "none"
