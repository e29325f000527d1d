#!/usr/bin/env python3
"""Renders a plain text paper as PDF, its tab-separated lines as ruled tables.

    text_to_pdf.py PRODUCER OUT_DIR FILE.txt…      PRODUCER: weasyprint | chromium | libreoffice

For trying how a paper that is at hand as text reads as PDF; the samples do not need it.
"""
import html
import os
import re
import subprocess
import sys
import tempfile

STYLE = """
@page { size: A4; margin: 2.2cm }
body { font: 11pt 'Liberation Serif', serif; line-height: 1.3 }
table { border-collapse: collapse; width: 100%; margin: 6pt 0 }
td { border: 0.5pt solid black; padding: 2pt 4pt; vertical-align: top }
p { margin: 0 0 7pt 0 }
"""


def inline(text):
    text = html.escape(text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text, flags=re.S)
    return re.sub(r"(?<!\w)\*(\w[^*\n]*?)\*(?!\w)", r"<i>\1</i>", text)


def page(text):
    out = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.split("\n") if line.strip()]
        rows = []
        paragraph = []
        for line in lines:
            if "\t" in line:
                if re.fullmatch(r"[\s\-\t]+", line):
                    continue
                rows.append(line.split("\t"))
            else:
                paragraph.append(line)
        if rows:
            width = max(len(row) for row in rows)
            cells = lambda row: "".join(f'<td valign="top">{inline(cell)}</td>' for cell in row + [""] * (width - len(row)))
            out.append('<table border="1" cellspacing="0">' + "".join(f"<tr>{cells(row)}</tr>" for row in rows) + "</table>")
        if paragraph:
            out.append("<p>" + inline("\n".join(paragraph)).replace("\n", "<br>") + "</p>")
    return f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Paper</title><style>{STYLE}</style></head><body>{"".join(out)}</body></html>'


def render(producer, source, target):
    if producer == "weasyprint":
        import weasyprint
        weasyprint.HTML(string=source).write_pdf(target)
        return
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.splitext(os.path.basename(target))[0]
        path = os.path.join(folder, name + ".html")
        open(path, "w", encoding="utf-8").write(source)
        if producer == "chromium":
            command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                       f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", path]
        else:
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
                       "pdf:writer_web_pdf_Export", "--outdir", os.path.dirname(target), path]
        subprocess.run(command, check=True, capture_output=True)


producer, out_dir, *files = sys.argv[1:]
os.makedirs(out_dir, exist_ok=True)
for file in files:
    name = os.path.splitext(os.path.basename(file))[0]
    render(producer, page(open(file, encoding="utf-8").read()), os.path.abspath(os.path.join(out_dir, name + ".pdf")))
