"""Columns, by-laws, reasons with footnotes, two languages."""
from blocks import BOX, COLS, GRID, H, LI, P, PIC, SIG, Doc, T
from phrases import Phrases


def stadtblatt():
    s = Phrases("stadtblatt")
    article = lambda title, n: [H(title, 3)] + [P(s.text(2 + k % 2)) for k in range(n)]
    return Doc("stadtblatt", [
        H("Wehrbacher Stadtblatt"), P("Nr. 9 – Herbst 2026 – Nachrichten aus Rat und Verwaltung"),
        GRID([116, 55], 5, [
            [H("Neues Haus der Begegnung öffnet seine Türen am Nordkai", 2), PIC(34),
             GRID([55.5, 55.5], 5, [[P(s.text(4)), P(s.text(3))], [P(s.text(4)), P(s.text(3))]])],
            [BOX([H("Termine", 3), P("23.09.2026, 18 Uhr: Lesung in vier Sprachen, Stadtbücherei"),
                  P("30.09.2026, 17 Uhr: Infoabend Einbürgerung, Rathaus"), P("04.10.2026, 11 Uhr: Fest der Kulturen, Karlsplatz")]),
             H("Sprechstunde", 3), P(s.text(2)), P(s.text(2))]]),
        COLS(3, 5, article("Dolmetscherpool wächst weiter", 3) + article("Ehrenamt sucht Nachwuchs", 3)
             + article("Wohnraum für Familien gesucht", 3) + article("Sportvereine laden ein", 2))],
        group="columns", font="Liberation Serif", size=9.5, leading=1.15, justify=True, margin=(18, 17, 18, 17), gap=1.6,
        header="Ausgabe Herbst 2026", footer="Seite {page}")


def amtsblatt():
    s = Phrases("amtsblatt")
    blocks = []
    for n, title in enumerate(["Öffentliche Bekanntmachung: Wahl zum Integrationsrat", "Einziehung eines Teilstücks der Wollgasse",
                               "Änderung der Gebührenordnung für Unterkünfte", "Ausschreibung von Dolmetscherleistungen",
                               "Zustellung durch öffentliche Bekanntmachung", "Jahresabschluss der Stiftung Begegnung"], 1):
        blocks += [H(f"{n}. {title}", 3), P(s.text(3)), P(s.text(2))]
        if n % 2:
            blocks += [LI([s.sentence() for _ in range(3)], "a)")]
        blocks += [P(f"Wehrbach, den {s.date()}"), P("Der Magistrat")]
    return Doc("bekanntmachungen", [H("Amtliche Bekanntmachungen der Stadt Wehrbach", 2), COLS(2, 4, blocks)], group="columns",
               font="Liberation Sans Narrow", size=9, leading=1.1, justify=True, gap=1.4, header="Amtsblatt 17/2026", footer="Amtsblatt der Stadt Wehrbach · {page}")


def begruendung():
    s = Phrases("begruendung")
    return Doc("begruendung", [
        H("Begründung zum Integrationskonzept 2027 bis 2031"),
        H("1 Anlass und Ziel", 2),
        P(f"{s.text(2)} Grundlage ist der Beschluss der Stadtverordnetenversammlung[[Beschluss vom 23.04.2025, Drucksache 0112/2025, geändert durch Drucksache 0198/2025.]] zur Fortschreibung. {s.text(1)}"),
        P(f"{s.text(3)} Die Zahlen folgen der kommunalen Statistik.[[Statistisches Jahrbuch der Stadt Wehrbach, Ausgabe 2025, Seiten 41 bis 57.]]"),
        H("2 Ausgangslage", 2), P(s.text(4)),
        P(f"{s.text(2)} Die Kinder- und Jugendhilfeplanung[[Im Folgenden: Jugendhilfeplanung. Sie wird alle fünf Jahre fortgeschrieben.]] wurde einbezogen. {s.text(2)}"),
        LI([s.sentence() for _ in range(4)], "•"), P(s.text(4)),
        H("2.1 Handlungsfelder", 3), P(s.text(5)),
        P(f"{s.text(2)} Auf die Übergangsregelung wird hingewiesen.[[Siehe § 9 Absatz 3 der Unterkunftssatzung in der Fassung vom 01.01.2026.]] {s.text(3)}"),
        T([60, 30, 30, 30], [["Handlungsfeld", "2027", "2028", "2029"], ["Sprache und Bildung", "210.000", "215.000", "220.000"],
                             ["Arbeit und Ausbildung", "95.500", "98.000", "101.250"], ["Wohnen", "1.020.000", "990.000", "870.000"]], head=1, align="lrrr"),
        H("3 Weiteres Verfahren", 2), P(s.text(4)), P(s.text(3))],
        font="Liberation Serif", size=11.5, leading=1.5, justify=True, header="Integrationskonzept – Begründung", footer="– {page} –")


def satzung():
    s = Phrases("satzung")
    body = []
    for n, title in enumerate(["Zweckbestimmung", "Benutzungsverhältnis", "Aufnahme und Auszug", "Gebührenpflicht", "Gebührenhöhe",
                               "Hausordnung", "Ordnungswidrigkeiten", "Inkrafttreten"], 1):
        body.append(H(f"§ {n} {title}", 3))
        body.append(LI([s.text(1 + k % 2) for k in range(2 + n % 2)], "(1)", 8))
        if n in (2, 5):
            body.append(LI([s.sentence() for _ in range(3)], "a)", 14))
    return Doc("unterkunftssatzung", [
        H("Satzung der Stadt Wehrbach über die Benutzung von Unterkünften für Geflüchtete"),
        P("Aufgrund der §§ 5 und 51 der Gemeindeordnung hat die Stadtverordnetenversammlung in ihrer Sitzung am 23.12.2026 folgende Satzung beschlossen:"),
        *body, P("Die Satzung wird hiermit ausgefertigt."), P("Wehrbach, den 28.12.2026"), SIG(["Der Magistrat der Stadt Wehrbach", "Ruth Kallenbach, Bürgermeisterin"])],
        font="URW Bookman", size=10, leading=1.2, justify=True, footer="Unterkunftssatzung – Seite {page} von {pages}")


GERMAN = ["Die Stadt stellt dem Verein die Räume im Erdgeschoss des Hauses Wollgasse 17 unentgeltlich zur Verfügung.",
          "Der Verein verpflichtet sich, die Räume pfleglich zu behandeln und Schäden unverzüglich anzuzeigen.",
          "Die Nutzungszeiten werden jeweils bis zum 15. Dezember für das folgende Jahr abgestimmt. An gesetzlichen Feiertagen bleibt das Haus geschlossen.",
          "Für Strom, Wasser und Heizung zahlt der Verein eine Pauschale von 85,00 Euro im Monat.",
          "Änderungen und Ergänzungen dieses Vertrages bedürfen der Schriftform. Mündliche Nebenabreden bestehen nicht.",
          "Der Vertrag kann von beiden Seiten mit einer Frist von drei Monaten gekündigt werden."]
TURKISH = ["Belediye, Wollgasse 17 adresindeki binanın zemin katındaki odaları derneğe ücretsiz olarak tahsis eder.",
           "Dernek, odaları özenle kullanmayı ve oluşan hasarları gecikmeden bildirmeyi üstlenir.",
           "Kullanım saatleri her yıl 15 Aralık tarihine kadar bir sonraki yıl için birlikte belirlenir. Resmî tatillerde bina kapalıdır.",
           "Dernek elektrik, su ve ısıtma için ayda 85,00 avro tutarında götürü bedel öder.",
           "Bu sözleşmede yapılacak değişiklik ve ekler yazılı şekle tabidir. Sözlü ek anlaşma yoktur.",
           "Sözleşme her iki tarafça üç ay önceden bildirilmek suretiyle feshedilebilir."]


def vertrag():
    left = [H("Nutzungsvertrag", 2)] + [b for n, t in enumerate(GERMAN, 1) for b in (H(f"§ {n}", 3), P(t))]
    right = [H("Kullanım sözleşmesi", 2)] + [b for n, t in enumerate(TURKISH, 1) for b in (H(f"Madde {n}", 3), P(t))]
    return Doc("vertrag", [P("zwischen der Stadt Wehrbach und dem Verein Sprachbrücke e. V."), GRID([78, 78], 8, [left, right]),
                           SIG(["Stadt Wehrbach", "Sprachbrücke e. V."])], group="columns", font="DejaVu Serif", size=9.5, leading=1.35, footer="")


def bericht():
    s = Phrases("bericht")
    return Doc("bericht", [
        H("Integrationsbericht 2026 – Kurzfassung"),
        GRID([112, 50], 6, [[H("Sprache als Schlüssel", 2), P(s.text(4)), P(s.text(3)), H("Arbeit und Ausbildung", 2), P(s.text(4)), P(s.text(3)),
                             H("Ausblick", 2), P(s.text(3))],
                            [H("Auf einen Blick", 3), P("4.812 Menschen mit ausländischer Staatsangehörigkeit"), P("117 Sprachkurse an neun Orten"),
                             P("312 Einbürgerungen im Jahr 2025"), H("Kontakt", 3), P("Amt für Migration und Teilhabe, Am Markt 4, 36999 Wehrbach"),
                             P("rat@wehrbach.example")]], shade=(1,))],
        group="columns", font="URW Gothic", size=9.5, leading=1.4, header="Kommunale Berichte, Heft 12", footer="Wehrbach 2026 | {page}")


def rundbrief():
    s = Phrases("rundbrief")
    blocks = []
    for n, title in enumerate(["Aus der Geschäftsstelle", "Elterncafé zieht um", "Rückblick auf das Sommerfest", "Neue Kurse ab Oktober",
                               "Wir suchen Sie!"]):
        blocks += [H(title, 3), P(s.text(2)), P(s.text(1 + n % 3))]
        blocks += [PIC(22)] if n in (1, 3) else []
        blocks += [LI([s.sentence() for _ in range(2)], "•", 4)] if n == 3 else []
    return Doc("rundbrief", [H("Rundbrief des Netzwerks Ankommen"), P("23.12.2026 · Ausgabe 4 · kostenlos"), COLS(3, 9, blocks),
                             BOX([P("Herausgeber: Netzwerk Ankommen, Wollgasse 17, 36999 Wehrbach. Redaktion: Ilja Šimunović (verantwortlich).")])],
               group="columns", font="Nimbus Sans Narrow", size=10.5, leading=1.25, margin=(18, 15, 18, 15), footer="Netzwerk Ankommen · Seite {page}")


def verkuendung():
    s = Phrases("verkuendung")
    table = T([30, 24, 24], [["Unterkunft", "je Platz", "je Raum"], ["Am Wehr", "148,00", "355,20"], ["Alte Ziegelei", "152,50", "366,00"],
                             ["Südvorstadt", "139,90", "-"]], head=1, align="lrr", size=8.5)
    return Doc("verkuendung", [
        H("Verkündungsblatt der Verbandsgemeinde Ohetal", 2), P("Jahrgang 31, Nummer 22, ausgegeben am 23.12.2026"),
        COLS(2, 7, [H("Gebührensatzung für Unterkünfte", 3), P(s.text(3)), P(s.text(2)), H("Gebührentafel", 3), table, P(s.text(3)),
                    LI([s.sentence() for _ in range(3)], "(1)", 7), P("Ohetal, den 20.12.2026"),
                    H("Haushaltsplan- und Stellenplanentwurf", 3), P(s.text(4)), P(s.text(3)), LI([s.sentence() for _ in range(3)], "–", 5),
                    P(s.text(2)), P("Der Verbandsgemeindevorsteher")])],
        group="columns", font="C059", size=9.5, leading=1.2, justify=True, footer="Verkündungsblatt 22/2026, Seite {page}")


DOCUMENTS = [stadtblatt, amtsblatt, begruendung, satzung, vertrag, bericht, rundbrief, verkuendung]
