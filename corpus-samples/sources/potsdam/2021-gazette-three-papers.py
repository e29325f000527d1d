"""A page of an official gazette: a statute, a notice of a sitting and a call, each of another office."""
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

TEXT = [
    ("h", "Amtliche Bekanntmachungen"),
    ("b", "Zweite Änderungssatzung zur Satzung über die Benutzung der Übergangswohnheime der Landeshauptstadt Potsdam"),
    ("p", "Die Stadtverordnetenversammlung der Landeshauptstadt Potsdam hat in ihrer Sitzung am 5. Mai 2021 aufgrund der §§ 3 und "
          "28 Abs. 2 Satz 1 Nr. 9 BbgKVerf folgende Satzung beschlossen (Drucksache 21/SVV/0387):"),
    ("b", "Artikel 1"),
    ("p", "Die Gebühr nach der Satzung vom 14. Dezember 2017 (Amtsblatt Nr. 18/2017) beträgt künftig je Platz "
          "und Monat 214,00 Euro."),
    ("b", "Artikel 2"),
    ("p", "Diese Satzung tritt am 1. Juli 2021 in Kraft."),
    ("p", "Potsdam, den 17. Mai 2021"),
    ("p", "Alwin Kiesewetter<br/>Oberbürgermeister"),
    ("h", "Bekanntmachung der 14. öffentlichen Sitzung des Migrantenbeirates"),
    ("p", "Die Sitzung findet am Dienstag, dem 8. Juni 2021, um 18:00 Uhr als Videokonferenz statt. Der Zugang wird unter "
          "www.potsdam.de/migrantenbeirat veröffentlicht."),
    ("b", "Tagesordnung"),
    ("p", "1 &nbsp; Eröffnung und Bestätigung der Niederschrift vom 11.05.2021<br/>"
          "2 &nbsp; Mehrsprachige Schuleingangsgespräche, Antrag 21/SVV/0441 (Fraktion DIE aNDERE)<br/>"
          "3 &nbsp; Rassismuskritische Stadtverwaltung, Mitteilungsvorlage 21/SVV/0429<br/>"
          "4 &nbsp; Sonstiges"),
    ("p", "Fadumo Warsame-Kunz<br/>Vorsitzende des Migrantenbeirates"),
    ("h", "Potsdamer Integrationspreis 2021 ausgelobt"),
    ("p", "Die Landeshauptstadt Potsdam vergibt zum sechzehnten Mal den Integrationspreis. Er ist mit insgesamt 3.000 Euro dotiert, "
          "davon 1.500 Euro für den ersten Preis. Bewerben können sich Vereine, Schulen und Einzelpersonen mit Projekten, die "
          "zwischen Juli 2020 und Juni 2021 in Potsdam stattgefunden haben."),
    ("p", "Bewerbungsschluss ist der 31. August 2021. Die Verleihung ist für die Interkulturelle Woche im Herbst 2021 geplant. Auskunft "
          "gibt die Beauftragte für Migration und Integration, Frau Dr. Sanja Milovic, Telefon 0331 289-0000."),
]


def head(canvas, _):
    canvas.setFont("Helvetica-Bold", 26)
    canvas.drawString(20 * mm, 272 * mm, "Amtsblatt")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(20 * mm, 266 * mm, "für die Landeshauptstadt Potsdam")
    canvas.drawRightString(190 * mm, 272 * mm, "Jahrgang 32")
    canvas.drawRightString(190 * mm, 266 * mm, "Potsdam, den 27. Mai 2021 · Nr. 11")
    canvas.line(20 * mm, 263 * mm, 190 * mm, 263 * mm)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(20 * mm, 14 * mm, "Herausgeber: Landeshauptstadt Potsdam, Der Oberbürgermeister. Verantwortlich: Rico Sandmann. "
                                        "Redaktionsschluss: 19. Mai 2021")


def build(path):
    body = ParagraphStyle("p", fontName="Times-Roman", fontSize=10.8, leading=13.6, spaceAfter=5)
    styles = {"p": body, "b": ParagraphStyle("b", body, fontName="Times-Bold", spaceAfter=3, keepWithNext=1),
              "h": ParagraphStyle("h", body, fontName="Helvetica-Bold", fontSize=12.5, leading=16, spaceBefore=9, keepWithNext=1)}
    document = BaseDocTemplate(path, pagesize=A4, invariant=1, title="Amtsblatt", lang="de")
    document.addPageTemplates([PageTemplate("page", [Frame(18 * mm, 20 * mm, 174 * mm, 241 * mm)], onPage=head)])
    document.build([Paragraph(text, styles[kind]) for kind, text in TEXT])
