#!/usr/bin/env python3
"""Makes municipalities.tsv from the register of municipalities (GV100AD) as CSV.

    make_municipalities.py REGISTER.csv > municipalities.tsv

REGISTER.csv has the columns ags, ars12, name, kz, land, kreis, stand as Destatis publishes them.
"""
import csv
import re
import sys

STATES = {
    "01": "DE-SH", "02": "DE-HH", "03": "DE-NI", "04": "DE-HB", "05": "DE-NW", "06": "DE-HE",
    "07": "DE-RP", "08": "DE-BW", "09": "DE-BY", "10": "DE-SL", "11": "DE-BE", "12": "DE-BB",
    "13": "DE-MV", "14": "DE-SN", "15": "DE-ST", "16": "DE-TH",
}
# Additions after the comma, as the register abbreviates them.
ADDITIONS = {"St": "Stadt", "GKSt": "Große Kreisstadt", "M": "Markt"}


def split(register_name):
    """The name and its addition: `Kiel, Landeshauptstadt` is `Kiel` and `Landeshauptstadt`."""
    name, *additions = [part.strip() for part in register_name.split(" / ")[0].split(",")]
    addition = additions[-1] if additions else ""
    return name, ADDITIONS.get(addition, addition)


def short(name):
    """The name as people say it where only one is meant: `Landau in der Pfalz` is `Landau`."""
    res = re.sub(r"\s*\(.*?\)", "", name)
    res = re.sub(r"\s+(am|an der|an dem|auf|bei|im|in|ob der|unter|vor der|a\.\s?d|a\.|i\.|b\.)\b.*", "", res)
    res = re.sub(r"/.*", "", res).strip()
    return res if len(res) >= 3 else name


rows = []
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    name, addition = split(row["name"])
    # 61 and 62: cities that are a district of their own; 60 and 63: towns; 64: municipalities.
    rank = {"61": "1", "62": "1", "60": "2", "63": "2", "67": "2"}.get(row["kz"], "3")
    rows.append((row["ags"], name, short(name), addition, rank, STATES[row["ags"][:2]]))

print("# ags\tname\tshort name\taddition\trank\tstate")
for row in sorted(rows):
    print("\t".join(row))
