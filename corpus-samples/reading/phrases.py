"""Invented sentences of councils on integration, seeded, so that a long table or text needs no hand."""
import random

PEOPLE = ["Özlem Karabulut-Wirth", "Hartmut Seiffert", "Nadja Brunkhorst", "Lewin Adeyemi", "Ruth Kallenbach",
          "Tomasz Wieczorek", "Dr. Jördis Althaus", "Samira Haddad-Klose", "Eberhard Mößner", "Linh Trần-Vogt",
          "Paul-Günther Ströbele", "Aurélie Nkemba", "Katharina von Rehden", "Ilja Šimunović", "Gesa Harmsen"]
LATIN = ["Hartmut Seiffert", "Nadja Brunkhorst", "Lewin Adeyemi", "Ruth Kallenbach", "Tomasz Wieczorek",
         "Dr. Jördis Althaus", "Samira Haddad-Klose", "Eberhard Mößner", "Paul-Günther Ströbele", "Aurélie Nkemba",
         "Katharina von Rehden", "Gesa Harmsen", "Matthias Önder", "Beate Süßmilch"]
PLACES = ["Lindenhof", "Alte Ziegelei", "Stadtteilhaus Nordkai", "Südvorstadt", "Wollgasse", "Hafenschule",
          "Gemeinschaftsunterkunft Am Wehr", "Volkshochschule", "Bürgerzentrum Mühlbach", "Karlsplatz"]
SENTENCES = [
    "Die Sprachkurse im {place} wurden im Berichtszeitraum von {n} Teilnehmenden aus {k} Herkunftsländern besucht.",
    "Für die Dolmetscherdienste sind im Haushaltsplan {year} Mittel in Höhe von {sum} Euro veranschlagt.",
    "{person} berichtet, dass die Beratungsstelle {place} seit dem {date} auch abends geöffnet ist.",
    "Der Integrationsrat empfiehlt dem Haupt- und Finanzausschuss einstimmig, die Förderung um {k} Monate zu verlängern.",
    "Ehrenamtliche Helfer*innen begleiteten {n} Familien bei Behördengängen, Arztbesuchen und Elterngesprächen.",
    "Die Ausländer- und Meldebehörde hat {n} Anträge auf Einbürgerung abschließend bearbeitet.",
    "Nach § {k} der Geschäftsordnung ist die Anfrage innerhalb von {m} Wochen schriftlich zu beantworten.",
    "Mit den Trägern der Kinder- und Jugendhilfe wurde am {date} eine Kooperationsvereinbarung geschlossen.",
    "Die Wartezeit auf einen Termin betrug im Durchschnitt {m} Wochen und soll bis {year} halbiert werden.",
    "{person} bittet darum, die Ergebnisse der Befragung auch in einfacher Sprache zu veröffentlichen.",
    "Zusätzliche Kosten von {sum} Euro entstehen durch die Miete der Räume im {place}.",
    "Die Verwaltung prüft, ob die Vor- und Nachmittagsbetreuung an {k} Grundschulen ausgeweitet werden kann.",
    "An der Auftaktveranstaltung nahmen {n} Bürgerinnen und Bürger sowie Vertreter:innen von {k} Vereinen teil.",
    "Die Anerkennung ausländischer Berufsabschlüsse dauert derzeit zwischen {k} und {n} Tagen.",
    "Zur interkulturellen Woche vom {date} an sind {k} Veranstaltungen im {place} angemeldet.",
    "Eine Fortschreibung des Integrationskonzeptes wird dem Rat bis zum {date} vorgelegt.",
    "Die Wohnungslosen- und Flüchtlingshilfe meldet {n} belegte Plätze bei einer Kapazität von {cap} Plätzen.",
    "{person} weist auf die steigende Nachfrage nach Alphabetisierungskursen in der {place} hin.",
]


class Phrases:
    def __init__(self, seed, latin=False):
        self.random, self.people, self.last = random.Random(seed), LATIN if latin else PEOPLE, None

    def date(self):
        r = self.random
        return f"{r.randint(1, 28):02}.{r.randint(1, 12):02}.{r.randint(2021, 2027)}"

    def money(self):
        r = self.random
        return f"{r.randint(1, 880)}.{r.randint(0, 999):03},{r.randint(0, 99):02}"

    def person(self):
        return self.random.choice(self.people)

    def sentence(self):
        r = self.random
        it = r.choice([s for s in SENTENCES if s is not self.last])
        self.last = it
        return it.format(place=r.choice(PLACES), n=r.randint(17, 940), k=r.randint(3, 14), m=r.randint(2, 9),
                         year=r.randint(2024, 2030), sum=self.money(), date=self.date(), person=self.person(),
                         cap=r.randint(950, 1800))

    def text(self, n):
        return " ".join(self.sentence() for _ in range(n))
