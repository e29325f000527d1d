"""Minutes of a board; a rotated stamp lies over each page, its letters set in pairs."""
import math

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

STAMP = "Exemplar für Frau Ines Kadletz erstellt am 15.09.2017"
TEXT = [
    ("b", "Landeshauptstadt Dresden"),
    ("p", "Integrations- und Ausländerbeirat"),
    ("h", "NIEDERSCHRIFT"),
    ("b", "zur 23. Sitzung des Integrations- und Ausländerbeirates (IAB/023/2017)"),
    ("p", "am Mittwoch, 13. September 2017, 18:00 Uhr<br/>im Neuen Rathaus, Beratungsraum 13, Dr.-Külz-Ring 19"),
    ("p", "- öffentlicher Teil -"),
    ("p", "Beginn: 18:03 Uhr<br/>Ende: 20:26 Uhr"),
    ("b", "Anwesend:"),
    ("p", "<u>Vorsitzende</u><br/>Zuzana Havránková"),
    ("p", "<u>Mitglied Liste CDU</u><br/>Henrike Pohlenz<br/>Ekkehard Tschirner"),
    ("p", "<u>Mitglied Liste DIE LINKE</u><br/>Dr. Swantje Möbius-Krahl"),
    ("p", "<u>Mitglied Liste BÜNDNIS 90/DIE GRÜNEN</u><br/>Malte Brückmann &nbsp; ab 18:40 Uhr, TOP 3"),
    ("p", "<u>Mitglied Liste SPD</u><br/>Detlef Urbanke"),
    ("p", "<u>Mitglied Liste AfD</u><br/>Horst-Dieter Kaulfuß"),
    ("p", "<u>Gewählte ausländische Mitglieder</u><br/>Farid Achmadi<br/>Yusuf Okonjo<br/>Thi Hanh Trinh"),
    ("p", "<u>Stellvertretendes Mitglied</u><br/>Tiago Lopes-Baum &nbsp; Vertretung für Frau Beatriz Carvalho"),
    ("b", "Abwesend:"),
    ("p", "Igor Wolynski &nbsp; entschuldigt<br/>Beatriz Carvalho &nbsp; entschuldigt"),
    ("b", "Verwaltung:"),
    ("p", "Frau Gesa Rademann, Integrations- und Ausländerbeauftragte<br/>Herr Torsten Mielitz, Sozialamt"),
    ("b", "Gäste:"),
    ("p", "Frau Milena Sykora, Verein Brückenschlag Prohlis e. V."),
    ("b", "Schriftführerin:"),
    ("p", "Frau Annett Gläßer"),
    ("h", "TAGESORDNUNG"),
    ("b", "Öffentlich"),
    ("p", "1 &nbsp; Eröffnung, Feststellung der Beschlussfähigkeit und Bestätigung der Tagesordnung<br/>"
          "2 &nbsp; Kontrolle der Niederschrift vom 14. Juni 2017<br/>"
          "3 &nbsp; Fachförderrichtlinie Integration der Landeshauptstadt Dresden &nbsp; V1874/17 beratend<br/>"
          "4 &nbsp; Mehrsprachige Beschilderung in den Bürgerbüros &nbsp; A0344/17 beratend<br/>"
          "5 &nbsp; Bericht der Integrations- und Ausländerbeauftragten<br/>"
          "6 &nbsp; Informationen und Sonstiges"),
    ("b", "1 &nbsp; Eröffnung, Feststellung der Beschlussfähigkeit und Bestätigung der Tagesordnung"),
    ("p", "Frau Havránková eröffnet die Sitzung. Die Einladung ist form- und fristgerecht ergangen. Der Beirat ist mit zu "
          "Beginn 10 anwesenden stimmberechtigten Mitgliedern beschlussfähig. Einwände gegen die Tagesordnung gibt es nicht; "
          "sie wird einstimmig bestätigt."),
    ("b", "2 &nbsp; Kontrolle der Niederschrift vom 14. Juni 2017"),
    ("p", "Herr Tschirner merkt an, dass er am 14. Juni 2017 bis zum Ende der Sitzung anwesend gewesen sei. Die Niederschrift "
          "wird entsprechend berichtigt und sodann bestätigt."),
    ("b", "3 &nbsp; Fachförderrichtlinie Integration der Landeshauptstadt Dresden &nbsp; V1874/17 beratend"),
    ("p", "Herr Mielitz stellt die Vorlage vor. Die bisherige Richtlinie sei am 1. Januar 2013 in Kraft getreten und kenne weder "
          "Sachkostenpauschalen noch mehrjährige Bescheide. Künftig sollten Vereine der Migrantinnen und Migranten für kleine "
          "Vorhaben bis zu 2.500 Euro ein vereinfachtes Verfahren nutzen können. Für den Doppelhaushalt 2017/2018 stünden "
          "jährlich 410.000 Euro zur Verfügung. Anträge seien bis zum 30. September des Vorjahres zu stellen."),
    ("p", "Frau Sykora schildert aus Sicht eines kleinen Vereins, wie schwer der Nachweis von Eigenmitteln falle. Frau Dr. "
          "Möbius-Krahl beantragt, in Nr. 4.2 der Richtlinie die Worte \"in der Regel 10 Prozent\" durch \"mindestens 5 Prozent\" "
          "zu ersetzen. Herr Kaulfuß hält das Verfahren insgesamt für entbehrlich. Herr Brückmann bittet, bei der "
          "Auszahlung § 44 SäHO zu beachten; ein Vorschuss dürfe daran nicht scheitern."),
    ("p", "Frau Trinh fragt, wer über die Anträge entscheidet. Herr Mielitz antwortet, bis 10.000 Euro entscheide das Sozialamt, "
          "darüber der Ausschuss für Soziales und Wohnen nach Anhörung des Beirates."),
    ("p", "Abstimmung über den Änderungsantrag von Frau Dr. Möbius-Krahl:<br/>Zustimmung &nbsp; Ja 7 &nbsp; Nein 3 &nbsp; Enthaltung 1"),
    ("p", "Der Integrations- und Ausländerbeirat empfiehlt dem Stadtrat, die Vorlage V1874/17 mit der beschlossenen Änderung "
          "zu beschließen.<br/>Abstimmung:<br/>Zustimmung mit Änderung &nbsp; Ja 9 &nbsp; Nein 1 &nbsp; Enthaltung 1"),
    ("b", "4 &nbsp; Mehrsprachige Beschilderung in den Bürgerbüros &nbsp; A0344/17 beratend"),
    ("p", "Herr Urbanke bringt den Antrag ein. Die Beschilderung solle bis Mitte 2018 in fünf Sprachen erneuert werden. Frau "
          "Rademann weist darauf hin, dass die Verwaltung ohnehin ein Leitsystem mit Bildzeichen vorbereite. Herr Achmadi "
          "hält Bildzeichen für verständlicher als Übersetzungen."),
    ("p", "Der Beirat empfiehlt dem Ausschuss für Allgemeine Verwaltung, Ordnung und Sicherheit, den Antrag A0344/17 "
          "abzulehnen.<br/>Abstimmung:<br/>Ablehnung &nbsp; Ja 3 &nbsp; Nein 6 &nbsp; Enthaltung 2"),
    ("b", "5 &nbsp; Bericht der Integrations- und Ausländerbeauftragten"),
    ("p", "Frau Rademann berichtet über die Interkulturellen Tage vom 24. September bis 8. Oktober 2017 und über die Beratung "
          "im ersten Halbjahr 2017: 612 Gespräche, meist zu Fragen nach § 25b AufenthG. Der Beirat nimmt den Bericht zur Kenntnis."),
    ("b", "6 &nbsp; Informationen und Sonstiges"),
    ("p", "Die nächste Sitzung findet am 18. Oktober 2017 statt. Herr Okonjo bittet, bis dahin den Entwurf der neuen "
          "Geschäftsordnung zu verteilen; Frau Gläßer sagt dies zu."),
    ("p", "<br/>Zuzana Havránková &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Annett Gläßer<br/>"
          "Vorsitzende &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Schriftführerin"),
]


def stamp(canvas, document):
    canvas.setFont("Helvetica", 15)
    canvas.setFillGray(.72)
    angle = math.radians(52)
    for idx in range(0, len(STAMP), 2):
        canvas.saveState()
        canvas.translate(48 * mm + idx * 9.4 * math.cos(angle), 45 * mm + idx * 9.4 * math.sin(angle))
        canvas.rotate(52)
        canvas.drawString(0, 0, STAMP[idx:idx + 2])
        canvas.restoreState()
    canvas.setFillGray(0)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(25 * mm, 12 * mm, "Niederschrift IAB/023/2017 öffentlicher Teil")
    canvas.drawRightString(188 * mm, 12 * mm, f"Seite {document.page}")


def build(path):
    body = ParagraphStyle("p", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=6)
    styles = {"p": body, "b": ParagraphStyle("b", body, fontName="Helvetica-Bold", spaceBefore=5, spaceAfter=3, keepWithNext=1),
              "h": ParagraphStyle("h", body, fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=6)}
    document = BaseDocTemplate(path, pagesize=A4, invariant=1, title="Niederschrift", lang="de")
    frame = Frame(23 * mm, 18 * mm, 167 * mm, 262 * mm)
    document.addPageTemplates([PageTemplate("page", [frame], onPage=stamp)])
    document.build([Paragraph(text, styles[kind]) for kind, text in TEXT])
