#!/usr/bin/env python3
"""Writes the invented papers of `papers/` and what belongs together: `links.tsv`, `lives.tsv`.

Cities, bodies and forms of numbers are real, people, events and texts are ours. Run it after a change
here and commit what it wrote; the same script gives the same bytes.
"""
import pathlib
import random

HERE = pathlib.Path(__file__).parent
LINKS, LIVES = [], []
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def day(iso):
    year, month, number = iso.split("-")
    return f"{number}.{month}.{year}"


def long_day(iso):
    year, month, number = iso.split("-")
    return f"{int(number)}. {MONTHS[int(month) - 1]} {year}"


def write(city, name, text):
    path = HERE / "papers" / city / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.strip() + "\n", encoding="utf-8")
    return f"{city}/{name}"


def link(life, paper, target, kind, item=""):
    LINKS.append((paper, target, kind, item, life))


def live(life, head, state, answer="", outcome=""):
    LIVES.append((life, head, state, answer, outcome))


def say(seed, *variants):
    return random.Random(seed).choice(variants)


REASONS = [
    "Seit dem vergangenen Winter melden die Träger {n} Personen auf der Warteliste. Ohne eine feste Zusage brechen die Ehrenamtlichen ihr Angebot ab.",
    "In den Gesprächen mit den Vereinen wurde deutlich, dass bisher niemand zuständig ist. Rund {n} Haushalte sind betroffen, die Tendenz ist steigend.",
    "Die bisherigen Angebote enden um 16 Uhr und erreichen Berufstätige nicht. Eine Umfrage unter {n} Teilnehmenden bestätigt das.",
    "Andere Städte vergleichbarer Größe haben damit gute Erfahrungen gesammelt. Die Kosten von {n} Euro je Monat sind überschaubar.",
]
OPINIONS = {
    "agrees": "Die Verwaltung befürwortet den Antrag und empfiehlt, ihm zuzustimmen. Die Umsetzung kann mit dem vorhandenen Personal beginnen.",
    "rejects": "Die Verwaltung empfiehlt, den Antrag abzulehnen. Für das Vorhaben stehen im laufenden Haushalt keine Mittel zur Verfügung.",
    "already_done": "Das Anliegen ist bereits umgesetzt: Seit dem Frühjahr bietet die Stelle die Leistung an drei Standorten an.",
}


def reasons(seed):
    return REASONS[seed % 4].format(n=40 + seed * 7)


# --- Magdeburg: A, S, I and F numbers, one Kurztitel for all papers of a life -----------------------

def md_motion(n, title, date, who, number, councils, note=""):
    rows = "\n".join(f"{body:<45}{day(on)}" for body, on in councils)
    shown = f"Nummer {number}" if number else "Nummer"
    return write("magdeburg", f"{n:02}-motion", f"""
Landeshauptstadt Magdeburg
Stadtrat

Antrag                                       Datum {day(date)}
öffentlich                                   {shown}

Absender
{who}

Adressat
Vorsitzender des Stadtrates
Herr Dr. Volkhard Siebenlist

Gremium                                      Sitzungstermin
{rows}

Kurztitel

{title}

Der Stadtrat möge beschließen:

Die Oberbürgermeisterin wird beauftragt, bis zum Ende des kommenden Quartals ein Konzept für das Vorhaben
„{title}“ vorzulegen und die nötigen Mittel anzumelden.

Begründung:

{reasons(n)} {note}
""")


def md_inquiry(n, title, date, who, number):
    return write("magdeburg", f"{n:02}-inquiry", f"""
Landeshauptstadt Magdeburg
Stadtrat

Anfrage                                      Datum {day(date)}
öffentlich                                   Nummer {number}

Absender
{who}

Kurztitel

{title}

Ich frage die Oberbürgermeisterin:

1. Wie viele Personen waren in den letzten zwei Jahren betroffen?
2. Welche Kosten sind der Stadt entstanden?

Ich bitte um eine ausführliche schriftliche Antwort.
""")


def md_amendment(n, title, date, who, number, of):
    return write("magdeburg", f"{n:02}-amendment", f"""
Landeshauptstadt Magdeburg
Stadtrat

ÄNDERUNGSANTRAG                              Datum {day(date)}
öffentlich                                   Nummer {number}

Zum Verhandlungsgegenstand
{of}

Absender
{who}

Kurztitel

{title}

Der Stadtrat möge beschließen:

Im Beschlusstext wird die Frist um ein halbes Jahr verlängert.

Begründung:

Die Vorarbeiten brauchen mehr Zeit, als der Antrag vorsieht.
""")


def md_statement(n, title, date, number, of, stance, genre="Antrag", office="Amt 50"):
    about = f"{of}\n" if of else ""
    return write("magdeburg", f"{n:02}-statement", f"""
Landeshauptstadt Magdeburg

Stellungnahme der Verwaltung    Stadtamt     Stellungnahme-Nr.    Datum
öffentlich                      {office:<12} {number:<20} {day(date)}

zum/zur
{about}
Bezeichnung
{title}

Zu dem im Stadtrat gestellten {genre} nimmt die Stadtverwaltung wie folgt Stellung:

{OPINIONS[stance]}

Dr. Irmtraud Sandow
Beigeordnete für Soziales, Jugend und Gesundheit
""")


def md_information(n, title, date, number, text):
    return write("magdeburg", f"{n:02}-information", f"""
Landeshauptstadt Magdeburg - Die Oberbürgermeisterin -     Datum {day(date)}
Dezernat V                                                 Amt 50

INFORMATION

{number}

Beratung                                     Tag            Behandlung
Gesundheits- und Sozialausschuss             {day(date)}     öffentlich

Thema: {title}

{text}

Dr. Irmtraud Sandow
""")


def md_minutes(n, body, number, date, items):
    text = f"""
Landeshauptstadt Magdeburg

Ergebnisprotokoll der {number}. öffentlichen Sitzung des {body} am {day(date)} von 17:00 bis 18:40 Uhr im Rathaus

1. Eröffnung und Bestätigung der Tagesordnung

Die Vorsitzende eröffnet die Sitzung. Die Tagesordnung wird ohne Änderungen bestätigt.
"""
    for idx, (title, told) in enumerate(items, 2):
        text += f"\n{idx}. {title}\n\n{told}\n"
    text += f"\n{len(items) + 2}. Verschiedenes\n\nEs gibt keine Wortmeldungen.\n"
    return write("magdeburg", f"{n:02}-minutes", text)


def md_extract(n, title, date, number, session, refs, vote, resolution):
    return write("magdeburg", f"{n:02}-extract", f"""
Beschlussauszug

aus der Niederschrift über die {session}. Sitzung des Stadtrates der Landeshauptstadt Magdeburg

Gremium: Stadtrat
Datum: {day(date)}
Tagesordnungspunkt: {number} (öffentlich)
Gegenstand: {title}
{refs}

Der Stadtrat {vote}:

Beschluss-Nr. {resolution}

Die Oberbürgermeisterin wird beauftragt, das Vorhaben wie beantragt umzusetzen.

Für die Richtigkeit des Auszuges:

Magdeburg, den {day(date)}
""")


def magdeburg():
    board = "Beirates für Integration und Migration"
    lives = [
        # n, title, date, who, number, stance, board vote, council vote
        (1, "Begegnungscafé am Neustädter Platz", "2021-02-10", "SPD-Stadtratsfraktion", "A0031/21", "agrees"),
        (2, "Sprachkurse für Frauen im Stadtteil Nord", "2021-03-03", "Fraktion DIE LINKE", "A0047/21", "rejects"),
        (3, "Sprachkurse für Frauen im Stadtteil Südost", "2021-03-03", "Fraktion DIE LINKE", "A0048/21", "agrees"),
        (4, "Mehrsprachige Hausordnungen der Wohnungsgesellschaft", "2021-04-14", "Fraktion GRÜNE/future!", "A0066/21", "already_done"),
        (5, "Ombudsstelle für Geflüchtete in Gemeinschaftsunterkünften", "2021-05-05", "Fraktion DIE LINKE", "A0081/21", "rejects"),
        (6, "Fahrradwerkstatt für Neuzugewanderte", "2021-06-09", "Fraktion GRÜNE/future!", "A0102/21", "agrees"),
    ]
    papers = {}
    for n, title, date, who, number, stance in lives:
        council = f"{date[:5]}{int(date[5:7]) + 1:02}-22"
        motion = md_motion(n, title, date, who, number, [("Stadtrat", council)])
        live(f"md{n:02}", motion, "decided", outcome="")
        s_number = f"S0{200 + n * 9}/21"
        stated = f"{date[:5]}{int(date[5:7]) + 2:02}-11"
        statement = md_statement(n, title, stated, s_number, f"{number} {who}", stance)
        link(f"md{n:02}", statement, motion, "states")
        papers[n] = (motion, statement, number, s_number, title)
    amendment = md_amendment(5, lives[4][1], "2021-05-27", "CDU-Ratsfraktion", "A0081/21/1", "A0081/21")
    link("md05", amendment, papers[5][0], "amends")
    # A sitting that treats five of them, and another one.
    items = []
    told = [
        "Der Antrag wird einstimmig empfohlen.",
        "Abstimmung: 3 Ja-Stimmen, 5 Nein-Stimmen, 1 Enthaltung. Der Antrag wird nicht empfohlen.",
        "Abstimmung: 7 Ja-Stimmen, 1 Nein-Stimme, 1 Enthaltung. Der Antrag wird empfohlen.",
        "Die Stellungnahme wird zur Kenntnis genommen.",
        "Der Punkt wird vertagt.",
    ]
    for n in range(1, 6):
        motion, statement, number, s_number, title = papers[n]
        extra = ", Änderungsantrag A0081/21/1" if n == 5 else ""
        items.append((f"{title} – Antrag {number}{extra}, Stellungnahme {s_number}", told[n - 1]))
    minutes = md_minutes(30, board, 3, "2021-08-18", items)
    for n in range(1, 6):
        link(f"md{n:02}", minutes, papers[n][0], "decides", str(n + 1))
        link(f"md{n:02}", minutes, papers[n][1], "decides", str(n + 1))
    link("md05", minutes, amendment, "decides", "6")
    council = "2021-09-09"
    votes = {1: "beschließt mit 41 Ja-, 2 Neinstimmen und 6 Enthaltungen", 3: "beschließt einstimmig",
             6: "beschließt mit 30 Ja-, 12 Neinstimmen und 4 Enthaltungen"}
    for n, vote in votes.items():
        motion, statement, number, s_number, title = papers[n]
        extract = md_extract(n, title, council, f"6.{n}", 31, f"Antrag: {number}\nStellungnahme: {s_number}", vote,
                             f"{900 + n}-031(VII)21")
        link(f"md{n:02}", extract, motion, "decides", f"6.{n}")
        link(f"md{n:02}", extract, statement, "decides", f"6.{n}")
        LIVES[n - 1] = (f"md{n:02}", motion, "decided", statement, "approved")
    for n in (2, 4, 5):
        LIVES[n - 1] = (f"md{n:02}", papers[n][0], "answered", papers[n][1], "")
    # A year later, told by number and by title.
    again = md_motion(7, lives[1][1], "2022-04-06", "Fraktion DIE LINKE", "A0055/22", [("Stadtrat", "2022-05-12")],
                      "Der Antrag A0047/21 fand seinerzeit keine Mehrheit.")
    link("md07", again, papers[2][0], "resubmits")
    live("md07", again, "answered", "magdeburg/07-statement")
    # This statement prints no number of its motion; two motions of the title are there.
    statement = md_statement(7, lives[1][1], "2022-05-30", "S0144/22", "", "agrees")
    link("md07", statement, again, "states")
    information = md_information(7, lives[1][1], "2023-02-01", "I0019/23",
                                 "Zum Antrag A0055/22 wird mitgeteilt, dass der erste Kurs im Januar begonnen hat.")
    link("md07", information, again, "reports")
    inquiry = md_inquiry(8, "Bearbeitungszeiten bei Einbürgerungen", "2021-07-01", "Stadtrat Ortwin Pagel", "F0122/21")
    statement = md_statement(8, "Bearbeitungszeiten bei Einbürgerungen", "2021-07-27", "S0301/21", "F0122/21", "already_done",
                             "Anfrage", "Amt 32")
    link("md08", statement, inquiry, "answers")
    live("md08", inquiry, "answered", statement)
    inquiry = md_inquiry(9, "Belegung der Unterkunft am Hafenbecken", "2021-09-15", "Stadtrat Ortwin Pagel", "F0160/21")
    live("md09", inquiry, "overdue")
    # The motion is not among the papers: statement and minutes name it.
    statement = md_statement(10, "Willkommensmappe für ausländische Studierende", "2021-10-20", "S0390/21",
                             "A0140/21 SPD-Stadtratsfraktion", "agrees")
    live("md10", statement, "missing")
    # No number on the motion as it was handed in.
    title = "Interkulturelle Gärten in Olvenstedt"
    motion = md_motion(11, title, "2022-01-12", "Fraktion GRÜNE/future!", "", [("Stadtrat", "2022-02-17")])
    statement = md_statement(11, title, "2022-02-28", "S0061/22", "Antrag der Fraktion GRÜNE/future!", "agrees")
    link("md11", statement, motion, "states")
    minutes = md_minutes(31, board, 2, "2022-03-23", [
        (f"{title} (Antrag der Fraktion GRÜNE/future!)", "Der Beirat empfiehlt den Antrag einstimmig."),
        ("Vorstellung der neuen Integrationskoordinatorin", "Frau Nadja Wölkerling stellt sich vor."),
        ("Sachstand Interkulturelle Woche", "Die Information wird zur Kenntnis genommen."),
    ])
    link("md11", minutes, motion, "decides", "2")
    live("md11", motion, "answered", statement)


# --- München: district committees, replies by letter, Sitzungsvorlagen --------------------------------

DISTRICTS = {9: "Neuhausen-Nymphenburg", 14: "Berg am Laim", 16: "Ramersdorf-Perlach", 24: "Feldmoching-Hasenbergl"}


def mu_motion(n, title, date, ba, number):
    head = f"Antrag Nr. {number}" if number else "Antrag"
    return write("muenchen", f"{n:02}-motion", f"""
Landeshauptstadt München
Bezirksausschuss des Stadtbezirkes {ba} - {DISTRICTS[ba]}

{head}

München, den {day(date)}

{title}

Der Bezirksausschuss {ba} stellt folgenden Antrag:

Die Landeshauptstadt München wird gebeten, das Anliegen „{title}“ aufzugreifen und dem
Bezirksausschuss innerhalb der üblichen Frist zu berichten.

Begründung:

{reasons(n)}

gez.
Leopoldine Raithel
Vorsitzende des Bezirksausschusses {ba}
""")


def mu_council_motion(n, title, date, who, number):
    return write("muenchen", f"{n:02}-motion", f"""
{who}
Rathaus, Marienplatz 8, München

Herrn Oberbürgermeister
Rathaus

München, den {day(date)}

Antrag Nr. {number}

{title}

Antrag:

Das Sozialreferat wird beauftragt, für das Vorhaben ein Konzept vorzulegen.

Begründung:

{reasons(n)}

Initiative:
Stadtrat Korbinian Haselbeck
""")


def mu_reply(n, title, date, ba, number, motion_date, body, name="reply", office="Sozialreferat"):
    about = f"BA-Antrags-Nr. {number} des Bezirksausschusses\ndes Stadtbezirkes {ba} - {DISTRICTS[ba]}\nvom {day(motion_date)}"
    closing = f"Der Antrag Nr. {number} ist damit geschäftsordnungsgemäß behandelt."
    if not number:
        about = f"Antrag des Bezirksausschusses des Stadtbezirkes {ba} - {DISTRICTS[ba]} vom {day(motion_date)}"
        closing = "Der Antrag ist damit geschäftsordnungsgemäß behandelt."
    return write("muenchen", f"{n:02}-{name}", f"""
Landeshauptstadt München
{office}

An die Vorsitzende des Bezirksausschusses {ba}

München, {day(date)}

{title}

{about}

Sehr geehrte Frau Raithel,

mit dem oben genannten Antrag bittet der Bezirksausschuss {ba} die Verwaltung, tätig zu werden. Der
Gegenstand gehört zu den laufenden Angelegenheiten der Verwaltung, weswegen die Erledigung auf dem
Büroweg erfolgt.

{body}

{closing}

Mit freundlichen Grüßen

gez.

Gundula Praxmayer
Berufsm. Stadträtin
""")


def mu_proposal(n, title, date, number, answered, who, motion_date, meeting):
    return write("muenchen", f"{n:02}-proposal", f"""
Landeshauptstadt München
Sozialreferat
Stelle für interkulturelle Arbeit

{title}

Antrag Nr. {answered} von der {who} vom {day(motion_date)}

Sitzungsvorlage Nr. {number}

Beschluss des Sozialausschusses vom {day(meeting)} (SB)
Öffentliche Sitzung

I. Vortrag der Referentin

Das Sozialreferat hat das Anliegen geprüft. Die Mittel stehen bereit.

II. Antrag der Referentin

1. Vom Vortrag wird Kenntnis genommen.
2. Der Antrag Nr. {answered} von der {who} vom {day(motion_date)} ist damit geschäftsordnungsgemäß erledigt.
3. Dieser Beschluss unterliegt nicht der Beschlussvollzugskontrolle.

III. Beschluss
nach Antrag.
""")


def mu_minutes(n, ba, date, items):
    text = f"""
Landeshauptstadt München
Bezirksausschuss des Stadtbezirkes {ba} - {DISTRICTS[ba]}

Protokoll der Sitzung des Bezirksausschusses {ba} am {day(date)}

Ort: Gaststätte Alte Post
Beginn: 19:00 Uhr
Ende: 21:30 Uhr

1. Begrüßung und Genehmigung der Tagesordnung

Die Tagesordnung wird einstimmig genehmigt.
"""
    for idx, (title, told) in enumerate(items, 2):
        text += f"\n{idx}. {title}\n\n{told}\n"
    return write("muenchen", f"{n:02}-minutes", text)


def muenchen():
    done = [
        "Wir haben mit dem Träger vereinbart, dass die Räume ab Herbst täglich geöffnet sind.",
        "Eine Erweiterung ist aus dem laufenden Haushalt nicht möglich; wir prüfen das für das kommende Jahr.",
        "Die Übersetzungen liegen inzwischen in sieben Sprachen vor und werden ausgelegt.",
    ]
    rows = [
        # n, title, date, ba, number, reply after, number printed in reply
        (1, "Lernpaten für die Mittelschule an der Wiesentfelser Straße", "2021-10-19", 24, "20-26 / B 03115", "2022-01-24", True),
        (2, "Mehrsprachige Wegweiser im Sozialbürgerhaus", "2021-11-16", 16, "20-26 / B 03240", "2022-02-03", True),
        (3, "Sprachcafé in der Stadtbibliothek Neuhausen", "2021-12-07", 9, "20-26 / B 03302", "2022-03-09", True),
        (4, "Sprachcafé in der Stadtbibliothek Berg am Laim", "2021-12-14", 14, "20-26 / B 03321", "2022-03-10", True),
        (5, "Beratung zur Anerkennung ausländischer Abschlüsse vor Ort", "2022-01-18", 16, "20-26 / B 03402", "2022-04-28", False),
        (6, "Nachbarschaftsfest mit der Unterkunft an der Tischlerstraße", "2022-02-15", 14, "20-26 / B 03477", "2022-05-30", False),
        (7, "Schwimmkurse für geflüchtete Kinder im Stadtbezirk", "2022-03-15", 24, "20-26 / B 03714", "", True),
        (8, "Dolmetscherdienst bei Elternabenden der Grundschulen", "2022-04-05", 9, "20-26 / B 03790", "", True),
    ]
    motions = {}
    for n, title, date, ba, number, replied, printed in rows:
        motion = mu_motion(n, title, date, ba, number)
        motions[n] = (motion, title, ba, date, number)
        if replied:
            reply = mu_reply(n, title, replied, ba, number if printed else "", date, done[n % 3])
            link(f"mu{n:02}", reply, motion, "answers")
            live(f"mu{n:02}", motion, "answered", reply)
        else:
            live(f"mu{n:02}", motion, "overdue" if n == 7 else "overdue")
    # The committee takes two replies note of, with numbers, and passes its own motion.
    title = motions[1][1]
    minutes = mu_minutes(40, 24, "2022-03-15", [
        (f"Antwortschreiben zum BA-Antrag Nr. 20-26 / B 03115: {title}", "Das Schreiben wird zur Kenntnis genommen."),
        (f"{motions[7][1]} (Antrag)", "Der Antrag wird einstimmig beschlossen."),
        ("Unterrichtungen", "Es liegen keine Unterrichtungen vor."),
    ])
    link("mu01", minutes, motions[1][0], "decides", "2")
    link("mu07", minutes, motions[7][0], "decides", "3")
    # The same title brought in again after thirteen months.
    again = mu_motion(9, motions[8][1], "2023-05-09", 9, "20-26 / B 05411")
    link("mu09", again, motions[8][0], "resubmits")
    reply = mu_reply(9, motions[8][1], "2023-07-25", 9, "20-26 / B 05411", "2023-05-09", done[1])
    link("mu09", reply, again, "answers")
    live("mu09", again, "answered", reply)
    for n, title, date, who, number, proposal, meeting in [
        (10, "Interkultureller Kalender für alle Münchner Schulen", "2022-05-04", "Fraktion Die Grünen – Rosa Liste", "20-26 / A 02711", "20-26 / V 07120", "2022-10-13"),
        (11, "Stipendien für geflüchtete Künstlerinnen und Künstler", "2022-06-20", "SPD / Volt - Fraktion", "20-26 / A 02860", "20-26 / V 07544", "2022-11-10"),
    ]:
        motion = mu_council_motion(n, title, date, who, number)
        answer = mu_proposal(n, title, meeting, proposal, number, who, date, meeting)
        link(f"mu{n:02}", answer, motion, "answers")
        live(f"mu{n:02}", motion, "decided" if False else "answered", answer)
    title = "Begleitdienst für ältere Zugewanderte bei Behördengängen"
    motion = mu_council_motion(12, title, "2022-07-11", "Fraktion Die Grünen – Rosa Liste", "20-26 / A 02933")
    live("mu12", motion, "overdue")
    # A reply to a motion that is not there.
    reply = mu_reply(13, "Offener Bücherschrank mit fremdsprachigen Büchern", "2022-08-01", 16, "20-26 / B 03999", "2022-05-12", done[2])
    live("mu13", reply, "missing")


# --- Münster: Vorlagen and minutes of the Integrationsrat -------------------------------------------------

def ms_motion(n, title, date, who, number, bodies):
    rows = "\n".join(f"{day(on)}  {body}" for body, on in bodies)
    return write("muenster", f"{n:02}-motion", f"""
Stadt Münster

{who}

Antrag {number}

Münster, {day(date)}

{title}

Beratungsfolge
{rows}

Der Integrationsrat möge beschließen:

Die Verwaltung wird gebeten, das Vorhaben zu prüfen und über das Ergebnis zu berichten.

Begründung:

{reasons(n)}
""")


def ms_inquiry(n, title, date, who, number):
    return write("muenster", f"{n:02}-inquiry", f"""
Stadt Münster

{who}

Anfrage {number}

Münster, {day(date)}

{title}

Die Verwaltung wird um Beantwortung der folgenden Fragen gebeten:

1. Wie viele Fälle sind bekannt?
2. Was unternimmt die Stadt?

Mit freundlichen Grüßen
""")


def ms_proposal(n, title, date, number, bodies, about, genre="Öffentliche Beschlussvorlage"):
    rows = "\n".join(f"{day(on)}  {body}" for body, on in bodies)
    return write("muenster", f"{n:02}-{'answer' if 'Berichts' in genre else 'proposal'}", f"""
Stadt Münster
Der Oberbürgermeister
Amt für Migration und Integration

{genre}
{number}

Datum: {day(date)}

Betrifft
{title}

Beratungsfolge
{rows}

{about}

In Vertretung

Wigbold Dahlhoff
Stadtrat
""")


def ms_minutes(n, body, number, date, items):
    text = f"""
STADT MÜNSTER

Niederschrift (öffentlicher Teil)
über die {number}. Sitzung des {body} am {day(date)} im Rathausfestsaal

Beginn: 17:00 Uhr
Ende: 19:10 Uhr

Punkt 1 der Tagesordnung: Genehmigung der Niederschrift

Die Niederschrift wird einstimmig genehmigt.
"""
    for idx, (title, told) in enumerate(items, 2):
        text += f"\nPunkt {idx} der Tagesordnung: {title}\n\n{told}\n"
    return write("muenster", f"{n:02}-minutes", text)


def muenster():
    council, board = "Rat", "Integrationsrat"
    rows = [
        (1, "Übersetzte Formulare im Bürgerbüro Coerde", "2022-01-20", "SPD-Fraktion im Integrationsrat", "A-R/0004/2022"),
        (2, "Mentoring für zugewanderte Fachkräfte", "2022-01-27", "Internationale Liste", "A-R/0007/2022"),
        (3, "Mentoring für zugewanderte Frauen", "2022-02-03", "Internationale Liste", "A-R/0009/2022"),
        (4, "Rassismuskritische Fortbildung des Ordnungsdienstes", "2022-02-10", "Fraktion Bündnis 90/Die Grünen/GAL", "A-R/0012/2022"),
        (5, "Gebetsraum im Klinikum der Stadt", "2022-03-01", "Liste Miteinander", "A-R/0017/2022"),
        (6, "Sprachlernangebote in der Jugendvollzugsanstalt", "2022-03-08", "Liste Miteinander", "A-R/0019/2022"),
    ]
    told = [
        ("Der Integrationsrat stimmt dem Antrag einstimmig zu.", "approved"),
        ("Der Antrag wird mit 9 Ja-Stimmen und 4 Nein-Stimmen angenommen.", "approved"),
        ("Der Antrag wird mehrheitlich abgelehnt.", "rejected"),
        ("Der Antrag wird in den Ausschuss für Personal verwiesen.", "referred"),
        ("Der Antrag wird vertagt.", "postponed"),
    ]
    date = "2022-03-23"
    motions = {}
    for n, title, on, who, number in rows:
        motions[n] = (ms_motion(n, title, on, who, number, [(board, date)]), title, number, who)
    items = [(f"{motions[n][1]} ({motions[n][2]})", told[n - 1][0]) for n in range(1, 6)]
    minutes = ms_minutes(50, "Integrationsrates", 2, date, items)
    for n in range(1, 6):
        link(f"ms{n:02}", minutes, motions[n][0], "decides", str(n + 1))
    for n, state in [(1, "decided"), (2, "decided"), (3, "decided"), (4, "overdue"), (5, "overdue"), (6, "overdue")]:
        live(f"ms{n:02}", motions[n][0], state, "", told[n - 1][1] if state == "decided" else "")
    # The administration reports on the first, by number; on the second by title only.
    answer = ms_proposal(1, "Übersetzte Formulare im Bürgerbüro Coerde", "2022-09-01", "V/0611/2022", [(board, "2022-09-21")],
                         "Zum Antrag A-R/0004/2022 der SPD-Fraktion im Integrationsrat berichtet die Verwaltung: Zwölf Formulare liegen vor.",
                         "Öffentliche Berichtsvorlage")
    link("ms01", answer, motions[1][0], "reports|answers")
    answer2 = ms_proposal(2, "Mentoring für zugewanderte Fachkräfte", "2022-10-05", "V/0688/2022", [(board, "2022-11-16")],
                          "Die Verwaltung berichtet über den Beginn des Programms mit 24 Tandems.", "Öffentliche Berichtsvorlage")
    link("ms02", answer2, motions[2][0], "reports|answers")
    minutes = ms_minutes(51, "Integrationsrates", 5, "2022-09-21", [
        ("Übersetzte Formulare im Bürgerbüro Coerde (V/0611/2022)", "Der Integrationsrat nimmt den Bericht zur Kenntnis."),
        ("Gebetsraum im Klinikum der Stadt", "Der Antrag wird einstimmig bei einer Enthaltung angenommen."),
        ("Mitteilungen der Verwaltung", "Es liegen keine Mitteilungen vor."),
    ])
    link("ms01", minutes, answer, "decides", "2")
    link("ms05", minutes, motions[5][0], "decides", "3")
    LIVES[[it[0] for it in LIVES].index("ms05")] = ("ms05", motions[5][0], "decided", "", "approved")
    # A Vorlage of the council, without a motion.
    proposal = ms_proposal(7, "Fortschreibung des Leitbildes Migration und Integration", "2022-05-02", "V/0300/2022",
                           [(board, "2022-06-08"), (council, "2022-06-22")],
                           "Beschlussvorschlag:\nDas fortgeschriebene Leitbild wird beschlossen.\n\nBegründung:\nDas Leitbild stammt aus dem Jahr 2014.")
    minutes = ms_minutes(52, "Rates", 4, "2022-06-22", [
        ("Fortschreibung des Leitbildes Migration und Integration (V/0300/2022)", "Der Rat beschließt mit 52 Ja-Stimmen, 6 Nein-Stimmen und 3 Enthaltungen nach Vorlage."),
        ("Jahresabschluss 2021 (V/0290/2022)", "Der Rat beschließt einstimmig."),
    ])
    link("ms07", minutes, proposal, "decides", "2")
    live("ms07", proposal, "none", "", "approved")
    inquiry = ms_inquiry(8, "Wohnungslose Zugewanderte am Hauptbahnhof", "2022-04-12", "CDU-Ratsfraktion", "AF/0031/2022")
    answer = write("muenster", "08-reply", f"""
Stadt Münster
Der Oberbürgermeister
Sozialamt

Münster, {day("2022-05-20")}

Beantwortung der Anfrage AF/0031/2022 der CDU-Ratsfraktion
Wohnungslose Zugewanderte am Hauptbahnhof

Die Anfrage wird wie folgt beantwortet:

Zu 1.: Der Verwaltung sind 17 Fälle bekannt.
Zu 2.: Die Straßensozialarbeit sucht die Menschen täglich auf.

Mit freundlichen Grüßen
In Vertretung
Wigbold Dahlhoff
""")
    link("ms08", answer, inquiry, "answers")
    live("ms08", inquiry, "answered", answer)
    inquiry = ms_inquiry(9, "Wartezeiten im Amt für Migration", "2022-06-01", "FDP-Fraktion", "AF/0044/2022")
    live("ms09", inquiry, "overdue")
    amendment = write("muenster", "04-amendment", f"""
Stadt Münster

CDU-Ratsfraktion

Änderungsantrag A-R/0012/2022/1 zum Antrag A-R/0012/2022

Münster, {day("2022-03-18")}

Rassismuskritische Fortbildung des Ordnungsdienstes

Der Beschlusstext wird wie folgt geändert:

Die Fortbildung ist freiwillig.
""")
    link("ms04", amendment, motions[4][0], "amends")


# --- Koblenz: no numbers at all --------------------------------------------------------------------------

def ko_motion(n, title, date, who, genre="Antrag", body="Beirat für Migration und Integration", on=""):
    asks = {"Antrag": "Der Beirat möge beschließen:\n\nDie Verwaltung wird gebeten, die Sache aufzugreifen und zu berichten.",
            "Anfrage": "Wir bitten die Verwaltung um Auskunft:\n\n1. Wie ist der Stand?\n2. Wann ist mit einer Lösung zu rechnen?"}[genre]
    meeting = f"\nzur Sitzung am {day(on)}" if on else ""
    return write("koblenz", f"{n:02}-{'motion' if genre == 'Antrag' else 'inquiry'}", f"""
Stadt Koblenz
{body}{meeting}

{genre}
{who}

Koblenz, {day(date)}

{title}

{asks}

Begründung:

{reasons(n)}
""")


def ko_statement(n, title, date, of, stance="agrees", name="statement"):
    return write("koblenz", f"{n:02}-{name}", f"""
Stadt Koblenz
Amt für Jugend, Familie, Senioren und Soziales

Stellungnahme der Verwaltung

Koblenz, {day(date)}

{title}

{of}

{OPINIONS[stance]}

Im Auftrag
Roswin Kesselgruber
""")


def ko_minutes(n, body, number, date, items):
    text = f"""
Stadt Koblenz

Niederschrift

über die {number}. Sitzung des {body} am {day(date)} im Historischen Rathaussaal

Beginn: 17:00 Uhr
Ende: 18:40 Uhr

TOP 1 Begrüßung

Die Vorsitzende eröffnet die Sitzung.
"""
    for idx, (title, told) in enumerate(items, 2):
        text += f"\nTOP {idx} {title}\n\n{told}\n"
    return write("koblenz", f"{n:02}-minutes", text)


def koblenz():
    board = "Beirates für Migration und Integration"
    rows = [
        (1, "Sprechstunden der Ausländerbehörde in den Stadtteilen", "2019-02-04", "SPD-Fraktion"),
        (2, "Spielgruppen für Kinder ohne Kindergartenplatz", "2019-02-11", "CDU-Fraktion"),
        (3, "Mehrsprachige Notfallkarten für Haushalte", "2019-03-01", "Fraktion Bündnis 90/Die Grünen"),
        (4, "Bewerbungstraining für junge Zugewanderte in Lützel", "2019-03-08", "SPD-Fraktion"),
        (5, "Bewerbungstraining für junge Zugewanderte in Neuendorf", "2019-03-15", "SPD-Fraktion"),
        (6, "Städtepartnerschaft mit einer Gemeinde in Marokko", "2019-04-02", "Fraktion DIE LINKE"),
        (7, "Interreligiöser Gesprächskreis im Rathaus", "2019-05-06", "FDP-Fraktion"),
    ]
    motions = {n: (ko_motion(n, title, date, who), title, date, who) for n, title, date, who in rows}
    for n in range(1, 8):
        live(f"ko{n:02}", motions[n][0], "overdue")
    for n, stated, of in [
        (1, "2019-03-20", "zum Antrag der SPD-Fraktion vom 04.02.2019"),
        (2, "2019-03-28", "zum Antrag der CDU-Fraktion"),
        (4, "2019-04-24", "zum Antrag der SPD-Fraktion vom 08.03.2019"),
        (5, "2019-05-02", "Die Verwaltung nimmt zu dem Antrag wie folgt Stellung:"),
    ]:
        statement = ko_statement(n, motions[n][1], stated, of, "rejects" if n == 2 else "agrees")
        link(f"ko{n:02}", statement, motions[n][0], "states")
        LIVES[[it[0] for it in LIVES].index(f"ko{n:02}")] = (f"ko{n:02}", motions[n][0], "answered", statement, "")
    minutes = ko_minutes(60, board, 12, "2019-06-18", [
        (motions[1][1], "Der Beirat stimmt dem Antrag einstimmig bei 1 Enthaltung zu."),
        (f"Antrag der SPD-Fraktion: {motions[4][1]}", "Der Beirat stimmt dem Antrag einstimmig zu."),
        (f"Antrag der SPD-Fraktion: {motions[5][1]}", "Der Antrag wird vertagt."),
        (motions[3][1], "Der Antrag wird zurückgezogen."),
        ("Bericht der Beauftragten", "Der Bericht wird zur Kenntnis genommen."),
    ])
    for n, item, outcome in [(1, "2", "approved"), (4, "3", "approved"), (5, "4", ""), (3, "5", "withdrawn")]:
        link(f"ko{n:02}", minutes, motions[n][0], "decides", item)
        at = [it[0] for it in LIVES].index(f"ko{n:02}")
        life, head, state, answer, _ = LIVES[at]
        state = {"approved": "decided", "withdrawn": "withdrawn"}.get(outcome, state)
        LIVES[at] = (life, head, state, answer, outcome)
    # Brought in again by the same faction, and answered in the second round.
    again = ko_motion(8, motions[6][1], "2020-06-15", "Fraktion DIE LINKE")
    link("ko08", again, motions[6][0], "resubmits")
    statement = ko_statement(8, motions[6][1], "2020-08-10", "zum Antrag der Fraktion DIE LINKE vom 15.06.2020", "rejects")
    link("ko08", statement, again, "states")
    live("ko08", again, "answered", statement)
    inquiry = ko_motion(9, "Leerstand im Wohnheim an der Moselweißer Straße", "2019-08-05", "CDU-Fraktion", "Anfrage")
    answer = write("koblenz", "09-reply", f"""
Stadt Koblenz
Amt für Jugend, Familie, Senioren und Soziales

Koblenz, {day("2019-09-11")}

Leerstand im Wohnheim an der Moselweißer Straße
Anfrage der CDU-Fraktion vom 05.08.2019

Sehr geehrte Damen und Herren,

zu Ihrer Anfrage können wir Ihnen Folgendes mitteilen: Von 60 Plätzen sind 11 frei. Sie werden für
Familien vorgehalten.

Mit freundlichen Grüßen
Im Auftrag
Roswin Kesselgruber
""")
    link("ko09", answer, inquiry, "answers")
    live("ko09", inquiry, "answered", answer)
    # Close to the first motion, and another matter: nothing belongs to it.
    other = ko_motion(10, "Sprechstunden der Rentenversicherung in den Stadtteilen", "2019-02-18", "SPD-Fraktion")
    live("ko10", other, "overdue")
    # The council takes the withdrawn one up under a like title; nobody brought that in.
    minutes = ko_minutes(61, "Stadtrates", 5, "2019-09-26", [
        ("Notfallkarten für Rettungskräfte", "Der Stadtrat beschließt einstimmig."),
        (motions[7][1], "Der Stadtrat lehnt den Antrag mit 19 Ja-Stimmen und 24 Nein-Stimmen ab."),
    ])
    link("ko07", minutes, motions[7][0], "decides", "3")
    LIVES[[it[0] for it in LIVES].index("ko07")] = ("ko07", motions[7][0], "decided", "", "rejected")


# --- Two cities with the same short number ---------------------------------------------------------------

def twins():
    for city, key, name, body, title, stated in [
        ("mainz", "mz01", "Mainz", "Stadtrat der Landeshauptstadt Mainz", "Tandemprogramm für geflüchtete Auszubildende", "0412/2021/1"),
        ("kiel", "ki01", "Kiel", "Ratsversammlung der Landeshauptstadt Kiel", "Leihgeräte für Sprachschülerinnen und Sprachschüler", ""),
    ]:
        motion = write(city, "01-motion", f"""
Landeshauptstadt {name}

Antrag Nr. 0412/2021

{name}, {day("2021-03-02")}

SPD-Fraktion

{title}

An die {body}

Es wird beantragt: Die Verwaltung legt ein Konzept vor.

Begründung:

{reasons(3)}
""")
        statement = write(city, "01-statement", f"""
Landeshauptstadt {name}
Dezernat für Soziales

Stellungnahme zum Antrag Nr. 0412/2021

{name}, {day("2021-04-20")}

{title}

{OPINIONS["agrees"]}
""")
        link(key, statement, motion, "states")
        live(key, motion, "answered", statement)


def main():
    for old in (HERE / "papers").rglob("*.txt"):
        old.unlink()
    magdeburg()
    muenchen()
    muenster()
    koblenz()
    twins()
    rows = ["# paper\ttarget\tkind, several joined by a bar\tagenda item\tlife"]
    rows += ["\t".join(it) for it in sorted(LINKS)]
    (HERE / "links.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    rows = ["# life\thead\tstate in the register\tanswer\toutcome"]
    rows += ["\t".join(it) for it in sorted(LIVES)]
    (HERE / "lives.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


main()
