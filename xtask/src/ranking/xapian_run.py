"""Answers the questions of the ranking set with Xapian: German stemmer, BM25, any of the words.

Started by `cargo xtask ranking`: xapian_run.py FOLDER
"""

import pathlib
import sys

import xapian


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    stemmer = xapian.Stem("german")
    database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
    terms = xapian.TermGenerator()
    terms.set_stemmer(stemmer)
    for line in (folder / "papers.tsv").read_text("utf-8").splitlines():
        name, text = line.split("\t", 1)
        paper = xapian.Document()
        terms.set_document(paper)
        terms.index_text(text)
        paper.set_data(name)
        database.add_document(paper)
    parser = xapian.QueryParser()
    parser.set_stemmer(stemmer)
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(database)
    for question in (folder / "questions.tsv").read_text("utf-8").splitlines():
        enquire = xapian.Enquire(database)
        enquire.set_query(parser.parse_query(question, 0))
        print(" ".join(hit.document.get_data().decode() for hit in enquire.get_mset(0, 100)))


main()
