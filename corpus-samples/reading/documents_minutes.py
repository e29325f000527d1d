"""Minutes, attendance, agendas and letters."""
from blocks import BOX, GRID, H, LI, MARGIN, P, SIDE, SIG, SPACE, STAMP, C, Doc, T
from phrases import LATIN, PEOPLE, Phrases


def niederschrift():
    s = Phrases("niederschrift")
    seats = [["Özlem Karabulut-Wirth", "Vorsitzende", "x", "", ""],
             ["Hartmut Seiffert", "CDU-Fraktion", "x", "", "ab 17:20 Uhr"],
             ["Nadja Brunkhorst", "SPD-Fraktion", "", "x", ""],
             ["Lewin Adeyemi", "Internationale Liste", "x", "", ""],
             ["Dr. Jördis Althaus", "Bündnis 90/Die Grünen", "x", "", "bis TOP 6"],
             ["Eberhard Mößner", "FDP", "", "x", "Vertretung: Ruth Kallenbach"],
             ["Linh Trần-Vogt", "Liste Vielfalt", "x", "", ""]]
    items = []
    for n, title in enumerate(["Genehmigung der Niederschrift vom 14.05.2026", "Bericht aus den Stadtteilen",
                               "Antrag auf Einrichtung eines Dolmetscherpools", "Verschiedenes"], 1):
        items += [H(f"TOP {n}: {title}", 2), P(s.text(3)), P(s.text(2))]
        items += [P(f"Abstimmungsergebnis: {7 + n} Ja-Stimmen, {n} Nein-Stimmen, keine Enthaltung", bold=True)]
    return Doc("niederschrift", [
        H("Niederschrift über die 9. Sitzung des Integrationsrates der Stadt Wehrbach"),
        T([38, 130], [["Sitzungstag:", "Dienstag, 16.06.2026"], ["Sitzungsort:", "Rathaus, Großer Sitzungssaal"],
                      ["Beginn:", "17:00 Uhr"], ["Ende:", "19:48 Uhr"]], rules="none", pad=.4),
        H("Anwesenheit", 2),
        T([50, 44, 16, 20, 38], [["Name", "Fraktion / Liste", "anw.", "entsch.", "Bemerkung"]] + seats, head=1),
        P("Die Vorsitzende eröffnet die Sitzung, begrüßt die Anwesenden und stellt fest, dass form- und fristgerecht "
          "eingeladen wurde und der Integrationsrat beschlussfähig ist."), *items,
        SIG(["Özlem Karabulut-Wirth, Vorsitzende", "Gesa Harmsen, Schriftführerin"])],
        group="tables", header="Stadt Wehrbach – Integrationsrat – öffentliche Niederschrift",
        font="Liberation Serif", size=11, justify=True, leading=1.25)


def anwesenheit():
    s = Phrases("anwesenheit", latin=True)
    rows = [["Lfd. Nr.", "Name, Vorname", "Entsendende Stelle", "Funktion", "Uhrzeit"]]
    offices = ["Sozialamt", "Jobcenter Wehrbach", "Caritasverband", "Schulamt", "Flüchtlingsrat e. V.", "Polizeidirektion",
               "Volkshochschule", "Jugendmigrationsdienst"]
    for n, name in enumerate(LATIN, 1):
        first, _, last = name.rpartition(" ")
        rows.append([str(n), f"{last}, {first}", s.random.choice(offices), s.random.choice(["Mitglied", "Gast", "beratend"]),
                     s.random.choice(["", "ab 17:30", "bis 18:15", ""])])
    return Doc("anwesenheit", [
        H("Anwesenheitsliste", spaced=True), P("zur Sitzung der Lenkungsgruppe Integration am 23.12.2026, 16:30 Uhr, im "
                                             "Bürgerzentrum Mühlbach"),
        T([16, 48, 50, 26, 24], rows, head=1, rules="none", pad=1.4),
        P("Mit der Eintragung wird zugleich die Kenntnisnahme der Verschwiegenheitspflicht nach § 30 GO bestätigt."),
        SIG(["Für die Richtigkeit:", "Katharina von Rehden"])],
        group="tables", font="Nimbus Sans", size=10, footer="Lenkungsgruppe Integration · Blatt {page}")


def tabellenprotokoll():
    s = Phrases("tabellenprotokoll")
    rows = [["TOP", "Erörterung", "Beschluss / Vereinbarung", "Wer", "Bis wann"]]
    for n in range(1, 12):
        rows.append([str(n), s.text(2 + n % 3), s.text(1), s.person(), s.date()])
    return Doc("tabellenprotokoll", [
        H("Protokoll der Arbeitsgruppe Sprache und Bildung", 2),
        P("Ort: Volkshochschule, Raum 2.14 – Leitung: Tomasz Wieczorek – Protokoll: Aurélie Nkemba"),
        T([11, 62, 48, 28, 21], rows, head=1, size=8.5, repeat=True)],
        group="tables", header="AG Sprache und Bildung", font="Liberation Sans Narrow", size=10)


def einladung():
    s = Phrases("einladung")
    rows = []
    for n in range(1, 8):
        rows.append([f"{n}.", s.sentence(), f"{s.random.randint(100, 999)}/2026"])
    closed = [[f"{n}.", s.sentence(), f"{s.random.randint(100, 999)}/2026"] for n in range(8, 11)]
    return Doc("sitzungsladung", [
        SIDE([100, 68], [["Stadt Wehrbach", "Der Vorsitzende des Ausländer-", "und Integrationsbeirates", "Am Markt 4", "36999 Wehrbach"],
                         ["Auskunft: Ruth Kallenbach", "Zimmer: 2.07", "Telefon: 06699 / 41-2207",
                          "E-Mail: beirat@wehrbach.example", "Wehrbach, 02.09.2026"]]),
        SPACE(4), P("An die Mitglieder des Ausländer- und Integrationsbeirates sowie nachrichtlich an die Fraktionen"),
        H("EINLADUNG", spaced=True),
        P("zur 12. Sitzung des Ausländer- und Integrationsbeirates am Donnerstag, 17.09.2026, um 18:00 Uhr im Stadtteilhaus Nordkai."),
        H("Tagesordnung – öffentlicher Teil", 2), T([10, 128, 28], rows, rules="none", align="llr"),
        H("Tagesordnung – nichtöffentlicher Teil", 2), T([10, 128, 28], closed, rules="none", align="llr"),
        P("Sollten Sie verhindert sein, verständigen Sie bitte Ihre Vertretung und die Geschäftsstelle."),
        P("Mit freundlichen Grüßen"), SIG(["Hartmut Seiffert"])],
        font="DejaVu Sans Condensed", size=9.5, leading=1.3, header="Stadt Wehrbach · Geschäftsstelle Integrationsbeirat",
        footer="Bankverbindung: Sparkasse Wehrbach DE00 1234 5678 9012 3456 00 · Seite {page}")


def antrag():
    s = Phrases("antrag")
    return Doc("antrag", [
        MARGIN(["LISTE", "VIELFALT", "Wehrbach", "Wollgasse 3", "Tel. 4711"], 170, 30, 26),
        STAMP("Kopie", 120, 24),
        P("Herrn Stadtverordnetenvorsteher Eberhard Mößner\nRathaus, Am Markt 4\n36999 Wehrbach"),
        P("Wehrbach, den 23.12.2026"),
        H("Antrag: Mehrsprachige Erstinformation für Neubürger:innen", 2),
        P("Die Stadtverordnetenversammlung möge beschließen:"),
        LI([s.sentence() for _ in range(3)], "1."),
        H("Begründung", 2, spaced=True), P(s.text(4)), P(s.text(3)), P(s.text(4)),
        LI(["Bürgerbüro und Einwohnermeldeamt als erste Anlaufstellen für Zugezogene",
            "Schul- und Kindergartenanmeldung einschließlich der Fristen des laufenden Jahres",
            "Gesundheits-, Sucht- und Familienberatung in freier Trägerschaft"], "–"),
        P(s.text(2)), SIG(["Linh Trần-Vogt, Fraktionsvorsitzende", "Lewin Adeyemi, Stadtverordneter"])],
        font="P052", size=11, leading=1.3, margin=(25, 48, 22, 25), justify=True, footer="")


def anfrage():
    s = Phrases("anfrage")
    body = []
    for n in range(1, 7):
        body += [P(f"Frage {n}: {s.sentence()[:-1]} – trifft dies zu?", bold=True), P(f"Antwort: {s.text(2 + n % 2)}")]
    return Doc("antwort", [
        GRID([104, 60], 6, [[H("Stellungnahme der Verwaltung zur Anfrage AF/0217/26", 2),
                             P("der Fraktion Internationale Liste vom 23.12.2025 zur Situation in den Unterkünften")],
                            [P("Dezernat III – Soziales\nAmt für Migration und Teilhabe\nAz. 50.3-112-04/26\nWehrbach, 14.01.2026")]], shade=(1,)),
        *body, P("Die Beantwortung der Fragen 4 bis 6 beruht auf den Meldungen der Träger zum Stichtag\n31.12.2025. "
                 "Personenbezogene Angaben wurden entfernt."), SIG(["In Vertretung", "Samira Haddad-Klose, Beigeordnete"])],
        font="C059", size=10, leading=1.35, justify=True)


def sitzungsbericht():
    s = Phrases("sitzungsbericht")
    talk = []
    for n in range(1, 6):
        talk += [P(f"{n}.{n % 3 + 1} {s.sentence()}", bold=True), P(f"StR Seiffert: {s.text(2)}"), P(f"StRin Dr. Althaus: {s.text(2)}"),
                 P(f"{s.date()} Wiedervorlage durch die Haupt- und Personalverwaltung; {s.sentence()}")]
    return Doc("sitzungsbericht", [
        STAMP("ENTWURF", 158, 14, 14), H("Kurzbericht", spaced=True),
        GRID([80, 80], 6, [[H("Anwesend", 3), P("Ruth Kallenbach (Vorsitz)"), P("Hartmut Seiffert"), P("Dr. Jördis Althaus, ab Punkt 2.3"), P("Lewin Adeyemi")],
                           [H("Entschuldigt", 3), P("Samira Haddad-Klose"), P("Tomasz Wieczorek"), H("Verwaltung", 3), P("Gesa Harmsen, Schriftführung")]]),
        T([28, 100, 34], [["Beginn:", "18:05 Uhr, Bürgerzentrum Mühlbach, Saal 1 (barrierefrei, Induktionsschleife vorhanden)", "Az. 10-24/3"],
                          ["Ende:", "20:40 Uhr", ""]], rules="none", pad=.6), *talk],
        group="prose", font="Liberation Sans", size=11, leading=1.3, footer="Seite {page}/{pages}", header="Unterausschuss Teilhabe, 23.12.2026")


DOCUMENTS = [niederschrift, anwesenheit, tabellenprotokoll, einladung, antrag, anfrage, sitzungsbericht]
