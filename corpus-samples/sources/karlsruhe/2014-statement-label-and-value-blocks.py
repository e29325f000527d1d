"""Statement on an inquiry in the manner up to 2014: the labels of the head stand in one block, the values in another."""
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, PageBreak, PageTemplate, BaseDocTemplate, Paragraph, NextPageTemplate

FONTS = "/usr/share/fonts/truetype/liberation"
LEFT = ["STELLUNGNAHME zur Anfrage", "", "Stadträtin Hedda Rösinger (GRÜNE)", "Stadtrat Egon Bächle (GRÜNE)", "",
        "vom:  11.02.2014", "eingegangen: 12.02.2014"]
LABELS = ["Gremium:", "", "Termin:", "Vorlage Nr.:", "TOP:", "", "Verantwortlich:"]
VALUES = ["58. Plenarsitzung Gemeinderat", "", "25.03.2014", "2014/0418", "16", "öffentlich", "Dez. 3"]
TITLE = "Unterbringung von Asylbewerberinnen und Asylbewerbern außerhalb der Landesaufnahmestelle"
# The system that made these papers broke words by hand; so do we.
TEXT = [
    "q1. Wie viele Asylbewerber/innen sind derzeit in Wohnungen außerhalb der Landesauf-<br/>nahmestelle (LASt) untergebracht?",
    "Zum Stichtag 31.01.2014 waren 187 Personen in städtisch angemieteten Wohnungen un-<br/>tergebracht, davon 64 Kinder "
    "und Jugendliche unter 18 Jahren.",
    "q2. Welche soziale Betreuung erhalten sie?",
    "Die Betreuung erfolgt durch den Freundeskreis Asyl und zwei Fachkräfte der Sozial- und Ju-<br/>gendbehörde. Der "
    "Betreuungsschlüssel liegt bei 1:94. § 12 Abs. 1 FlüAG sieht eine angemesse-<br/>ne Flüchtlingssozialarbeit vor, "
    "nennt aber keinen Schlüssel. Aus Sicht der Verwaltung ist ein Schlüssel von 1:80 anzustreben.",
    "q3. Wie viele der untergebrachten Kinder besuchen eine Vorbereitungsklasse?",
    "Von den 38 schulpflichtigen Kindern besuchen 31 eine Vorbereitungsklasse. Für die übri-<br/>gen sieben Kinder wird "
    "ein Platz bis zu den Pfingstferien gesucht. Die Schulpflicht ergibt sich aus § 72 Abs. 1 Satz 3 SchG; sie beginnt "
    "sechs Monate nach dem Zuzug.",
    "page",
    "q4. Plant die Stadt, weitere Wohnungen anzumieten?",
    "Ja. Die Volkswohnung stellt im Sommer 2014 zwölf Wohnungen in der Nordstadt zur Verfü-<br/>gung, weitere acht sollen "
    "bis zum Jahresende folgen. Dem Gemeinderat wird dazu im III. Quar-<br/>tal 2014 eine Beschlussvorlage zugeleitet. Auf "
    "die Stellungnahme zum Antrag 2013/0629 (49. Ple-<br/>narsitzung am 23. Juli 2013) wird verwiesen.",
    "q5. Wie beurteilt die Verwaltung die Forderung des Ausländerbeirates nach einem Run-<br/>den Tisch?",
    "Der Migrationsbeirat, der seit 2009 an die Stelle des Ausländerbeirates getreten ist, hat einen solchen Runden Tisch "
    "am 05.12.2013 angeregt. Die Verwaltung unterstützt dies und lädt im April 2014 zu einem ersten Treffen ein.",
]


def first_page(canvas, _):
    canvas.setFont("SansBold", 11)
    canvas.drawString(25 * mm, 275 * mm, "STADT KARLSRUHE")
    canvas.setFont("Sans", 9)
    canvas.drawString(25 * mm, 270.5 * mm, "Der Oberbürgermeister")
    for lines, x in ((LEFT, 25), (LABELS, 108), (VALUES, 137)):
        for row, line in enumerate(lines):
            canvas.setFont("SansBold" if row == 0 and x == 25 else "Sans", 10)
            canvas.drawString(x * mm, (258 - 5 * row) * mm, line)
    canvas.setLineWidth(.8)
    canvas.rect(22 * mm, 222 * mm, 168 * mm, 42 * mm)


def next_page(canvas, _):
    canvas.setFont("Sans", 9)
    canvas.drawRightString(190 * mm, 285 * mm, f"Seite {canvas.getPageNumber()}")


def build(path):
    pdfmetrics.registerFont(TTFont("Sans", f"{FONTS}/LiberationSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("SansBold", f"{FONTS}/LiberationSans-Bold.ttf"))
    body = ParagraphStyle("body", fontName="Sans", fontSize=10.5, leading=14, spaceAfter=8)
    bold = ParagraphStyle("bold", body, fontName="SansBold", spaceAfter=4)
    title = ParagraphStyle("title", bold, fontSize=12, leading=15, spaceAfter=12)
    story = [NextPageTemplate("next"), Paragraph(TITLE, title)]
    for it in TEXT:
        story.append(PageBreak() if it == "page" else Paragraph(it.removeprefix("q"), bold if it[0] == "q" else body))
    document = BaseDocTemplate(path, pagesize=A4, invariant=1, title="Stellungnahme zur Anfrage")
    document.addPageTemplates([
        PageTemplate("first", [Frame(23 * mm, 20 * mm, 167 * mm, 198 * mm)], onPage=first_page),
        PageTemplate("next", [Frame(23 * mm, 20 * mm, 167 * mm, 258 * mm)], onPage=next_page)])
    document.build(story)
