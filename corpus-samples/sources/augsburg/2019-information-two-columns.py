"""Report for a committee: a head over the page's width, then two columns of goals and measures."""
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Paragraph

FONTS = "/usr/share/fonts/truetype/liberation"
HEAD = [("Stadt Augsburg", ""), ("Berichtsvorlage", "BER/19/03618"), ("Datum:", "02.10.2019"), ("Referat:", "Sozialreferat (Ref. 3)"),
        ("Dienststelle:", "Büro für gesellschaftliche Integration"), ("Beratungsgremium:", "Sozialausschuss, 23.10.2019, öffentlich, Kenntnisnahme")]
TITLE = "Integrationsbericht 2018/2019: Stand der Umsetzung und nächste Schritte"
TEXT = [
    "h1. Anlass",
    "Der Stadtrat hat mit Beschluss vom 26.07.2018 (BSV/18/02044) die Verwaltung beauftragt, jährlich im Herbst über die Umsetzung "
    "des „Handlungskonzepts Integration“ zu berichten. Dies ist der erste Bericht. Er stützt sich auf Zahlen zum 31.12.2018 und auf "
    "Gespräche mit 27 Einrichtungen.",
    "h2. Bevölkerung",
    "46,8 Prozent der Augsburgerinnen und Augsburger haben einen Migrationshintergrund, bei den Kindern unter sechs Jahren sind es 61 "
    "Prozent. Im Jahr 2018 zogen 9.412 Personen aus dem Ausland zu. In den Gemeinschaftsunterkünften lebten Ende Juni 2019 noch "
    "1.386 Menschen, 290 weniger als ein Jahr zuvor.",
    "h3. Ziele des Handlungskonzepts",
    "• Alle Neuzugewanderten können innerhalb von drei Monaten einen Sprachkurs beginnen.",
    "• Jugendliche mit Fluchterfahrung erreichen einen Schulabschluss und finden eine Ausbildung.",
    "• Zugewanderte kennen die Angebote der Vorsorge und nutzen sie.",
    "• Familien finden auch außerhalb der Unterkünfte angemessenen Wohnraum.",
    "• Der Integrationsbeirat wird frühzeitig an Vorlagen beteiligt.",
    "Von den 212 Jugendlichen, die im Schuljahr 2018/19 eine Berufsintegrationsklasse verließen, haben 118 eine Ausbildung begonnen. "
    "Die Beschäftigungserlaubnis nach § 4a AufenthG bleibt das größte Hindernis; das Büro hat hierzu am 8. und 9. Juli 2019 eine "
    "Fachtagung mit Kammern und Ausländerbehörde durchgeführt.",
    "h4. Maßnahmen 2020",
    "1. Ausbau der Kursdatenbank um die Angebote der Ehrenamtlichen. Verantwortlich: Büro für gesellschaftliche Integration, bis "
    "30.04.2020.",
    "2. Drei zusätzliche Kurse mit Kinderbetreuung in Oberhausen und Lechhausen. Verantwortlich: Volkshochschule, ab Frühjahr 2020. "
    "Kosten: 54.000 Euro.",
    "3. Verlängerung der Bildungskoordination für Neuzugewanderte um zwei Jahre. Verantwortlich: Bildungsreferat, bis Ende 2021.",
    "4. Fortführung des Projekts „Gesund in Augsburg“ mit 14 Mediatorinnen. Verantwortlich: Gesundheitsamt, laufend. Kosten: "
    "12.750 Euro pro Jahr.",
    "5. Schulung von Wohnpatinnen und Wohnpaten für 80 Haushalte. Verantwortlich: Wohnungs- und Stiftungsamt, bis Ende Oktober 2020. "
    "Kosten: einmalig 9.300 Euro.",
    "6. Leitfaden zur Beteiligung des Integrationsbeirates. Verantwortlich: Direktorium 2, im 1. Quartal 2020.",
    "Über die Maßnahmen 2 und 4 entscheidet der Stadtrat in den Haushaltsberatungen. Die übrigen Maßnahmen werden aus den Budgets der "
    "Referate bestritten. Die Verantwortlichen berichten dem Büro für gesellschaftliche Integration jeweils zum Ende eines Halbjahres; "
    "das Büro fasst die Meldungen zusammen und leitet sie dem Integrationsbeirat zu.",
    "h5. Was nicht gelungen ist",
    "Die geplante Anlaufstelle am Helmut-Haller-Platz konnte nicht wie vorgesehen im Sommer 2019 eröffnet werden, weil der "
    "Mietvertrag nicht zustande kam. Die Suche nach Räumen wird fortgesetzt. Der Antrag der CSU-Fraktion ANT/19/02977, die Anlaufstelle "
    "im Bürgeramt Stadtmitte anzusiedeln, wird derzeit geprüft.",
    "h6. Ausblick",
    "Der nächste Bericht folgt im Herbst 2020. Er wird auch auf die Empfehlungen der Integrationskonferenz vom 16. November 2019 "
    "eingehen. Die Stadt München (Sitzungsvorlage Nr. 14-20 / V 15420) hat ein Verfahren für Kennzahlen entwickelt, das übernommen "
    "werden soll.",
    "Der Bericht dient zur Kenntnis.",
    "Leonhard Prantl-Okafor<br/>Berufsmäßiger Stadtrat",
]


def first_page(canvas, _):
    for row, (label, value) in enumerate(HEAD):
        canvas.setFont("SansBold" if row < 2 else "Sans", 10)
        canvas.drawString(20 * mm, (280 - 5 * row) * mm, label)
        canvas.drawString(62 * mm, (280 - 5 * row) * mm, value)
    canvas.setFont("SansBold", 13)
    canvas.drawString(20 * mm, 245 * mm, TITLE)
    canvas.setLineWidth(.6)
    canvas.line(20 * mm, 241 * mm, 190 * mm, 241 * mm)


def next_page(canvas, _):
    canvas.setFont("Sans", 8)
    canvas.drawString(20 * mm, 287 * mm, "BER/19/03618 · Integrationsbericht 2018/2019")
    canvas.drawRightString(190 * mm, 287 * mm, str(canvas.getPageNumber()))


def build(path):
    pdfmetrics.registerFont(TTFont("Sans", f"{FONTS}/LiberationSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("SansBold", f"{FONTS}/LiberationSans-Bold.ttf"))
    body = ParagraphStyle("body", fontName="Sans", fontSize=10, leading=13.4, spaceAfter=6)
    head = ParagraphStyle("head", parent=body, fontName="SansBold", fontSize=11, spaceBefore=5, spaceAfter=3)
    bold = ParagraphStyle("bold", parent=body, fontName="SansBold", spaceAfter=2)
    left, right = 19 * mm, 107 * mm
    first = PageTemplate("first", [Frame(left, 18 * mm, 83 * mm, 219 * mm), Frame(right, 18 * mm, 83 * mm, 219 * mm)], onPage=first_page)
    later = PageTemplate("later", [Frame(left, 150 * mm, 83 * mm, 132 * mm), Frame(right, 150 * mm, 83 * mm, 132 * mm)], onPage=next_page)
    styles = {"h": head, "b": bold}
    flow = [NextPageTemplate("later")]
    flow += [Paragraph(it[1:], styles[it[0]]) if it[0] in styles else Paragraph(it, body) for it in TEXT]
    BaseDocTemplate(path, pagesize=A4, pageTemplates=[first, later], title="Bericht").build(flow)
