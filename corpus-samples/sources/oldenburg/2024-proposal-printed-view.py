"""Proposal as the council system prints it: a running head with the date of printing, a table over two pages."""
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

FONTS = "/usr/share/fonts/truetype/dejavu"
OFFICE = "Amt für Zuwanderung und Integration"
ROUTE = [["Beratungsfolge:", "Termin:", "Zuständigkeit:"],
         ["Ausschuss für Integration und Migration", "05.11.2024", "Vorberatung"],
         ["Verwaltungsausschuss", "18.11.2024", "Vorberatung"],
         ["Rat der Stadt Oldenburg", "25.11.2024", "Entscheidung"]]
BEFORE = [
    ("h", "Beschlussvorschlag:"),
    ("p", "Die Richtlinie über die Förderung interkultureller Projekte (Anlage 1) wird mit Wirkung vom 01.01.2025 beschlossen. Die "
          "Zuschüsse für das Jahr 2025 werden entsprechend der nachstehenden Übersicht vergeben."),
    ("h", "Sachverhalt/Begründung:"),
    ("p", "Die bisherige Richtlinie stammt aus dem Jahr 2016 (Vorlage 16/0177). Sie unterscheidet nicht zwischen einmaligen "
          "Veranstaltungen und fortlaufenden Angeboten; das hat in der Praxis zu Unsicherheit bei Vereinen und Initiativen geführt. Die "
          "Verwaltung hat den Entwurf im Frühsommer 2024 mit 22 MigrantInnenorganisationen erörtert. Vorschläge der Teilnehmenden, "
          "insbesondere zur Vereinfachung des Verwendungsnachweises, sind eingeflossen."),
    ("p", "Nach Ziffer 4 der Richtlinie sind Anträge künftig bis zum 15. Oktober des Vorjahres zu stellen. Über Zuschüsse von mehr als "
          "5.000 Euro entscheidet der Rat gemäß § 58 Abs. 1 Nr. 7 NKomVG. Für das Jahr 2025 liegen folgende Anträge vor, über die der "
          "Ausschuss in seiner Sitzung am 5. November 2024 berät:"),
]
GRANTS = [["Nr.", "Träger", "Vorhaben", "Antrag\n(Euro)", "Vorschlag\n(Euro)"]] + [
    [str(i + 1), *row] for i, row in enumerate([
        ("Werkstatt Osternburg e. V.", "Fahrradkurse für Frauen aus\nSyrien und Afghanistan", "8.400", "8.400"),
        ("Haus der Begegnung", "Sprachtreff für ältere\nMigrantInnen", "5.900", "5.900"),
        ("Nordlicht Kurdische Gemeinde", "Newroz-Fest 2025", "7.000", "5.500"),
        ("Verein Brücke nach Tigray", "Hausaufgabenhilfe", "12.300", "9.000"),
        ("Mosaik Kreyenbrück", "Stadtteilmütter", "18.750", "18.750"),
        ("Ukrainisches Zentrum Hunte", "Samstagsschule", "9.600", "9.600"),
        ("Freie Chorgemeinschaft", "Chor der Sprachen", "5.200", ""),
        ("Kulturkreis Sonnenaufgang", "Beratung in Kurmandschi", "14.000", "10.000"),
        ("Initiative Willkommen Eversten", "Patenschaften", "6.150", "6.150"),
        ("Jugendring Weser-Ems", "Planspiel „Mitreden!“", "7.300", "7.300"),
    ])]
AFTER = [
    ("p", "Dem Antrag Nr. 7 kann nicht entsprochen werden, weil die Unterlagen nicht fristgerecht eingegangen sind."),
    ("h", "Finanzielle Auswirkungen:"),
    ("p", "Im Haushalt 2025 sind 85.000 Euro veranschlagt. Der Verwendungsnachweis ist bis zum 31.03.2026 vorzulegen."),
    ("p", "In Vertretung"),
    ("p", "Dr. Insa Tjarks<br/>Stadträtin"),
]


def running_head(canvas, document):
    canvas.setFont("Sans", 8)
    canvas.drawString(25 * mm, 284 * mm, "Ausdruck vom: 30.10.2024")
    canvas.drawRightString(190 * mm, 284 * mm, f"Seite: {canvas.getPageNumber()}/2")


def paragraphs(items, styles):
    return [Paragraph(text, styles[kind]) for kind, text in items]


def build(path):
    pdfmetrics.registerFont(TTFont("Sans", f"{FONTS}/DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("SansBold", f"{FONTS}/DejaVuSans-Bold.ttf"))
    body = ParagraphStyle("p", fontName="Sans", fontSize=11, leading=17, spaceAfter=11)
    styles = {"p": body, "h": ParagraphStyle("h", body, fontName="SansBold", spaceBefore=6, spaceAfter=4),
              "t": ParagraphStyle("t", body, fontName="SansBold", fontSize=13, leading=18)}
    plain = [("FONT", (0, 0), (-1, -1), "Sans", 9), ("FONT", (0, 0), (-1, 0), "SansBold", 9), ("VALIGN", (0, 0), (-1, -1), "TOP"),
             ("LEFTPADDING", (0, 0), (0, -1), 0)]
    head = Table([["Stadt Oldenburg (Oldb)", ""], [OFFICE, "Datum: 21.10.2024"], ["Vorlagen-Nr.: 24/0418", "Status: öffentlich"]],
                 colWidths=[110 * mm, 52 * mm], hAlign="LEFT", style=TableStyle(plain))
    route = Table(ROUTE, colWidths=[82 * mm, 35 * mm, 45 * mm], hAlign="LEFT",
                  style=TableStyle(plain + [("LINEBELOW", (0, 0), (-1, 0), .5, colors.black)]))
    grants = Table(GRANTS, colWidths=[10 * mm, 58 * mm, 54 * mm, 20 * mm, 23 * mm], repeatRows=1, hAlign="LEFT",
                   style=TableStyle([("FONT", (0, 0), (-1, -1), "Sans", 9), ("FONT", (0, 0), (-1, 0), "SansBold", 8.5),
                                     ("GRID", (0, 0), (-1, -1), .4, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                                     ("ALIGN", (3, 0), (-1, -1), "RIGHT"), ("TOPPADDING", (0, 0), (-1, -1), 5),
                                     ("BOTTOMPADDING", (0, 0), (-1, -1), 5)]))
    story = [head, Spacer(1, 8 * mm), Paragraph("Förderung interkultureller Projekte: neue Richtlinie und Zuschüsse 2025", styles["t"]),
             route, Spacer(1, 6 * mm), *paragraphs(BEFORE, styles), grants, Spacer(1, 5 * mm), *paragraphs(AFTER, styles)]
    document = BaseDocTemplate(path, pagesize=A4, invariant=1, title="24/0418")
    document.addPageTemplates([PageTemplate("all", [Frame(25 * mm, 18 * mm, 167 * mm, 260 * mm, leftPadding=0)], onPage=running_head)])
    document.build(story)
