"""Letter to a district board that settles its motion: letterhead with a column of contacts on the right."""
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Paragraph

FONTS = "/usr/share/fonts/truetype/liberation"
SIDE = ["STADT ESSEN", "Der Oberbürgermeister", "", "Fachbereich 50 -", "Amt für Soziales und Wohnen", "Steubenstraße 53", "45138 Essen", "",
        "Frau Kallweit", "Raum 4.17", "Telefon 0201 / 88 50 512", "Telefax 0201 / 88 91 50 512", "Mein Zeichen:", "50-4-3/0456/17", "",
        "Datum", "16.10.2017", "", "Sparkasse Essen", "DE33 3605 0105 0000 2017 56"]
ADDRESS = ["An den", "Bezirksbürgermeister des Stadtbezirks VI", "Herrn Wilfried Bonnekamp", "Schonnebeckhöfe 58", "45309 Essen"]
TEXT = [
    "bAntrag der Bezirksvertretung VI (Zollverein): Offener Treff für Geflüchtete im Kon-Takt-Haus",
    "bBV-Antrag Nr. 0984/2017/5 vom 27. Juni 2017",
    "Sehr geehrter Herr Bezirksbürgermeister Bonnekamp,",
    "die Bezirksvertretung VI hat in ihrer Sitzung am 27.06.2017 beantragt, den offenen Treff im Haus am Katernberger Markt auch "
    "nach dem Auslaufen der Landesmittel weiterzuführen und um eine Sprechstunde der Sozialberatung zu erweitern. Zu dem Antrag nehme "
    "ich wie folgt Stellung:",
    "Der offene Treff wird seit März 2016 vom Verein Nachbarn am Schacht e. V. betrieben. Er wird an drei Tagen in der Woche von "
    "durchschnittlich 35 Personen besucht. Die Landesförderung von 28.600 Euro jährlich endet am 31.12.2017. Das Amt für Soziales "
    "und Wohnen hat mit dem Verein am 4. und 5. September 2017 Gespräche geführt und ihm zugesagt, die Förderung aus dem "
    "Integrationsbudget der Stadt für die Haushaltsjahre 2018/2019 zu übernehmen. Dem ersten Teil des Antrags wird damit entsprochen.",
    "Eine eigene Sprechstunde der Sozialberatung kann dagegen vorerst nicht eingerichtet werden. Die Beratungsstelle an der "
    "Viktoriastraße ist zu Fuß in zwölf Minuten zu erreichen und wird von den Besucherinnen und Besuchern des Treffs bereits "
    "genutzt. Die Verwaltung wird den Bedarf im 2. Halbjahr 2018 erneut prüfen und der Bezirksvertretung darüber berichten. "
    "Maßgeblich ist dabei das vom Rat am 28.09.2016 beschlossene „Strategiekonzept Interkulturelle Orientierung“ "
    "(Vorlage 1217/2016/5).",
    "Ich weise ergänzend darauf hin, dass Leistungsberechtigte nach § 2 AsylbLG im Treff weiterhin an den Sprachangeboten des "
    "Kommunalen Integrationszentrums teilnehmen können. Der Vorschlag Ihres Mitgliedes Frau Özlem ten Brink, die Öffnungszeiten in "
    "den Sommerferien zu verlängern, wurde an den Träger weitergegeben.",
    "Der Antrag 0984/2017/5 ist damit geschäftsordnungsgemäß erledigt.",
    "Mit freundlichen Grüßen",
    "In Vertretung",
    "&nbsp;",
    "gez. Petra Rüttenscheidt-Oh<br/>Beigeordnete",
]


def first_page(canvas, _):
    canvas.saveState()
    for row, line in enumerate(SIDE):
        canvas.setFont("SansBold" if row == 0 else "Sans", 8.5)
        canvas.drawString(152 * mm, (275 - 4.3 * row) * mm, line)
    canvas.setFont("Sans", 7)
    canvas.drawString(25 * mm, 247 * mm, "Stadtverwaltung · Fachbereich 50 · 45121 Essen")
    for row, line in enumerate(ADDRESS):
        canvas.setFont("Sans", 10.5)
        canvas.drawString(25 * mm, (240 - 5 * row) * mm, line)
    canvas.restoreState()


def build(path):
    pdfmetrics.registerFont(TTFont("Sans", f"{FONTS}/LiberationSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("SansBold", f"{FONTS}/LiberationSans-Bold.ttf"))
    body = ParagraphStyle("body", fontName="Sans", fontSize=10.5, leading=14, spaceAfter=7)
    bold = ParagraphStyle("bold", parent=body, fontName="SansBold", spaceAfter=2)
    first = PageTemplate("first", [Frame(23 * mm, 20 * mm, 122 * mm, 188 * mm)], onPage=first_page)
    later = PageTemplate("later", [Frame(23 * mm, 20 * mm, 160 * mm, 255 * mm)])
    flow = [NextPageTemplate("later")]
    flow += [Paragraph(it[1:], bold) if it[0] == "b" else Paragraph(it, body) for it in TEXT]
    BaseDocTemplate(path, pagesize=A4, pageTemplates=[first, later], title="Antwort").build(flow)
