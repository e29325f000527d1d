"""OpenDocument in one flat XML file, made a PDF by LibreOffice."""
import pathlib, re, subprocess, tempfile
from xml.sax.saxutils import escape, quoteattr

from blocks import NOTE, cell, marks

ALIGN = dict(l="start", r="end", c="center")
NAMES = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in dict(
    office="office", style="style", text="text", table="table", draw="drawing", fo="xsl-fo-compatible", svg="svg-compatible").items())


def convert(doc, out):
    with tempfile.TemporaryDirectory() as tmp:
        source = pathlib.Path(tmp) / "doc.fodt"
        source.write_text(Flat(doc).document(), "utf-8")
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp}/profile", "--convert-to",
                        "pdf:writer_pdf_Export", "--outdir", tmp, str(source)], check=True, capture_output=True)
        pathlib.Path(out).write_bytes((pathlib.Path(tmp) / "doc.pdf").read_bytes())


class Flat:
    def __init__(self, doc):
        self.doc, self.styles, self.notes, self.tables, self.size = doc, {}, 0, 0, doc.size

    # ---- styles
    def style(self, family, body):
        key = (family, body)
        if key not in self.styles:
            self.styles[key] = f"{family[0]}{len(self.styles)}"
        return self.styles[key]

    def paragraph(self, size=None, bold=False, align="", left=0, indent=0, above=0, below=None, spaced=False, keep=False, justify=None):
        d = self.doc
        size = size or self.size
        justify = d.justify if justify is None else justify
        way = ALIGN[align] if align else ("justify" if justify else "start")
        below = d.gap if below is None else below
        text = f'style:font-name="F" fo:font-size="{size}pt" fo:font-weight="{"bold" if bold else "normal"}"'
        text += ' fo:letter-spacing="0.2em"'.replace("0.2em", f"{size * .22:.1f}pt") if spaced else ""
        text += f' fo:hyphenate="{"true" if justify else "false"}" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"'
        lines = round(d.leading / 1.15 * 100)
        body = (f'<style:paragraph-properties fo:text-align="{way}" fo:margin-left="{left}mm" fo:text-indent="{indent}mm" '
                f'fo:margin-top="{above}mm" fo:margin-bottom="{below}mm" fo:line-height="{max(lines, 95)}%" fo:orphans="2" fo:widows="2" '
                f'{"fo:keep-with-next=" + quoteattr("always") if keep else ""}><style:tab-stops>'
                f'<style:tab-stop style:position="{0}mm"/></style:tab-stops></style:paragraph-properties><style:text-properties {text}/>')
        return self.style("paragraph", body)

    def document(self):
        d = self.doc
        body = self.all(d.blocks)
        t, r, b, l = d.margin
        head = f'<text:p text:style-name="Head">{self.furniture(d.header)}</text:p>'
        foot = f'<text:p text:style-name="Head">{self.furniture(d.footer)}</text:p>'
        automatic = "".join(f'<style:style style:name="{n}" style:family="{f}">{b_}</style:style>' for (f, b_), n in self.styles.items())
        way = "landscape" if d.landscape else "portrait"
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="&apos;{d.font}&apos;"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="F" fo:language="de" fo:country="DE"/></style:default-style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Anchor" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Anchor" text:start-numbering-at="document"/></office:styles>
<office:automatic-styles>{automatic}
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{d.paper[0]}mm" fo:page-height="{d.paper[1]}mm" style:print-orientation="{way}" fo:margin-top="{max(t - 11, 6)}mm" fo:margin-right="{r}mm" fo:margin-bottom="{max(b - 11, 6)}mm" fo:margin-left="{l}mm"/>
<style:header-style><style:header-footer-properties fo:min-height="5mm" fo:margin-bottom="5mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="5mm" fo:margin-top="5mm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header>{head}</style:header><style:footer>{foot}</style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""

    def furniture(self, text):
        return escape(text).replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>').replace(
            "{pages}", "<text:page-count>1</text:page-count>")

    # ---- blocks
    def all(self, blocks):
        return "".join(getattr(self, type(b).__name__)(b) for b in blocks)

    def text(self, text):
        out, end = "", 0
        for m in NOTE.finditer(text):
            self.notes += 1
            out += self.plain(text[end:m.start()]) + (
                f'<text:note text:id="n{self.notes}" text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="Footnote"><text:s/>{self.plain(m[1])}</text:p></text:note-body></text:note>')
            end = m.end()
        return out + self.plain(text[end:])

    def plain(self, text):
        text = escape(text).replace("\n", "<text:line-break/>")
        return re.sub(r"^ +", lambda m: f'<text:s text:c="{len(m[0])}"/>', text)

    def p(self, text, **style):
        return f'<text:p text:style-name="{self.paragraph(**style)}">{text}</text:p>'

    def H(self, it):
        size = round(self.size * {1: 1.4, 2: 1.15, 3: 1}[it.level], 1)
        name = self.paragraph(size=size, bold=True, above=self.doc.gap * 1.3, spaced=it.spaced, keep=True, justify=False)
        return f'<text:h text:outline-level="{it.level}" text:style-name="{name}">{self.text(it.text)}</text:h>'

    def P(self, it):
        broken = False if "\n" in it.text else None  # broken lines would be stretched
        return self.p(self.text(it.text), bold=it.bold, align=it.align, justify=broken)

    def LI(self, it):
        lead = "<text:tab/>"
        return "".join(self.p(escape(m) + lead + self.text(t), left=it.indent, indent=-it.indent)
                       for m, t in zip(marks(it.marks, len(it.items)), it.items))

    def table(self, widths, rows, left=0):
        self.tables += 1
        name = f"T{self.tables}"
        style = self.style("table", f'<style:table-properties style:width="{sum(widths)}mm" table:align="left" fo:margin-bottom="{self.doc.gap * 1.5}mm"/>')
        cols = "".join(f'<table:table-column table:style-name="{self.style("table-column", f"""<style:table-column-properties style:column-width="{w}mm"/>""")}"/>' for w in widths)
        return f'<table:table table:name="{name}" table:style-name="{style}">{cols}{rows}</table:table>'

    def cell(self, body, border="", pad=1.0, span=1, fill=""):
        extra = f' fo:background-color="{fill}"' if fill else ""
        style = self.style("table-cell", f'<style:table-cell-properties fo:padding="{pad}mm" {border or "fo:border=" + quoteattr("none")}{extra}/>')
        more = "<table:covered-table-cell/>" * (span - 1)
        return f'<table:table-cell table:style-name="{style}" table:number-columns-spanned="{span}">{body}</table:table-cell>{more}'

    def T(self, it):
        border = dict(all='fo:border="0.5pt solid #000000"', rows='fo:border-bottom="0.5pt solid #000000"', none="")[it.rules]
        row_style = self.style("table-row", f'<style:table-row-properties fo:keep-together="{"auto" if it.breaks else "always"}"/>')
        out = "<table:table-header-rows>" if it.repeat else ""
        for n, row in enumerate(it.rows):
            out += "</table:table-header-rows>" if it.repeat and n == it.head else ""
            cells, col = "", 0
            for c in map(cell, row):
                bold, align = n < it.head or n in it.bold or c.bold, (it.align or "l" * 20)[col]
                body = "".join(self.p(self.text(x), size=it.size or None, bold=bold, align=align, below=0, justify=False) for x in c.text.split("\n"))
                cells += self.cell(body, border, it.pad, c.span)
                col += c.span
            out += f'<table:table-row table:style-name="{row_style}">{cells}</table:table-row>'
        return self.table(it.widths, out)

    def one_row(self, widths, bodies, fill=(), border="", pad=0.0):
        cells = "".join(self.cell(b, border, 2.0 if n in fill else pad, 1, "#e8ecef" if n in fill else "") for n, b in enumerate(bodies))
        return self.table(widths, f"<table:table-row>{cells}</table:table-row>")

    def SIDE(self, it):
        return self.one_row(it.widths, ["".join(self.p(self.plain(x), below=0, justify=False) for x in lines) for lines in it.blocks])

    def GRID(self, it):
        widths, bodies, fill = [], [], []
        for n, (w, blocks) in enumerate(zip(it.widths, it.columns)):
            if n:
                widths.append(it.gap)
                bodies.append(self.p("", below=0))
            fill += [len(widths)] if n in it.shade else []
            widths.append(w)
            bodies.append(self.all(blocks))
        return self.one_row(widths, bodies, fill)

    def BOX(self, it):
        width = self.doc.width if not self.tables else 55
        return self.one_row([width], [self.all(it.blocks)], border='fo:border="0.6pt solid #444444"', pad=2.5)

    def COLS(self, it):
        style = self.style("section", f'<style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="{it.n}" fo:column-gap="{it.gap}mm"/></style:section-properties>')
        return f'<text:section text:name="S{len(self.styles)}" text:style-name="{style}">{self.all(it.blocks)}</text:section>'

    def MARGIN(self, it):
        style = self.style("graphic", '<style:graphic-properties style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page" style:wrap="run-through" draw:stroke="none" draw:fill="none" fo:border="none" fo:padding="0mm"/>')
        body = "".join(self.p(self.plain(x), size=8, below=0, justify=False) for x in it.lines)
        return self.p(f'<draw:frame draw:style-name="{style}" text:anchor-type="paragraph" svg:x="{it.x}mm" svg:y="{it.y}mm" svg:width="{it.width}mm"><draw:text-box fo:min-height="10mm">{body}</draw:text-box></draw:frame>', below=0)

    def STAMP(self, it):
        return ""

    def PIC(self, it):
        return self.one_row([50], [self.p("", below=it.height)], fill=(0,))

    def SIG(self, it):
        w = self.doc.width / len(it.names)
        return self.p("", below=4) + self.one_row([w] * len(it.names), [self.p(self.plain(n), justify=False) for n in it.names])

    def SPACE(self, it):
        return self.p("", below=it.mm)

    def BREAK(self, it):
        return ""
