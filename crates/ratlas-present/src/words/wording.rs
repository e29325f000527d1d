//! Sentences and labels of results, German and English side by side. `{}` is filled in.

crate::sentences! {
    /// A sentence or a label of results; each is documented with its English words.
    pub enum Wording {
        // What may help.
        Hint: "Hinweis: {}", "hint: {}";
        MistakeMeant: "Meinten Sie {}?", "Did you mean {}?";
        MistakeOr: "{} oder {}", "{} or {}";
        Possible: "Möglich sind: {}", "Possible are: {}";

        // Papers, hits and their places.
        NoTitle: "(ohne Titel)", "(no title)";
        Versions: "{} Fassungen", "{} versions";
        Page: "Seite {}", "page {}";
        Item: "TOP {}", "item {}";
        WhyMissing: "ohne {}", "without {}";
        WhyFound: "{} ({})", "{} ({})";
        WhyInstead: "{} → {} ({})", "{} → {} ({})";

        // Numbers of things.
        FileOne: "Datei", "file";
        FileMany: "Dateien", "files";
        PaperOne: "Papier", "paper";
        PaperMany: "Papiere", "papers";
        PageOne: "Seite", "page";
        PageMany: "Seiten", "pages";
        HitOne: "Treffer", "hit";
        HitMany: "Treffer", "hits";
        Time: "mal", "time";
        Times: "mal", "times";

        // Citations.
        CitePage: "S.", "p.";
        CiteItem: "TOP", "item";
        CiteNumber: "Nr.", "no.";
        CiteSitting: "Sitzung vom", "meeting of";
        CiteOthers: "u. a.", "and others";

        // Tables.
        RegisterColumns: "Nummer|Stadt|Datum|Antragsteller|Titel|Antwort|Amt|Antwort vom|Tage|Gremium|Entscheidung vom|Ergebnis|Stand|Frist|Kennung",
            "number|city|date|applicants|title|answer|office|answered on|days|body|decided on|outcome|state|due|id";
        Total: "gesamt", "total";
        ComparePapers: "Zahl der Papiere, die der Suche entsprechen. 0: keines davon; –: hier gibt es keine Papiere.",
            "Papers that answer the query. 0: none of them; –: there are no papers here.";
        CompareMentions: "Zahl der Nennungen in den Papieren, die der Suche entsprechen. –: hier gibt es keine Papiere.",
            "Mentions in the papers that answer the query. –: there are no papers here.";
        CompareRate: "Papiere, die der Suche entsprechen, je 1.000 Papiere. –: hier gibt es keine Papiere.",
            "Papers that answer the query per 1,000 papers. –: there are no papers here.";

        // Kinds of facts.
        SectionFile: "Datei", "File";
        SectionPaper: "Papier", "Paper";
        SectionReferences: "Nummern", "Numbers";
        SectionDates: "Datumsangaben", "Dates";
        SectionMeeting: "Sitzung", "Meeting";
        SectionConsultations: "Beratungsfolge", "Consultations";
        SectionPeople: "Personen", "People";
        SectionAgenda: "Tagesordnung", "Agenda";
        SectionResolutions: "Beschlüsse", "Resolutions";
        SectionApplicants: "Antragsteller", "Applicants";
        SectionRequest: "Antrag, Beschlussvorschlag", "Request";
        SectionQuestions: "Fragen und Antworten", "Questions and answers";
        SectionPosition: "Haltung der Verwaltung", "Position of the administration";
        SectionProposals: "Vorschläge", "Proposals";
        SectionGoals: "Ziele", "Goals";
        SectionMeasures: "Maßnahmen", "Measures";
        SectionDeadlines: "Fristen", "Deadlines";
        SectionMoney: "Geld", "Money";
        SectionCitations: "Zitierte Quellen", "Citations";
        SectionDepartments: "Ämter", "Departments";
        SectionSignatory: "Unterschrift", "Signatory";
        SectionTopics: "Themen", "Topics";
        SectionFindings: "Befunde", "Findings";
        SectionText: "Text", "Text";

        // Facts.
        LabelPath: "Datei", "File";
        LabelKind: "Format", "Format";
        LabelTextLayer: "Textquelle", "Text source";
        LabelId: "Kennung", "Id";
        LabelUrl: "Internetadresse", "Web address";
        LabelDuplicate: "Gleicher Text wie", "Same text as";
        LabelLanguages: "Sprachen", "Languages";
        LabelGenre: "Art", "Genre";
        LabelTitle: "Titel", "Title";
        LabelPlace: "Stadt", "City";
        LabelIssuer: "Absender", "Issuer";
        LabelAddressee: "Empfänger", "Addressee";
        LabelPublic: "Öffentlichkeit", "Public";
        LabelNumber: "Nummer", "Number";
        LabelDate: "Datum", "Date";
        LabelBody: "Gremium", "Body";
        LabelBodyKind: "Art des Gremiums", "Kind of body";
        LabelMeetingNumber: "Sitzung Nr.", "Meeting no.";
        LabelStart: "Beginn", "Start";
        LabelEnd: "Ende", "End";
        LabelMeetingPlace: "Ort", "Place";
        LabelChair: "Vorsitz", "Chair";
        LabelMinutesBy: "Schriftführung", "Minutes by";
        LabelPrevious: "Vorige Sitzung", "Previous meeting";
        LabelVoting: "Stimmberechtigte", "Voting members";
        LabelReadFrom: "Gelesen aus", "Read from";
        LabelRequest: "Antrag", "Request";
        LabelPoint: "Punkt", "Point";
        LabelReasons: "Begründung", "Reasons";
        LabelQuestion: "Frage", "Question";
        LabelAnswer: "Antwort", "Answer";
        LabelProposal: "Vorschlag", "Proposal";
        LabelGoal: "Ziel", "Goal";
        LabelRationale: "Begründung", "Rationale";
        LabelMeasure: "Maßnahme", "Measure";
        LabelName: "Name", "Name";

        // Parts of facts.
        Ags: "Gemeindeschlüssel {}", "municipality key {}";
        Stated: "{} laut Papier", "{} as stated";
        Counted: "{} gezählt", "{} counted";
        From: "ab {}", "from {}";
        Until: "bis {}", "until {}";
        SubstituteFor: "für {}", "for {}";
        RepresentedBy: "vertreten durch {}", "represented by {}";
        Voting: "stimmberechtigt", "may vote";
        NotVoting: "nicht stimmberechtigt", "may not vote";
        ReferredTo: "an {}", "to {}";
        VoteYes: "{} Ja", "{} yes";
        VoteNo: "{} Nein", "{} no";
        VoteAbstain: "Enthaltung", "abstention";
        VoteAbstains: "Enthaltungen", "abstentions";
        VoteBiased: "{} befangen", "{} biased";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, Sentence};

    #[test]
    fn both_languages_say_everything_with_the_same_values() {
        for it in Wording::ALL {
            let (german, english) = (it.text(Lang::De), it.text(Lang::En));
            assert!(!german.is_empty() && !english.is_empty(), "{it:?}");
            assert_eq!(german.matches("{}").count(), english.matches("{}").count(), "{it:?}");
        }
    }
}
