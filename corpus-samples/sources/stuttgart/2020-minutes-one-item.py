"""Minutes of one item: head of a council system, no attendance, indirect speech, end-of-line hyphens set by hand."""
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

HEAD = [("Protokoll:", "Internationaler Ausschuss des Gemeinderats", "Niederschrift Nr.", "14"),
        ("", "der Landeshauptstadt Stuttgart", "TOP:", "3"),
        ("", "", "", ""),
        ("Verhandlung", "", "Drucksache:", "503/2020"),
        ("", "", "GZ:", "SI"),
        ("", "", "", ""),
        ("Sitzungstermin:", "15.07.2020", "", ""), ("Sitzungsart:", "öffentlich", "", ""),
        ("Vorsitz:", "BMin Dr. Theresia Nägele", "", ""),
        ("Berichterstattung:", "Herr Kurtoglu (SozA)", "", ""),
        ("Protokollführung:", "Frau Schlumberger / th", "", "")]
SUBJECT = ["Betreff:   Dolmetscherdienst in den Bürgerbüros", "           - Verlängerung des Modellversuchs"]
TEXT = """Vorgang: Ausschuss für Soziales und Gesundheit vom 13.07.2020, öffentlich, Nr. 61
Ergebnis: einmütige Zustimmung

Beratungsunterlage ist die Vorlage des Referats Soziales und gesellschaftliche Inte-
gration vom 29.06.2020, GRDrs 503/2020, mit folgendem

Beschlussantrag:

1. Der Modellversuch wird bis zum 31. Dezember 2021 verlängert.

2. Über die dauerhafte Einführung wird im Rahmen der Beratungen zum Doppelhaus-
   halt 2022/2023 entschieden.

Der Beschlussantrag ist nicht vollständig abgedruckt.

BMin Dr. Nägele begrüßt die sachkundigen Einwohnerinnen und Einwohner. Herr Kurto-
glu führt aus, im ersten Jahr seien 1.218 Gespräche gedolmetscht worden, davon 40 %
per Video. Die Rückmeldungen der Beschäftigten seien durchweg gut.

StRin Halder-Mbeki (90/GRÜNE) dankt für den Bericht und bittet, das Angebot auf die
Standesämter auszudehnen. Diesem Wunsch schließt sich StR Rommelsbacher (SPD) an.
StR Dr. Vayhinger (FW) fragt nach den Kosten je Gespräch. Diese lägen, so Herr Kurto-
glu, bei 31 Euro. Gegenüber dem Antrag Nr. 113/2019 vom 04.04.2019, der von 50 Euro
ausgegangen sei, habe man günstiger abgeschnitten.

Die sachkundige Einwohnerin Frau Ouattara regt an, Dolmetschende aus den Vereinen zu
schulen. Dies werde im Frühjahr 2021 begonnen, teilt Herr Kurtoglu mit.

BMin Dr. Nägele lässt über die Vorlage abstimmen und stellt fest:

Der Internationale Ausschuss stimmt dem Beschlussantrag bei 11 Ja-Stimmen und
2 Gegenstimmen mehrheitlich zu.

Zur Beurkundung

Schlumberger / th""".split("\n")


def build(path):
    canvas = Canvas(path, pagesize=A4, invariant=1, lang="de")
    canvas.setTitle("Niederschrift Nr. 14")
    y = 275
    for row in HEAD:
        for text, x in zip(row, (22, 58, 138, 176)):
            canvas.setFont("Helvetica-Bold" if x in (22, 138) else "Helvetica", 10)
            canvas.drawString(x * mm, y * mm, text)
        y -= 5
    canvas.setLineWidth(.6)
    canvas.line(22 * mm, (y + 2) * mm, 192 * mm, (y + 2) * mm)
    canvas.setFont("Helvetica-Bold", 10.5)
    for line in SUBJECT:
        y -= 5
        canvas.drawString((22 if line.startswith("B") else 40) * mm, y * mm, line.strip())
    canvas.setFont("Helvetica", 10.5)
    y -= 5
    for line in TEXT:
        y -= 5 if line else 3
        if y < 20:
            canvas.showPage()
            canvas.setFont("Helvetica", 8.5)
            canvas.drawString(22 * mm, 284 * mm, "Landeshauptstadt Stuttgart, Internationaler Ausschuss vom 15.07.2020, Nr. 14")
            canvas.drawRightString(192 * mm, 284 * mm, "Seite 2")
            canvas.setFont("Helvetica", 10.5)
            y = 272
        canvas.drawString((26 if line.startswith("   ") else 22) * mm, y * mm, line.strip())
    canvas.save()
