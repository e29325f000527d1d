"""Statement of the administration on a motion and its amendment, with a table of distribution dates."""
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FONTS = "/usr/share/fonts/truetype/liberation"
HEAD = [
    ["Landeshauptstadt Magdeburg", "", "", ""],
    ["Stellungnahme der Verwaltung", "Stadtamt", "Stellungnahme-Nr.", "Datum"],
    ["öffentlich", "Amt 50", "S0318/22", "06.09.2022"],
    ["zum/zur", "", "", ""],
    ["A0142/22 Fraktionen SPD und BÜNDNIS 90/DIE GRÜNEN\nA0142/22/1 Änderungsantrag CDU-Ratsfraktion", "", "", ""],
    ["Bezeichnung", "", "", ""],
    ["Dolmetscherpool für die Landeshauptstadt Magdeburg", "", "", ""],
    ["Verteiler", "", "Tag", ""],
    ["Die Oberbürgermeisterin", "", "13.09.2022", ""],
    ["Ausschuss für Gesundheit und Soziales", "", "14.09.2022", ""],
    ["Beirat für Integration und Migration", "", "21.09.2022", ""],
    ["Finanz- und Grundstücksausschuss", "", "28.09.2022", ""],
    ["Stadtrat", "", "06.10.2022", ""],
]
TEXT = [
    "Zu dem in der Stadtratssitzung am 07.07.2022 gestellten und in die Ausschüsse überwiesenen Antrag sowie zu dem "
    "Änderungsantrag nimmt die Stadtverwaltung wie folgt Stellung:",
    "<b>Zu Punkt 1</b><br/>Die Verwaltung befürwortet die zentrale Vermittlung. Im Jahr 2021 wurden 2.114 Einsätze in 27 "
    "Sprachen beauftragt, davon 46 % durch das Jugendamt. Die Honorare lagen zwischen 25 und 85 Euro je Stunde; "
    "einheitliche Sätze gibt es nicht. Eine Ausschreibung des Pools wäre nach § 14 Abs. 4 VgV zu prüfen.",
    "<b>Zu Punkt 2</b><br/>Nach Einschätzung des Fachbereichs Personal- und Organisationsservice ist für Vermittlung, Schulung und "
    "Abrechnung ein Umfang von 0,75 VzÄ (Entgeltgruppe 9b) angemessen. Der Änderungsantrag A0142/22/1 sieht eine halbe "
    "Stelle vor. Damit könnten höchstens 1.300 Einsätze im Jahr vermittelt werden; die Verwaltung empfiehlt deshalb, dem "
    "Änderungsantrag in diesem Punkt nicht zu folgen. Gegen die Befristung bestehen keine Bedenken.",
    "<b>Zu Punkt 3</b><br/>Die Vorlage eines Konzeptes bis zum 31.03.2023 ist nicht leistbar, da der Haushalt 2023 voraussichtlich erst im "
    "Februar 2023 beschlossen wird. Realistisch ist eine Vorlage bis Ende des 2. Quartals 2023.",
    "<b>Zu Punkt 4 (Änderungsantrag)</b><br/>Einem Erfahrungsbericht im 3. Quartal 2024 stimmt die Verwaltung zu.",
    "Der Beirat für Integration und Migration ist bei der Auswahl der Sprachmittler/-innen zu beteiligen. Auf die "
    "Information I0126/20 wird verwiesen.",
]
SIGNATURE = "Dr. Annegret Lüderitz<br/>Beigeordnete für Soziales, Jugend und Gesundheit"


def head():
    table = Table(HEAD, colWidths=[68 * mm, 34 * mm, 36 * mm, 30 * mm])
    table.setStyle(TableStyle([
        ("FONT", (0, 0), (-1, -1), "Sans", 9.5), ("FONT", (0, 0), (-1, 1), "SansBold", 9.5),
        ("FONT", (0, 3), (0, 3), "SansBold", 9.5), ("FONT", (0, 5), (0, 5), "SansBold", 9.5),
        ("FONT", (0, 7), (-1, 7), "SansBold", 9.5), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOX", (0, 0), (-1, -1), .8, colors.black), ("LINEBELOW", (0, 2), (-1, 2), .8, colors.black),
        ("LINEBELOW", (0, 4), (-1, 4), .5, colors.black), ("LINEBELOW", (0, 6), (-1, 6), .5, colors.black),
        ("INNERGRID", (0, 1), (-1, 2), .5, colors.black), ("LINEBELOW", (0, 7), (-1, 7), .5, colors.black),
    ]))
    return table


def build(path):
    pdfmetrics.registerFont(TTFont("Sans", f"{FONTS}/LiberationSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("SansBold", f"{FONTS}/LiberationSans-Bold.ttf"))
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="SansBold")
    body = ParagraphStyle("body", fontName="Sans", fontSize=10.5, leading=14, spaceAfter=7)
    story = [head(), Spacer(1, 7 * mm), *(Paragraph(it, body) for it in TEXT), Spacer(1, 10 * mm),
             Paragraph(SIGNATURE, body)]
    SimpleDocTemplate(path, pagesize=A4, leftMargin=22 * mm, rightMargin=20 * mm, topMargin=18 * mm,
                      bottomMargin=18 * mm, title="S0318/22", invariant=1).build(story)
