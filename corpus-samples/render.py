#!/usr/bin/env python3
"""Renders the sample papers from their sources.

  render.py             renders every paper whose source changed since it was rendered
  render.py ID...       renders the named papers, changed or not
  render.py --all       renders every paper
  render.py --check     says which papers are older than their sources; exit 1 if any is

What was rendered from what stands in `rendered.txt` (hash of the source, hash of the paper), because times of files
say nothing after a checkout. Producers and their versions: README.md.
"""
import hashlib, pathlib, re, subprocess, sys, tempfile, zipfile

HERE = pathlib.Path(__file__).resolve().parent
LOCK = HERE / "rendered.txt"

# Which producer makes which paper. `text:…` names the encoding of the paper; sources of text are always UTF-8.
PAPERS = {
    "aachen/2016-information-false-friends": "weasyprint",
    "aachen/2023-invitation-letter-spaced": "typst",
    "augsburg/2019-information-two-columns": "reportlab",
    "augsburg/2022-inquiry-lettered-questions": "text:windows-1252",
    "berlin/2013-motion-web-page": "html",
    "berlin/2022-reply-kleine-anfrage": "chromium",
    "bielefeld/2022-minutes-vote-table-by-faction": "libreoffice",
    "bochum/2021-motion-year-and-number-in-one": "text:utf-8",
    "bonn/2019-amendment-aa-suffix": "office:docx",
    "bonn/2019-motion-number-without-separator": "chromium",
    "braunschweig/2021-minutes-district-council": "chromium",
    "bremen/2019-minutes-running-attendance": "typst",
    "chemnitz/2022-motion-beschlussantrag": "text:windows-1252",
    "cottbus/2020-inquiry-to-the-assembly": "text:utf-8",
    "dortmund/2021-minutes-dashes-over-two-pages": "libreoffice",
    "dresden/2017-minutes-shredded-stamp": "reportlab",
    "dresden/2023-motion-laws-and-deadlines": "typst",
    "duisburg/2022-inquiry-kleine-anfrage": "typst",
    "duisburg/2022-reply-dated-before-the-inquiry": "libreoffice",
    "erfurt/2019-extract-number-of-the-paper": "weasyprint",
    "erlangen/2013-motion-plain-text": "text:utf-8",
    "essen/2017-reply-to-a-district-board": "reportlab",
    "flensburg/2018-information-mitteilungsvorlage": "text:utf-8",
    "frankfurt/2019-motion-nr": "html",
    "frankfurt/2022-inquiry-ich-frage-den-magistrat": "typst",
    "freiburg/2026-invitation-letter-spaced": "typst",
    "gelsenkirchen/2022-amendment-points-replaced": "text:utf-8",
    "greifswald/2020-minutes-print-with-buttons": "text:utf-8",
    "halle/2017-gazette-two-columns": "reportlab",
    "hamburg/2022-motion-undated": "office:docx",
    "hanau/2019-motion-of-two-factions": "text:utf-8",
    "hannover/2019-minutes-parentheses": "chromium",
    "heidelberg/2016-motion-letter-without-letterhead": "office:odt",
    "heidelberg/2018-proposal-result-inside": "chromium",
    "huertgenwald/2018-minutes-decisions-only": "typst",
    "ingolstadt/2023-reply-letter": "text:utf-8",
    "jena/2022-minutes-verbatim": "text:utf-8",
    "karlsruhe/2014-statement-label-and-value-blocks": "reportlab",
    "karlsruhe/2018-motion-oe-column": "libreoffice",
    "karlsruhe/2022-information-oe-noe": "weasyprint",
    "karlsruhe/2023-amendment-willkommenslotsen": "chromium",
    "karlsruhe/2023-minutes-willkommenslotsen": "typst",
    "karlsruhe/2023-motion-willkommenslotsen": "weasyprint",
    "karlsruhe/2023-statement-willkommenslotsen": "libreoffice",
    "karlsruhe/2025-motion-opendocument": "office:odt",
    "kassel/2022-minutes-empty-cells": "office:odt",
    "kassel/2023-inquiry-answers-in-the-paper": "text:utf-8",
    "kiel/2021-information-three-languages": "typst",
    "koblenz/2016-minutes-rich-text": "office:rtf",
    "koeln/2021-minutes-parts-and-number-words": "weasyprint",
    "koeln/2022-inquiry-rich-text": "office:rtf",
    "konstanz/2022-statement-defers": "text:utf-8",
    "landau/2022-working-paper-goal-blocks": "typst",
    "leipzig/2018-minutes-festlegungsprotokoll": "libreoffice",
    "leipzig/2021-proposal-verwaltungsstandpunkt": "weasyprint",
    "leipzig/2021-report-slash-dates": "markdown",
    "leipzig/2023-inquiry-word-beratungsfolge": "office:docx",
    "ludwigshafen/2021-inquiry-with-bullets": "text:utf-8",
    "luebeck/2021-proposal-allris": "html",
    "lueneburg/2020-reply-question-by-question": "text:utf-8",
    "magdeburg/2011-information-beratungsfolge": "typst",
    "magdeburg/2022-amendment-dolmetscherpool": "text:iso-8859-15",
    "magdeburg/2022-extract-dolmetscherpool": "chromium",
    "magdeburg/2022-minutes-three-tables": "libreoffice",
    "magdeburg/2022-motion-dolmetscherpool": "typst",
    "magdeburg/2022-statement-dolmetscherpool": "reportlab",
    "mainz/2020-motion-five-factions": "libreoffice",
    "mannheim/2019-proposal-goals-and-measures": "libreoffice",
    "muenchen/2017-reply-en-dash-numbers": "text:windows-1252",
    "muenchen/2022-reply-bezirksausschuss": "libreoffice",
    "muenchen/2023-reply-letterhead": "chromium",
    "muenchen/2024-proposal-sitzungsvorlage": "weasyprint",
    "muenster/2020-minutes-heads-between-items": "libreoffice",
    "muenster/2024-proposal-check-boxes": "chromium",
    "neustadt/2018-inquiry-undecidable-place": "text:utf-8",
    "nuernberg/2015-working-paper-quarters": "text:iso-8859-15",
    "nuernberg/2023-minutes-verbatim-with-video-times": "weasyprint",
    "oldenburg/2024-proposal-printed-view": "reportlab",
    "osnabrueck/2021-statement-partly-agrees": "weasyprint",
    "potsdam/2021-gazette-three-papers": "reportlab",
    "regensburg/2021-minutes-session-print": "text:utf-8",
    "reutlingen/2021-proposal-undated": "text:utf-8",
    "rostock/2018-amendment-begegnungszentrum": "text:windows-1252",
    "rostock/2018-statement-recommends-rejection": "libreoffice",
    "rottweil/2018-minutes-by-hand": "text:utf-8",
    "saarbruecken/2021-motion-of-a-board": "office:docx",
    "schwerin/2019-minutes-family-name-first": "weasyprint",
    "stuttgart/2020-minutes-one-item": "reportlab",
    "trier/2019-extract-ocr-noise": "text:utf-8",
    "trier/2024-agenda-letter-spaced": "typst",
    "ulm/2020-proposal-measures-table": "libreoffice",
    "wiesbaden/2004-motion-recognised-text": "text:utf-8",
    "wiesbaden/2018-minutes-family-names": "chromium",
    "wittenberge/2023-invitation-small-town": "text:utf-8",
    "wuppertal/2019-reply-place-by-letterhead": "office:docx",
    "zwickau/2019-proposal-contract": "text:utf-8",
}
SOURCE = {"libreoffice": "html", "chromium": "html", "weasyprint": "html", "html": "html", "typst": "typ",
          "reportlab": "py", "markdown": "md", "office:docx": "html", "office:odt": "html", "office:rtf": "html"}
PAPER = {"html": "html", "markdown": "md", "office:docx": "docx", "office:odt": "odt", "office:rtf": "rtf"}

# Every PDF says it was made in this second, so that the same source gives the same bytes.
MADE = "20260101000000"
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-pdf-header-footer"]


def source(name):
    producer = PAPERS[name]
    return HERE / "sources" / f"{name}.{SOURCE.get(producer, 'txt')}"


def paper(name):
    producer = PAPERS[name]
    kind = PAPER.get(producer, "txt" if producer.startswith("text:") else "pdf")
    return HERE / "papers" / f"{name}.{kind}"


def libreoffice(src, out):
    with tempfile.TemporaryDirectory() as tmp:
        def convert(path, *options):
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp}/profile", *options,
                            "--outdir", tmp, str(path)], check=True, capture_output=True)

        flat = pathlib.Path(tmp) / f"{src.stem}.fodt"
        convert(src, "--infilter=HTML (StarWriter)", "--convert-to", "fodt")
        # The import puts a running head on right pages only; without an own left head it stands on all.
        text = re.sub(r"<style:(header|footer)-left>.*?</style:\1-left>", "", flat.read_text("utf-8"), flags=re.S)
        flat.write_text(re.sub(r"<style:(?:header|footer)-left[^>]*/>", "", text), "utf-8")
        convert(flat, "--convert-to", "pdf:writer_pdf_Export")
        out.write_bytes(freeze((pathlib.Path(tmp) / f"{src.stem}.pdf").read_bytes()))


def office(src, out, kind):
    """A file of a word processor. Pictures of the first page are left out, times and numbers of savings are fixed."""
    with tempfile.TemporaryDirectory() as tmp:
        def convert(path, to, *options):
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp}/profile", *options,
                            "--convert-to", to, "--outdir", tmp, str(path)], check=True, capture_output=True)

        convert(src, "odt:writer8", "--infilter=HTML (StarWriter)")
        made = pathlib.Path(tmp) / f"{src.stem}.odt"
        if kind != "odt":
            convert(made, kind)
            made = made.with_suffix(f".{kind}")
        if kind == "rtf":
            rtf = re.sub(rb"\\yr\d+\\mo\d+\\dy\d+\\hr\d+\\min\d+", rb"\\yr2026", made.read_bytes())
            out.write_bytes(re.sub(rb"\\(ins|char|p)?rsid\d+ ?", b"", rtf))
            return
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
            for member in sorted(old.infolist(), key=lambda it: (it.filename != "mimetype", it.filename)):
                if member.filename.startswith("Thumbnails/"):
                    continue
                data = old.read(member)
                if member.filename.endswith((".xml", ".rels")):
                    data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?", b"2026-01-01T00:00:00Z", data)
                    data = re.sub(rb' officeooo:(paragraph-)?rsid="[^"]*"', b"", data)
                    data = re.sub(rb'(config:name="Rsid[^>]*>)[^<]*', rb"\g<1>0", data)
                    data = re.sub(rb"(editing-duration>|TotalTime>)[^<]*", rb"\g<1>0", data)
                packing = zipfile.ZIP_STORED if member.filename == "mimetype" else zipfile.ZIP_DEFLATED
                new.writestr(zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0)), data, packing)


def chromium(src, out):
    with tempfile.TemporaryDirectory() as tmp:
        made = pathlib.Path(tmp) / "out.pdf"
        subprocess.run([*CHROMIUM, f"--user-data-dir={tmp}/profile", f"--print-to-pdf={made}", str(src)],
                       check=True, capture_output=True)
        out.write_bytes(freeze(made.read_bytes()))


def weasyprint(src, out):
    import weasyprint as producer
    out.write_bytes(freeze(producer.HTML(str(src)).write_pdf()))


def typst(src, out):
    import typst as producer
    out.write_bytes(freeze(producer.compile(str(src))))


def reportlab(src, out):
    """A ReportLab source is a Python file with a function `build(path)`; fonts are global, so each runs alone."""
    run = "import runpy, sys; runpy.run_path(sys.argv[1])['build'](sys.argv[2])"
    subprocess.run([sys.executable, "-B", "-c", run, str(src), str(out)], check=True)
    out.write_bytes(freeze(out.read_bytes()))


def freeze(pdf):
    """Replaces dates and identifiers by fixed ones of the same length, so that no offset in the file moves."""
    pdf = re.sub(rb"(?<=D:)\d{14}", MADE.encode(), pdf)
    iso = f"{MADE[:4]}-{MADE[4:6]}-{MADE[6:8]}T{MADE[8:10]}:{MADE[10:12]}:{MADE[12:]}".encode()
    pdf = re.sub(rb"(?<=Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", iso, pdf)
    pdf = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, pdf)
    pdf = re.sub(rb"(/ID\s*\[\s*<)[0-9A-Fa-f]{32}(>\s*<)[0-9A-Fa-f]{32}(>)",
                 lambda it: it[1] + b"0" * 32 + it[2] + b"0" * 32 + it[3], pdf)
    for it in set(re.findall(rb"(?:InstanceID|DocumentID)>([A-Za-z0-9+/=]{24})<", pdf)):
        pdf = pdf.replace(it, b"A" * 22 + b"==")
    return pdf


def render(name):
    producer, src, out = PAPERS[name], source(name), paper(name)
    out.parent.mkdir(parents=True, exist_ok=True)
    if producer.startswith("text:"):
        text = src.read_text(encoding="utf-8")
        # Legacy encodings come from systems that end lines with CR LF.
        ending = "\n" if producer == "text:utf-8" else "\r\n"
        out.write_bytes(text.replace("\n", ending).encode(producer.removeprefix("text:")))
    elif producer.startswith("office:"):
        office(src, out, producer.removeprefix("office:"))
    elif producer in ("html", "markdown"):
        out.write_bytes(src.read_bytes())
    else:
        globals()[producer](src, out)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "missing"


def read_lock():
    lines = LOCK.read_text().splitlines() if LOCK.exists() else []
    return {it[2]: (it[0], it[1]) for it in (line.split() for line in lines)}


def write_lock(lock):
    LOCK.write_text("".join(f"{a} {b} {name}\n" for name, (a, b) in sorted(lock.items()) if name in PAPERS))


def is_current(name, lock):
    return lock.get(name) == (digest(source(name)), digest(paper(name)))


def main(arguments):
    lock = read_lock()
    stale = [it for it in PAPERS if source(it).exists() and not is_current(it, lock)]
    missing = [it for it in PAPERS if not source(it).exists()]
    if arguments == ["--check"]:
        for it in stale:
            print(f"older than its source: {it}")
        for it in missing:
            print(f"no source: {it}")
        return 1 if stale or missing else 0
    named = [it for it in PAPERS if it in arguments or it.split("/")[1] in arguments]
    for it in [p for p in PAPERS if source(p).exists()] if arguments == ["--all"] else named or stale:
        render(it)
        lock[it] = (digest(source(it)), digest(paper(it)))
        write_lock(lock)
        print(f"{paper(it).relative_to(HERE)}: {paper(it).stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
