#!/usr/bin/env python3
"""Makes the documents of the reading test with several producers, and beside each PDF what a careful reader finds in it.

  make.py OUT                     everything
  make.py OUT --only ID,ID…       these documents
  make.py OUT --producers P,P…    these producers
  make.py OUT --check             compares the pictures of reordered files with their sources
  make.py OUT --keep              copies the files of `kept.txt` from OUT to `papers/`, and the truth to `truth/`

OUT gets `<document>__<producer>.pdf`, `.gt.json` and `list.txt`. What is needed: README.md.
"""
import argparse, json, pathlib, re, subprocess, sys, tempfile

import documents_minutes, documents_prose, documents_tables
import blocks, streams

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENTS = [it() for part in (documents_minutes, documents_tables, documents_prose) for it in part.DOCUMENTS]
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer"]


def weasyprint(doc, out):
    import paged
    import weasyprint as producer
    producer.HTML(string=paged.page(doc, True)).write_pdf(out)


def chromium(doc, out, shy=lambda t: t):
    import paged
    with tempfile.TemporaryDirectory() as tmp:
        page = pathlib.Path(tmp) / "page.html"
        page.write_text(paged.page(doc, False, shy), "utf-8")
        subprocess.run([*CHROMIUM, f"--user-data-dir={tmp}/profile", f"--print-to-pdf={out}", str(page)], check=True,
                       capture_output=True)


def chromium_shy(doc, out):
    import pyphen
    german = pyphen.Pyphen(lang="de_DE")
    chromium(doc, out, lambda t: re.sub(r"[^\W\d_]{6,}", lambda m: german.inserted(m[0], "\u00ad"), t))


def libreoffice(doc, out):
    import flat
    flat.convert(doc, out)


def typst(doc, out):
    import typesetting
    typesetting.convert(doc, out)


def reportlab(doc, out):
    import drawn
    drawn.convert(doc, out)


MADE = {"weasyprint": weasyprint, "chromium": chromium, "chromium-shy": chromium_shy, "libreoffice": libreoffice,
        "typst": typst, "reportlab": reportlab}
# What a producer cannot draw: the truth leaves it out.
SKIPS = {"libreoffice": ("STAMP",)}


def qpdf(*options):
    def run(source, out):
        subprocess.run(["qpdf", *options, "--", source, out], check=True)
    return run


def ghostscript(source, out):
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", source], check=True)


def cairo(source, out):
    subprocess.run(["pdftocairo", "-pdf", source, out], check=True)


# Rewritten files: from which producer, by what. The part before `:` tells several of one kind apart.
REWRITTEN = {
    "cairo": ("weasyprint", cairo), "gs": ("libreoffice", ghostscript),
    "enc256": ("typst", qpdf("--encrypt", "", "owner", "256")),
    "objstm": ("chromium", qpdf("--object-streams=generate", "--linearize")),
    **{f"{made}-{how}": (made, lambda a, b, how=how: streams.reordered(a, b, how))
       for made in ("libreoffice", "chromium", "weasyprint", "typst", "reportlab") for how in ("rows", "random")},
}


def fits(doc, name):
    """Ghostscript 10.0 writes wrong letters for ligatures, which DejaVu has: nobody can read them."""
    return name != "gs" or "DejaVu" not in doc.font


def make(doc, wanted, out):
    made = []
    def write(producer, name, draw):
        path = out / f"{doc.id}__{producer}.pdf"
        draw(path)
        # the scorer groups files by the last word: rows and random tell the order, all else is the producer
        kind = producer.rsplit("-", 1)[-1] if producer.endswith(("-rows", "-random")) else producer
        gt = blocks.truth(doc, kind, SKIPS.get(name, ()))
        path.with_suffix("").with_suffix(".gt.json").write_text(json.dumps(gt, ensure_ascii=False, indent=0), "utf-8")
        made.append(path)
    for name, draw in MADE.items():
        if name in wanted:
            try:
                write(name, name, lambda p: draw(doc, str(p)))
            except Exception as error:
                print(f"{doc.id} {name}: {type(error).__name__}: {str(error)[:300]}", file=sys.stderr)
    for name, (source, rewrite) in REWRITTEN.items():
        base = out / f"{doc.id}__{source}.pdf"
        if name in wanted and base.exists() and fits(doc, name):
            write(name, source, lambda p: rewrite(str(base), str(p)))
    print(doc.id, len(made), flush=True)


def pictures(path):
    """Every page as one string of grey values, with its width."""
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run(["pdftoppm", "-r", "60", "-gray", path, f"{tmp}/p"], check=True, stderr=subprocess.DEVNULL)
        for it in sorted(pathlib.Path(tmp).iterdir()):
            data = it.read_bytes()
            head = re.match(rb"P5\s(\d+)\s\d+\s255\s", data)
            yield data[head.end():], int(head[1])


def strange(a, b, width):
    """Dark points of `a` with nothing dark beside them in `b`: more than the blur of edges."""
    around = [x + y * width for x in (-1, 0, 1) for y in (-1, 0, 1)]
    dark = (i for i, v in enumerate(a) if v < 110)
    return sum(min(b[i + k] for k in around if 0 <= i + k < len(b)) > 190 for i in dark)


def check(out):
    """Reordered files look like their sources."""
    ok = True
    for path in sorted(out.glob("*-rows.pdf")) + sorted(out.glob("*-random.pdf")):
        base = re.sub(r"-(rows|random)\.pdf$", ".pdf", str(path))
        pairs = list(zip(pictures(path), pictures(base), strict=True))
        worst = max(max(strange(a, b, w), strange(b, a, w)) for (a, w), (b, _) in pairs)
        if worst > 12:
            ok = False
            print(f"{path.name}: {worst} points differ")
    return ok


# Every kept PDF says it was made in this second.
MADE_AT = b"20260101000000"


def freeze(pdf):
    """Replaces dates and identifiers by fixed ones of the same length, so that no offset in the file moves."""
    pdf = re.sub(rb"(?<=D:)\d{14}", MADE_AT, pdf)
    pdf = re.sub(rb"(?<=Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2026-01-01T00:00:00", pdf)
    return re.sub(rb"(?<=uuid:)[0-9a-f-]{36}", b"0" * 36, pdf)


def keep(out):
    """The selection of the repository: any file of a document has the same truth but for what its producer cannot draw."""
    papers, truths = HERE / "papers", HERE / "truth"
    for folder in (papers, truths):
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
    for name in (HERE / "kept.txt").read_text().split():
        pdf = (out / f"{name}.pdf").read_bytes()
        # the identifier is part of the key of an encrypted file
        (papers / f"{name}.pdf").write_bytes(pdf if "enc256" in name else freeze(pdf))
        gt = json.loads((out / f"{name}.gt.json").read_text("utf-8"))
        del gt["id"], gt["producer"], gt["group"], gt["textless"]
        for unit in gt["units"]:
            unit.pop("col", None), unit.pop("head", None)
        units = ",\n".join("    " + json.dumps(u, ensure_ascii=False) for u in gt.pop("units"))
        head = json.dumps(gt, ensure_ascii=False)[1:-1]
        text = "{\n  " + head + ",\n  \"units\": [\n" + units + "\n  ]\n}\n"
        path = truths / f"{name.split('__')[0]}.json"
        if path.exists() and path.read_text("utf-8") != text:
            raise SystemExit(f"{name}: its truth differs from that of the document's other files")
        path.write_text(text, "utf-8")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=pathlib.Path)
    ap.add_argument("--only", default="")
    ap.add_argument("--producers", default=",".join([*MADE, *REWRITTEN]))
    ap.add_argument("--check", action="store_true")
    ap.add_argument("--keep", action="store_true")
    a = ap.parse_args()
    if a.check:
        sys.exit(not check(a.out))
    if a.keep:
        return keep(a.out)
    a.out.mkdir(parents=True, exist_ok=True)
    only = a.only.split(",") if a.only else [d.id for d in DOCUMENTS]
    for doc in DOCUMENTS:
        if doc.id in only:
            make(doc, a.producers.split(","), a.out)
    listed = sorted(str(p.resolve()) for p in a.out.glob("*.pdf"))
    (a.out / "list.txt").write_text("".join(f"{p}\n" for p in listed))


if __name__ == "__main__":
    main()
