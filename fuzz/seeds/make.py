"""Writes the seeds of the fuzzer: small files, each with a part of the formats that has its own code.

    python3 fuzz/seeds/make.py

Everything in them is invented. They are committed, so that nobody needs Python to run the fuzzer.
"""

import struct
import zlib
from pathlib import Path

HERE = Path(__file__).parent


def pdf(*objects, trailer=b""):
    """A file of these objects, numbered from 1; the first is the catalog."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, it in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, it)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % it for it in places)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out) + end % (len(objects) + 1, trailer, start)


def stream(content, keys=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(content), content)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def page(content, keys=b"", resources=b"/Font<</F 5 0 R>>", further=(), catalog=CATALOG):
    head = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R%s/Resources<<%s>>>>"
    objects = [catalog, PAGES, head % (keys, resources), stream(content), FONT, *further]
    return pdf(*objects)


def packed():
    """Objects in a stream, and a table in one."""
    members = [CATALOG, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 5 0 R>>"]
    offsets, body = [], b""
    for number, it in enumerate(members, 1):
        offsets.append(b"%d %d" % (number, len(body)))
        body += it + b" "
    head = b" ".join(offsets) + b" "
    out = b"%PDF-1.5\n"
    places = {4: len(out)}
    keys = b"/Type/ObjStm/N 3/First %d/Filter/FlateDecode" % len(head)
    out += b"4 0 obj%sendobj\n" % stream(zlib.compress(head + body), keys)
    places[5] = len(out)
    out += b"5 0 obj%sendobj\n" % stream(b"BT ET")
    places[6] = len(out)
    rows = b"\0\0\0\0" + b"".join(struct.pack(">BHB", 2, 4, it) for it in range(3))
    rows += b"".join(struct.pack(">BHB", 1, places[it], 0) for it in (4, 5, 6))
    keys = b"/Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Filter/FlateDecode"
    out += b"6 0 obj%sendobj\n" % stream(zlib.compress(rows), keys)
    return out + b"startxref\n%d\n%%%%EOF\n" % places[6]


TEXT = b"BT /F 10 Tf 50 250 Td (Antrag 0412/2020) Tj 0 -14 Td [(Rat)-200(haus \\374)] TJ ET\n"
RULES = b"".join(b"50 %d m 350 %d l S %d 100 1 100 re f\n" % (y, y, y) for y in (100, 150, 200))
CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar <41> <00C4> <42> <00660066> endbfchar
1 beginbfrange <43> <45> <0061> endbfrange endcmap end end"""
OUTLINE = b"/Outlines 6 0 R/PageLabels<</Nums[0<</S/r/P(A)>>]>>/Names<</Dests<</Names[(x)[3 0 R/Fit]]>>" \
    b"/EmbeddedFiles<</Names[(a)9 0 R]>>>>/Metadata 11 0 R/Lang(de)"
XMP = b"<x:xmpmeta><rdf:Description pdf:Producer='P'><dc:title><rdf:li>T&amp;</rdf:li></dc:title></rdf:Description></x:xmpmeta>"

PDFS = {
    "text": page(TEXT),
    "rules": page(TEXT + RULES),
    "rotated": page(TEXT, b"/Rotate 90/CropBox[20 20 300 280]/UserUnit 2"),
    "actual-text": page(b"/Span<</ActualText(\\376\\377\\000A)>>BDC " + TEXT + b"EMC"),
    "form": page(
        b"q 0.5 0 0 0.5 0 0 cm /X Do Q",
        resources=b"/XObject<</X 6 0 R>>",
        further=[stream(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>")],
    ),
    "type3": page(
        b"BT /T 10 Tf 50 200 Td (AB) Tj ET",
        resources=b"/Font<</T 6 0 R>>",
        further=[
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 65/LastChar 66"
            b"/Widths[5 5]/CharProcs<</a 7 0 R>>/Encoding<</Differences[65/a/a]>>/ToUnicode 8 0 R>>",
            stream(b"5 0 0 0 5 5 d1 0 0 5 5 re f"),
            stream(CMAP),
        ],
    ),
    "composite": page(
        b"BT /T 10 Tf 50 200 Td <00410042> Tj ET",
        resources=b"/Font<</T 6 0 R>>",
        further=[
            b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>",
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[1[500]3 9 600]/DW 1000>>",
            stream(CMAP),
        ],
    ),
    "image": page(b"q 9 0 0 9 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q 3 Tr " + TEXT),
    "filters": pdf(
        CATALOG, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents[4 0 R 6 0 R]/Resources<</Font<</F 5 0 R>>>>>>",
        stream(zlib.compress(TEXT).hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]"), FONT,
        stream(b"\x04BT ET\x80", b"/Filter/RunLengthDecode"),
    ),
    "packed": packed(),
    "described": page(
        TEXT, b"/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 9 0 R>>]", catalog=CATALOG[:-2] + OUTLINE + b">>",
        further=[
            b"<</First 7 0 R>>", b"<</Title(Eins)/Dest[3 0 R/Fit]/Next 8 0 R>>",
            b"<</Title<FEFF00C4>/A<</S/GoTo/D(x)>>/First 7 0 R>>",
            b"<</Type/Filespec/UF(a/b.csv)/EF<</F 10 0 R>>>>",
            stream(b"a;b", b"/Type/EmbeddedFile/Subtype/text#2Fcsv/Params<</Size 3/ModDate(D:20201203)>>"),
            stream(XMP, b"/Type/Metadata/Subtype/XML"),
        ],
    ),
    "cut": page(TEXT)[:350],
    "update": page(TEXT) + b"4 0 obj" + stream(b"BT /F 9 Tf (neu) Tj ET") + b"endobj\ntrailer<</Root 1 0 R/Size 6>>\n",
}

TEXTS = {
    "plain": b"\0Stadt Mainz\r\n\r\nAntrag 1/2020\n\fSeite 2 \xe4\xf6",
    "utf8": "\0Übersicht – „Rat“ a\u0308\u00ad\u200b".encode(),
    "utf16": b"\0\xff\xfe" + "Anträge\n2".encode("utf-16-le"),
    "markdown": "\1# Titel\n\n| a | b |\n|---|---|\n| 1 | ü |\n\n- Punkt\n> Zitat".encode(),
    "html": b"\2<!doctype html><html><meta charset=windows-1252><body><nav>x</nav><h1>Titel</h1><p>Absatz &amp; \xe4<br>zwei"
    b"<table><tr><th rowspan=2>a<td colspan=3>b<tr><td>c</table><ul><li>eins<ol><li>zwei</ul>",
}


def glyphs(lines):
    """Lines of print, as the target `layout` spells them."""
    out = b""
    for x, y, text in lines:
        for column, it in enumerate(text):
            place = struct.pack("<HH", (x + 100 + 5 * column) * 16, (y + 100) * 16)
            out += bytes([ord(it) % 16, 40]) + place + bytes([40, 4])
    return out


def ruling(x, y, length, way):
    return bytes([0xF0, 0]) + struct.pack("<HH", (x + 100) * 16, (y + 100) * 16) + bytes([length // 8, way])


LAYOUTS = {
    "letter": glyphs([(60, 60 + 14 * it, "ab cd efgh ij") for it in range(12)]),
    "columns": glyphs([(x, 60 + 12 * it, "ab cd efgh ij kl") for x in (50, 320) for it in range(12)]),
    "table": glyphs([(x, 60 + 20 * it, "ab cd") for x in (60, 160, 260) for it in range(4)])
    + b"".join(ruling(50, 50 + 20 * it, 320, 0) for it in range(5))
    + b"".join(ruling(50 + 100 * it, 50, 80, 1) for it in range(4)),
    "turned": bytes([1, 40, 0, 20, 0, 20, 40, 0] * 8 + [2, 40, 0, 22, 0, 20, 40, 2] * 8),
}

for folder, files in (("pdf", PDFS), ("text", TEXTS), ("layout", LAYOUTS)):
    (HERE / folder).mkdir(exist_ok=True)
    for name, content in files.items():
        (HERE / folder / name).write_bytes(content)
