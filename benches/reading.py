"""Runs the measuring scripts over the corpus and prints one table; called by reading.sh, which explains it.

reading.py PDFBENCH WORK TRUTH CORPUS ENGINE...
"""
import json, os, pathlib, statistics, subprocess, sys

MEASURES = ["word_f1", "seq", "order", "para", "row", "row_sep", "cell"]
SCRAMBLED = ("rows", "random")
# Not plain files: soft hyphens as glyphs, pictures of pages.
ASIDE = ("chromium-shy", "scan", "scanocr")
REFERENCES = ("pdfium", "poppler", "pymupdf")
# The times of one process are taken from a few small files.
N_STARTS = 26


class Bench:
    def __init__(self, bench, work, engines):
        self.bench, self.work, self.engines = bench, work, engines

    def run(self, command, files, name, *options, engines=None):
        """What bench.py prints, and the file it wrote for machines."""
        listed, out = self.work / f"{name}.list", self.work / name
        listed.write_text("".join(f"{it}\n" for it in files))
        out.mkdir(exist_ok=True)
        report = self.work / f"{name}-{command}.json"
        cmd = [sys.executable, self.bench / "bench.py", command, listed, out, *(engines or self.engines), "--conf",
               self.work / "engines.conf", "--set", f"py={sys.executable}", "--set", f"bin={self.work}/bin", "--set",
               f"rs={self.work}/bin", "--set", f"here={self.bench}", "--json", report, *options]
        print(f"reading: {command} over {len(files)} files", file=sys.stderr, flush=True)
        done = subprocess.run([str(it) for it in cmd], stdout=subprocess.PIPE, text=True)
        if done.returncode:
            print(f"reading: bench.py {command} failed, its part is missing from the table", file=sys.stderr)
        return done.stdout, json.loads(report.read_text()) if report.exists() and not done.returncode else {}


def table_rows(text):
    """Rows of a Markdown table by their first cell."""
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")]
    return {row[0]: row[1:] for row in rows}


def truth_of(pdf):
    return pdf.with_name(f"{pdf.stem}.gt.json")


def quality(bench, files):
    gts = {it.stem: json.loads(truth_of(it).read_text("utf-8")) for it in files}
    bench.run("run", files, "truth")
    # the number of pages comes from the first reference at hand
    reference = next((it for it in (*REFERENCES, "ratlas") if it in bench.engines))
    _, scores = bench.run("gt", files, "truth", "--refs", reference)
    kinds = {"in order": lambda p: p not in SCRAMBLED + ASIDE, "scrambled": lambda p: p in SCRAMBLED}
    out = {}
    for engine in bench.engines:
        for kind, fits in kinds.items():
            for measure in MEASURES:
                values = [s[measure] for name, s in scores.get(engine, {}).items()
                          if fits(gts[name]["producer"]) and s.get(measure) is not None]
                out[engine, kind, measure] = f"{statistics.mean(values):.3f}" if values else "–"
    return out


def awkward(bench, files):
    if len(files) == 0 or sum(it in bench.engines for it in REFERENCES) < len(REFERENCES):
        print("reading: awkward files want all of pdfium, poppler and pymupdf, their part is missing", file=sys.stderr)
        return {}
    bench.run("run", files, "awkward")
    rows = table_rows(bench.run("crowd", files, "awkward", "--fast")[0])
    # good, error, panic, crash, hang, empty, share good, mean F1, median, share >= .95
    return {e: f"{r[6]} / {r[7]} / {r[9]} / {r[2]}+{r[3]}+{r[4]}" for e, r in rows.items() if len(r) > 9}


def speed(bench, files, name, last):
    """CPU of each engine as a share of poppler's, and the peak of memory."""
    if "poppler" not in bench.engines or not files:
        print("reading: no poppler to compare times with", file=sys.stderr)
        return {}, {}
    engines = ["poppler"] + [it for it in bench.engines if it != "poppler"]
    _, report = bench.run("speed", files, name, "--pin", last, "--rounds", "3", "--repeat", "3", engines=engines)
    base = report.get("poppler", {}).get("cpu")
    ratios = {e: f"{r['cpu'] / base:.2f}" for e, r in report.items() if base}
    return ratios, {e: f"{r['peak'] / 1024:.0f}" for e, r in report.items()}


def start(bench, files):
    """Wall time and median peak of one process; for engines in Python that is mostly Python."""
    rows = table_rows(bench.run("start", files[:: max(1, len(files) // N_STARTS)][:N_STARTS], "start")[0])
    return {e: f"{r[0]} / {r[3]}" for e, r in rows.items() if len(r) == 5}


def main():
    tools, work, truth, corpus = map(pathlib.Path, sys.argv[1:5])
    bench = Bench(tools, work, sys.argv[5:])
    known = sorted(it for it in truth.glob("*.pdf") if truth_of(it).exists())
    hard = sorted(it for folder in ("hostile", "expected") for it in (corpus / folder).glob("*.pdf"))
    if not known:
        sys.exit(f"reading: no PDF with a .gt.json in `{truth}`")
    core = sorted(os.sched_getaffinity(0))[-1]
    marks = quality(bench, known)
    good = awkward(bench, hard)
    ratio, peak = speed(bench, known, "truth-speed", core)
    hard_ratio, _ = speed(bench, hard, "awkward-speed", core)
    started = start(bench, known)
    columns = [(f"{kind}: {m}", {e: marks[e, kind, m] for e in bench.engines}) for kind in ("in order", "scrambled") for m in MEASURES]
    columns += [("awkward: good / F1 / ≥ .95 / panics+crashes+hangs", good), ("CPU to poppler, truth", ratio),
                ("CPU to poppler, awkward", hard_ratio), ("peak MiB, batch", peak), ("one process: ms / MiB", started)]
    print(f"\n{len(known)} files with truth, {len(hard)} awkward ones\n\n| measure | " + " | ".join(bench.engines) + " |")
    print("|---|" + "---|" * len(bench.engines))
    for title, values in columns:
        print(f"| {title} | " + " | ".join(values.get(e, "–") for e in bench.engines) + " |")


if __name__ == "__main__":
    main()
