"""ReportLab; Helvetica and Times are the standard fonts and not embedded, as report generators do it."""
import re
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from blocks import NOTE, cell, marks, spread

ALIGN = dict(l=TA_LEFT, r=TA_RIGHT, c=TA_CENTER)
SERIF = ("Serif", "Roman", "P052", "C059", "Bookman")
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def convert(doc, out):
    pdfmetrics.registerFont(TTFont("DejaVu", DEJAVU))
    Drawn(doc).build(out)


class Numbered(Canvas):
    """Draws the running heads last, when the number of pages is known."""

    def __init__(self, *args, furniture=None, **kw):
        super().__init__(*args, **kw)
        self.kept, self.furniture = [], furniture

    def showPage(self):
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for it in self.kept:
            self.__dict__.update(it)
            self.furniture(self, len(self.kept))
            super().showPage()
        super().save()


class Drawn:
    def __init__(self, doc):
        serif = any(x in doc.font for x in SERIF)
        self.doc, self.notes = doc, []
        self.font, self.bold = ("Times-Roman", "Times-Bold") if serif else ("Helvetica", "Helvetica-Bold")

    def build(self, out):
        d = self.doc
        t, r, b, l = (x * mm for x in d.margin)
        w, h = (x * mm for x in d.paper)
        template = BaseDocTemplate(out, pagesize=(w, h), invariant=1)
        frame = Frame(l, b, w - l - r, h - t - b, 0, 0, 0, 0)
        template.addPageTemplates(PageTemplate(frames=[frame], onPage=self.placed))
        story = self.all(d.blocks, d.width)
        if self.notes:
            story += [Spacer(1, 4 * mm)] + [Paragraph(f"{n} {x}", self.style(8)) for n, x in enumerate(self.notes, 1)]
        template.build(story, canvasmaker=lambda *a, **k: Numbered(*a, furniture=self.furniture, **k))

    def furniture(self, canvas, pages):
        w, h = (x * mm for x in self.doc.paper)
        canvas.setFont(self.font, 8)
        for text, y in ((self.doc.header, h - 12 * mm), (self.doc.footer, 10 * mm)):
            canvas.drawCentredString(w / 2, y, text.replace("{page}", str(canvas._pageNumber)).replace("{pages}", str(pages)))

    def placed(self, canvas, template):
        for it in self.doc.blocks if canvas._pageNumber == 1 else ():
            h = self.doc.paper[1]
            canvas.saveState()
            if type(it).__name__ == "STAMP":
                canvas.translate(it.x * mm, (h - it.y - 6) * mm)
                canvas.rotate(-it.angle)
                canvas.setFont(self.bold, 11)
                canvas.setFillColor(colors.HexColor("#aa3333"))
                canvas.drawString(0, 0, it.text)
            elif type(it).__name__ == "MARGIN":
                canvas.setFont(self.font, 8)
                for n, line in enumerate(it.lines):
                    canvas.drawString(it.x * mm, (h - it.y - 3 - 3.7 * n) * mm, line)
            canvas.restoreState()

    def style(self, size=0, bold=False, align=None, left=0.0, after=None, before=0.0, keep=False, justify=None):
        d = self.doc
        size = size or d.size
        justify = d.justify if justify is None else justify
        alignment = align if align is not None else (TA_JUSTIFY if justify else TA_LEFT)
        more = dict(hyphenationLang="de_DE", embeddedHyphenation=1, uriWasteReduce=0) if justify else {}
        return ParagraphStyle("s", fontName=self.bold if bold else self.font, fontSize=size, leading=size * max(d.leading, 1.12),
                              alignment=alignment, leftIndent=left * mm, bulletFontName=self.font, bulletFontSize=size,
                              spaceAfter=(d.gap if after is None else after) * mm, spaceBefore=before * mm, keepWithNext=keep, **more)

    def text(self, text, inside=False):
        def note(m):
            self.notes.append(self.plain(m[1]))
            return f"\0{len(self.notes)}\1"
        text = self.plain(NOTE.sub(note, text))
        return text.replace("\0", '<super size="6">').replace("\1", "</super>")

    def plain(self, text):
        """Letters that the standard fonts lack come from another font, as on paper."""
        out = re.sub(r"[^\x00-\xff–—„“”‚‘’…•€\n]+", lambda m: f'<font name="DejaVu">{m[0]}</font>', escape(text))
        return out.replace("\n", "<br/>")

    def all(self, blocks, width):
        out = []
        for b in blocks:
            made = getattr(self, type(b).__name__)(b, width)
            out += made if isinstance(made, list) else [made]
        return out

    def H(self, it, width):
        size = self.doc.size * {1: 1.4, 2: 1.15, 3: 1}[it.level]
        text = "\u00a0".join(it.text) if it.spaced else it.text
        return Paragraph(self.text(text), self.style(size, True, before=self.doc.gap, keep=True, justify=False))

    def P(self, it, width):
        broken = False if "\n" in it.text else None
        return Paragraph(self.text(it.text), self.style(bold=it.bold, align=ALIGN.get(it.align), justify=broken))

    def LI(self, it, width):
        return [Paragraph(self.text(t), self.style(left=it.indent), bulletText=m) for m, t in zip(marks(it.marks, len(it.items)), it.items)]

    def T(self, it, width):
        line = (0.5, colors.black)
        rules = dict(all=[("GRID", (0, 0), (-1, -1), *line)], rows=[("LINEBELOW", (0, 0), (-1, -1), *line)], none=[])[it.rules]
        rows = []
        for n, row in enumerate(it.rows):
            out, col = [], 0
            for c in map(cell, row):
                bold, align = n < it.head or n in it.bold or c.bold, ALIGN[(it.align or "l" * 20)[col]]
                left = 4 if c.text.startswith(" ") else 0
                style = self.style(it.size, bold, align, left, 0, justify=False)
                out += [[Paragraph(self.text(x.strip()), style) for x in c.text.split("\n")] if c.text else ""] + [""] * (c.span - 1)
                if c.span > 1:
                    rules.append(("SPAN", (col, n), (col + c.span - 1, n)))
                col += c.span
            rows.append(out)
        return self.table(rows, it.widths, it.pad, rules, it.head if it.repeat else 0, it.breaks)

    def table(self, rows, widths, pad=0.0, rules=(), repeat=0, breaks=False):
        base = [("VALIGN", (0, 0), (-1, -1), "TOP")] + [(f"{side}PADDING", (0, 0), (-1, -1), pad * mm * k)
                                                     for side, k in (("LEFT", 1.3), ("RIGHT", 1.3), ("TOP", 1), ("BOTTOM", 1))]
        return Table(rows, [w * mm for w in widths], style=base + list(rules), repeatRows=repeat, hAlign="LEFT", splitInRow=int(breaks),
                     spaceAfter=self.doc.gap * 1.5 * mm)

    def SIDE(self, it, width):
        return self.table([[[Paragraph(self.plain(x), self.style(after=0, justify=False)) for x in lines] for lines in it.blocks]], it.widths)

    def GRID(self, it, width):
        widths, cells, rules = [], [], []
        for n, (w, blocks) in enumerate(zip(it.widths, it.columns)):
            if n:
                widths.append(it.gap)
                cells.append("")
            if n in it.shade:
                at = (len(widths), 0)
                rules += [("BACKGROUND", at, at, colors.HexColor("#e8ecef")), ("LEFTPADDING", at, at, 5), ("TOPPADDING", at, at, 4)]
            widths.append(w)
            cells.append(self.all(blocks, w))
        return self.table([cells], widths, rules=rules)

    def COLS(self, it, width):
        w = (width - it.gap * (it.n - 1)) / it.n
        widths, cells = [], []
        for n, blocks in enumerate(spread(it.blocks, it.n)):
            if n:
                widths.append(it.gap)
                cells.append("")
            widths.append(w)
            cells.append(self.all(blocks, w))
        return self.table([cells], widths)

    def BOX(self, it, width):
        return self.table([[self.all(it.blocks, width)]], [width], 2.5, [("BOX", (0, 0), (-1, -1), .6, colors.grey)])

    def STAMP(self, it, width):
        return []

    def MARGIN(self, it, width):
        return []

    def PIC(self, it, width):
        return self.table([[""]], [width], it.height / 2, [("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#b9c6bd"))])

    def SIG(self, it, width):
        w = width / len(it.names)
        return [Spacer(1, 6 * mm), self.table([[Paragraph(self.plain(n), self.style(justify=False)) for n in it.names]], [w] * len(it.names))]

    def SPACE(self, it, width):
        return Spacer(1, it.mm * mm)

    def BREAK(self, it, width):
        return []
