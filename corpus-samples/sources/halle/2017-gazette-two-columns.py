"""A page of an official gazette in two columns: resolutions, an agenda and a notice of several offices."""
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

LEFT = [
    ("h", "Beschlüsse der 33. Tagung des Stadtrates vom 26. April 2017"),
    ("b", "Öffentliche Beschlüsse"),
    ("b", "zu 7.3 Vorlage VI/2017/02814<br/>Integrationskonzept der Stadt Halle (Saale): Leitlinien bis 2022"),
    ("p", "Der Stadtrat beschließt die Leitlinien des Integrationskonzeptes gemäß Anlage 1 und beauftragt den "
          "Oberbürgermeister, dem Stadtrat jährlich im ersten Quartal, erstmals im 1. Quartal 2018, zu berichten."),
    ("b", "zu 7.5 Vorlage VI/2017/02933<br/>Entsendung eines Mitglieds in den Ausländerbeirat"),
    ("p", "Der Stadtrat wählt Frau Branka Petrovic-Schöne zum Mitglied des Ausländerbeirates. Sie rückt für "
          "Herrn Daouda Sanogo nach."),
    ("b", "zu 9.2 Antrag der Fraktion DIE LINKE VI/2017/02771<br/>Mehrsprachige Willkommensmappe"),
    ("p", "Der Antrag wurde in den Ausschuss für Soziales, Gesundheit und Gleichstellung verwiesen."),
    ("b", "zu 9.4 Antrag der AfD-Fraktion VI/2017/02902<br/>Beendigung des Modellprojektes Sprachlotsen"),
    ("p", "Der Antrag wurde abgelehnt."),
    ("p", "Der vollständige Wortlaut liegt bis zum 31. Mai 2017 im Ratshof, Marktplatz 1, Zimmer 233, zur "
          "Einsichtnahme aus."),
    ("p", "gez. Dr. Hartwig Querfeldt<br/>Vorsitzender des Stadtrates"),
]
RIGHT = [
    ("h", "Tagesordnung des Ausländerbeirates"),
    ("p", "Am Montag, dem 15. Mai 2017, um 17.00 Uhr findet im Stadthaus, Festsaal, Marktplatz 2, die 5. öffentliche "
          "Sitzung des Ausländerbeirates statt."),
    ("b", "Tagesordnung – öffentlicher Teil"),
    ("l", "1. Eröffnung der Sitzung und Feststellung der Beschlussfähigkeit<br/>2. Genehmigung der Niederschrift vom "
          "13.03.2017<br/>3. Umsetzung der Leitlinien des Integrationskonzeptes<br/>4. Vorbereitung der "
          "Interkulturellen Woche 2017<br/>5. Anfragen und Mitteilungen"),
    ("p", "Cahit Emiroglu<br/>Vorsitzender"),
    ("h", "Integrationspreis 2017: Vorschläge gesucht"),
    ("p", "Die Stadt Halle (Saale) verleiht im Herbst 2017 zum dritten Mal den Preis für Integration. Gesucht werden "
          "Einzelpersonen, Vereine und Unternehmen, die sich für das Zusammenleben von Menschen unterschied-<br/>licher "
          "Herkunft einsetzen. Vorschläge nimmt die Beauftragte für Integration und Migration, Frau Solveig Hanke, bis zum "
          "30. Juni 2017 entgegen. Der Preis ist mit 1.500 Euro dotiert."),
    ("l", "Das Formular steht unter www.halle.de/integrationspreis bereit."),
    ("h", "Öffentliche Zustellung"),
    ("p", "Die Ausländerbehörde stellt einen Bescheid vom 20.04.2017 nach § 10 Abs. 1 VwZG öffentlich zu. Er kann im "
          "Fachbereich Einwohnerwesen, Am Stadion 6, eingesehen werden."),
]


def head(canvas, _):
    canvas.setFont("Times-Bold", 30)
    canvas.drawString(18 * mm, 270 * mm, "AMTSBLATT")
    canvas.setFont("Times-Roman", 14)
    canvas.drawRightString(192 * mm, 270 * mm, "der Stadt Halle (Saale)")
    canvas.setLineWidth(1.2)
    canvas.line(18 * mm, 266 * mm, 192 * mm, 266 * mm)
    canvas.setFont("Times-Italic", 10)
    canvas.drawString(18 * mm, 261 * mm, "10. Mai 2017 · 25. Jahrgang / Ausgabe 9")
    canvas.drawRightString(192 * mm, 261 * mm, "Seite 3")
    canvas.setLineWidth(.4)
    canvas.line(105 * mm, 20 * mm, 105 * mm, 256 * mm)


def build(path):
    body = ParagraphStyle("p", fontName="Times-Roman", fontSize=11.5, leading=14.2, spaceAfter=7, alignment=4)
    styles = {"p": body, "l": ParagraphStyle("l", body, alignment=0), "b": ParagraphStyle("b", body, fontName="Times-Bold", spaceAfter=3, alignment=0),
              "h": ParagraphStyle("h", body, fontName="Times-Bold", fontSize=14.5, leading=17, spaceBefore=10, alignment=0)}
    story = [Paragraph(text, styles[kind]) for kind, text in LEFT] + [FrameBreak()]
    story += [Paragraph(text, styles[kind]) for kind, text in RIGHT]
    document = BaseDocTemplate(path, pagesize=A4, invariant=1, title="Amtsblatt", lang="de")
    frames = [Frame(16 * mm, 18 * mm, 87 * mm, 240 * mm), Frame(107 * mm, 18 * mm, 87 * mm, 240 * mm)]
    document.addPageTemplates([PageTemplate("page", frames, onPage=head)])
    document.build(story)
