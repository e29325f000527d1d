"""Papers whose substance stands in tables, and texts of law."""
from blocks import BOX, BREAK, COLS, GRID, H, LI, P, PIC, SIDE, SIG, SPACE, C, Doc, T
from phrases import Phrases


def abwaegung():
    s = Phrases("abwaegung")
    rows = [["Nr.", "Stellungnahme", "Abwägung und Beschlussempfehlung"]]
    senders = ["Landkreis Wehrbach, Untere Wasserbehörde", "Kirchenkreis An der Ohe", "Verein Sprachbrücke e. V.",
               "Anwohnerin der Wollgasse", "Handwerkskammer", "Deutsche Bahn AG, DB Immobilien"]
    for n in range(1, 13):
        text = f"{senders[n % 6]}, Schreiben vom {s.date()}:\n{s.text(2 + n % 3)}"
        rows.append([f"T {n}", text, f"{s.text(1 + n % 3)}\nDer Anregung wird {['gefolgt', 'teilweise gefolgt', 'nicht gefolgt'][n % 3]}."])
    return Doc("abwaegung", [
        H("Abwägung der eingegangenen Stellungnahmen zum Standort der Gemeinschaftsunterkunft Am Wehr", 2),
        P("Öffentliche Auslegung vom 03.08.2026 bis 04.09.2026. Stand der Auswertung: 23.12.2026."),
        T([14, 128, 110], rows, head=1, size=9, repeat=True)],
        group="tables", landscape=True, header="Anlage 4 zur Vorlage 0388/2026", font="Liberation Sans", size=10)


def synopse():
    s = Phrases("synopse")
    rows = [["Einwendung", "Antwort der Verwaltung"]] + [[s.text(3 + n % 4), s.text(2 + n % 3)] for n in range(9)]
    return Doc("synopse", [H("Synopse der Einwendungen", 1), T([84, 84], rows, head=1, rules="rows", breaks=True)],
               group="tables", font="Liberation Serif", size=10, footer="– {page} –", justify=True)


def haushalt():
    s = Phrases("haushalt", latin=True)
    heads = ["Produkt", "Bezeichnung", "Ergebnis 2024", "Ansatz 2025", "Ansatz 2026", "Plan 2027"]
    names = ["Erträge aus Zuweisungen des Landes", "davon Integrationspauschale", "davon Kostenerstattung Unterkunft",
             "Sonstige ordentliche Erträge", "Summe der Erträge", "Personalaufwendungen", "Aufwendungen für Sach- und Dienstleistungen",
             "davon Dolmetscherdienste und Übersetzungen", "davon Mieten und Nebenkosten", "Transferaufwendungen",
             "Summe der Aufwendungen", "Ergebnis des Teilhaushalts"]
    rows, bold = [heads], []
    for n, name in enumerate(names, 1):
        if name.startswith(("Summe", "Ergebnis")):
            bold.append(n)
        label = name if not name.startswith("davon") else "   " + name
        rows.append([f"31.{n:02}" if not label.startswith(" ") else "", label] + [("-" if n % 4 == 3 and k == 0 else s.money()) for k in range(4)])
    return Doc("teilhaushalt", [
        H("Teilhaushalt 31 – Migration und Teilhabe", 1), P(s.text(2)),
        T([16, 62, 26, 26, 26, 26], rows, head=1, rules="rows", align="llrrrr", size=9, bold=tuple(bold)),
        H("Erläuterungen", 2), P(s.text(3)), LI([s.sentence() for _ in range(4)], "•")],
        group="tables", font="Nimbus Sans Narrow", size=10.5, margin=(20, 12, 20, 14), header="Haushaltsplan 2026 der Stadt Wehrbach",
        footer="Band II, Seite {page}")


def investitionen():
    s = Phrases("investitionen", latin=True)
    rows = [[C("Maßnahme", 2), C("Haushaltsjahr 2026", 2), C("Haushaltsjahr 2027", 2), "Bemerkung"],
            ["Nr.", "Bezeichnung", "Auszahlung", "Förderung", "Auszahlung", "Förderung", ""]]
    for n in range(1, 15):
        rows.append([f"I-{200 + n}", f"Umbau {['Lindenhof', 'Hafenschule', 'Stadtteilhaus Nordkai', 'Alte Ziegelei'][n % 4]}, {n}. Bauabschnitt",
                     s.money(), s.money(), s.money(), s.money() if n % 3 else "", s.sentence() if n % 4 == 0 else ""])
    rows.append([C("Gesamtsumme", 2), "4.118.220,00", "2.004.511,37", "3.870.400,50", "1.212.009,99", ""])
    return Doc("investitionen", [
        H("Investitionsprogramm für Unterkünfte und Begegnungsstätten", 2),
        T([16, 62, 29, 29, 29, 29, 62], rows, head=2, align="llrrrrl", size=8, bold=(16,))],
        group="tables", landscape=True, font="DejaVu Sans Condensed", size=9, footer="Anlage 2 · Seite {page} von {pages}")


def kalender():
    s = Phrases("kalender", latin=True)
    events = ["18:00 Integrationsrat", "17:00 Rat", "16:30 Jugendhilfeausschuss", "19:00 Ortsbeirat Nordkai", "10:00 Sprachcafé",
              "15:00 Dolmetscherpool, Schulung", "17:30 Haupt- und Finanzausschuss", "Interkulturelle Woche"]
    rows, day = [["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]], -1
    for _ in range(5):
        week = []
        for wd in range(7):
            day += 1
            if not 0 < day <= 30:
                week.append("")
                continue
            entries = s.random.sample(events, s.random.choice([0, 1, 1, 2, 3]) if wd < 5 else 0)
            week.append("\n".join([str(day), *entries]))
        rows.append(week)
    return Doc("kalender", [H("Sitzungs- und Veranstaltungskalender September 2026", 2), T([36] * 7, rows, head=1, size=8, pad=1.2),
                            P("Änderungen vorbehalten. Die Einladungen werden zehn Tage vor der Sitzung versandt.")],
               group="tables", landscape=True, font="Liberation Sans", size=9.5, footer="Stand: 01.08.2026 · {page}")


def beratungsfolge():
    s = Phrases("beratungsfolge")
    rows = [["Beratungsfolge", "Sitzungstermin", "öffentlich", "nicht öffentlich", "TOP", "Zuständigkeit"],
            ["Ortsbeirat Nordkai", "02.11.2026", "☒", "☐", "4", "Anhörung"],
            ["Ausschuss für Soziales, Integration und Gleichstellung", "10.11.2026", "☒", "☐", "7", "Vorberatung"],
            ["Haupt- und Finanzausschuss", "24.11.2026", "☐", "☒", "12", "Vorberatung"],
            ["Stadtverordnetenversammlung", "03.12.2026", "☒", "☐", "", "Entscheidung"]]
    return Doc("sitzungsvorlage", [
        GRID([54, 54, 52], 3, [[P("Vorlagen-Nr.:\n0388/2026", bold=True)], [P("Datum:\n23.10.2026")], [P("Aktenzeichen:\nIII/50.3-07")]], shade=(0, 1, 2)),
        T([46, 120], [["Federführung:", "Amt für Migration und Teilhabe"], ["Beteiligte Ämter:", "Rechtsamt, Kämmerei, Schulverwaltungs- und Sportamt"],
                      ["Berichterstattung:", "Stadträtin Samira Haddad-Klose"]], rules="none", pad=.5),
        T([54, 26, 20, 20, 12, 34], rows, head=1, size=9, align="llcccl"),
        H("Betreff: Fortführung der aufsuchenden Sozialarbeit in den Gemeinschaftsunterkünften", 2),
        H("Beschlussvorschlag", 3), LI([s.text(1), s.text(2), s.text(1)], "1."),
        H("Finanzielle Auswirkungen", 3),
        LI(["☒ ja, im Haushalt veranschlagt: 184.300,00 Euro", "☐ ja, über- oder außerplanmäßig", "☐ nein"], ""),
        H("Begründung", 3), P(s.text(5)), P(s.text(4)), P(s.text(3))],
        group="tables", header="Stadt Wehrbach · Beschlussvorlage", font="Liberation Sans", size=10)


def formular():
    s = Phrases("formular", latin=True)
    return Doc("formular", [
        H("Antrag auf Zuwendung aus dem Integrationsfonds"),
        P("Bitte vollständig ausfüllen und bis zum 31.03.2027 einreichen."),
        GRID([81, 81], 4, [[H("Antragstellender Verein", 3), T([28, 47], [["Name:", "Sprachbrücke e. V."], ["Straße:", "Wollgasse 17"], ["Ort:", "36999 Wehrbach"],
                                                                     ["Vorsitz:", "Aurélie Nkemba"]], rules="none", pad=.5)],
                           [H("Bankverbindung", 3), T([28, 47], [["Inhaber:", "Sprachbrücke e. V."], ["IBAN:", "DE00 9999 8888 7777 66"],
                                                                ["Institut:", "Volksbank Ohetal"], ["Zweck:", "Fonds 2027/14"]], rules="none", pad=.5)]], shade=(0, 1)),
        H("Angaben zur Maßnahme", 2),
        T([50, 116], [["Titel der Maßnahme", "Elterncafé in der Hafenschule"], ["Zeitraum", "01.04.2027 bis 31.12.2027"], ["Zielgruppe", s.sentence()],
                      ["Kurzbeschreibung", s.text(4)], ["Gesamtkosten", "12.480,00 Euro"], ["davon Eigenmittel", "2.500,00 Euro"]], pad=1.6),
        H("Erklärungen", 2), LI(["Die Antragstellerin ist zum Vorsteuerabzug nicht berechtigt und führt keine wirtschaftlichen Geschäftsbetriebe.",
                                "Mit der Maßnahme wurde noch nicht begonnen; ein vorzeitiger Beginn ist nicht beantragt."], "a)"),
        SIG(["Ort, Datum", "Unterschrift des Vorstandes", "Stempel"])],
        group="tables", font="Nimbus Roman", size=10.5, footer="Vordruck IF-03 · Fassung 11/2026")


DOCUMENTS = [abwaegung, synopse, haushalt, investitionen, kalender, beratungsfolge, formular]
