//! The closed lists of the record: each value has one name in JSON, in the library and in queries.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Declares a closed list: an enum whose values have one written name each.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum $name {
            $($(#[$value_doc])* #[serde(rename = $text)] $value,)+
        }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [$name] = &[$($name::$value,)+];

            /// The written name.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$value => $text,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<$name, ()> {
                match text { $($text => Ok($name::$value),)+ _ => Err(()) }
            }
        }
    };
}

vocabulary! {
    /// What kind of paper it is.
    #[doc(alias = "Vorlagenart")]
    Genre {
        /// Antrag.
        Motion = "motion",
        /// Änderungs- or Ergänzungsantrag.
        Amendment = "amendment",
        /// Anfrage.
        Inquiry = "inquiry",
        /// Antwortschreiben.
        Reply = "reply",
        /// Stellungnahme.
        Statement = "statement",
        /// Beschlussvorlage, Sitzungsvorlage.
        Proposal = "proposal",
        /// Informations- or Mitteilungsvorlage.
        Information = "information",
        /// Niederschrift, Protokoll, also of one item.
        Minutes = "minutes",
        /// Beschlussauszug.
        ResolutionExtract = "resolution_extract",
        /// Einladung.
        Invitation = "invitation",
        /// Tagesordnung.
        Agenda = "agenda",
        /// Amtsblatt.
        Gazette = "gazette",
        /// A paper prepared for a meeting that is none of the above.
        WorkingPaper = "working_paper",
        /// Bericht.
        Report = "report",
        /// None of these, or not known.
        Other = "other",
    }
}

vocabulary! {
    /// What became of an item or a paper in a body.
    #[doc(alias = "Ergebnis")]
    Outcome {
        /// Beschlossen, zugestimmt, angenommen.
        Approved = "approved",
        /// Beschlossen with changes.
        ApprovedAmended = "approved_amended",
        /// Abgelehnt.
        Rejected = "rejected",
        /// Empfohlen.
        Recommended = "recommended",
        /// Nicht empfohlen.
        NotRecommended = "not_recommended",
        /// Vertagt, zurückgestellt.
        Postponed = "postponed",
        /// Verwiesen.
        Referred = "referred",
        /// Abgesetzt.
        Removed = "removed",
        /// Zurückgezogen.
        Withdrawn = "withdrawn",
        /// Zur Kenntnis genommen.
        Noted = "noted",
        /// Erledigt, geschäftsordnungsgemäß behandelt.
        Settled = "settled",
        /// Gegenstandslos.
        Moot = "moot",
        /// Bestätigt: minutes, an agenda.
        Confirmed = "confirmed",
        /// Gewählt.
        Elected = "elected",
        /// Vorberaten.
        PreAdvised = "pre_advised",
        /// Keine Abstimmung.
        NoVote = "no_vote",
    }
}

vocabulary! {
    /// How a vote was taken or stated.
    VoteMode {
        /// Einstimmig, abstentions allowed.
        Unanimous = "unanimous",
        /// Mehrheitlich.
        Majority = "majority",
        /// Only counts are printed.
        Counted = "counted",
    }
}

vocabulary! {
    /// How a faction voted.
    VoteChoice {
        /// Ja, Zustimmung.
        Yes = "yes",
        /// Nein, Ablehnung.
        No = "no",
        /// Enthaltung.
        Abstain = "abstain",
        /// Not all alike.
        Split = "split",
    }
}

vocabulary! {
    /// Who brings in a motion or an inquiry.
    #[doc(alias = "Antragsteller")]
    ApplicantKind {
        /// Fraktion, Gruppe, Zählgemeinschaft.
        Faction = "faction",
        /// A single person.
        Person = "person",
        /// Ausschuss, Beirat, Bezirksausschuss, Bürgerversammlung.
        Body = "body",
    }
}

vocabulary! {
    /// What the administration says to a motion.
    #[doc(alias = "Verwaltungsstandpunkt")]
    Stance {
        /// Empfiehlt die Annahme, stimmt zu.
        Agrees = "agrees",
        /// Stimmt in Teilen zu, with changes or an alternative.
        AgreesPartly = "agrees_partly",
        /// Empfiehlt die Ablehnung.
        Rejects = "rejects",
        /// Bereits umgesetzt, bereits beauftragt.
        AlreadyDone = "already_done",
        /// Wird geprüft, wird zurückgestellt.
        Defers = "defers",
    }
}

vocabulary! {
    /// How often a sum is due.
    Frequency {
        /// Einmalig.
        Once = "once",
        /// Jährlich, pro Jahr.
        Yearly = "yearly",
        /// Monatlich, pro Monat.
        Monthly = "monthly",
    }
}

vocabulary! {
    /// Whether somebody attended.
    #[doc(alias = "Anwesenheit")]
    Presence {
        /// Anwesend, ja.
        Present = "present",
        /// Entschuldigt, verhindert.
        Excused = "excused",
        /// Abwesend, unentschuldigt.
        Absent = "absent",
        /// Vertreten by somebody else.
        Represented = "represented",
        /// For a part of the meeting.
        Partial = "partial",
        /// The paper does not say, e.g. an empty cell.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// In which part somebody appears in a paper.
    PersonRole {
        /// Member of the body that meets.
        Member = "member",
        /// Deputy member of the body.
        Deputy = "deputy",
        /// Chair of the meeting.
        Chair = "chair",
        /// Guest.
        Guest = "guest",
        /// Of the administration.
        Administration = "administration",
        /// Keeps the minutes.
        MinuteTaker = "minute_taker",
        /// Signs the paper.
        Signatory = "signatory",
        /// The paper is addressed to them.
        Addressee = "addressee",
        /// Speaks in a debate.
        Speaker = "speaker",
        /// Only named.
        Mentioned = "mentioned",
    }
}

vocabulary! {
    /// What a number names.
    ReferenceKind {
        /// Antrag.
        Motion = "motion",
        /// Anfrage.
        Inquiry = "inquiry",
        /// Beschlussvorlage.
        Proposal = "proposal",
        /// Informationsvorlage.
        Information = "information",
        /// Stellungnahme.
        Statement = "statement",
        /// Beschluss.
        Resolution = "resolution",
        /// Änderungsantrag.
        Amendment = "amendment",
        /// Dienstanweisung.
        Instruction = "instruction",
        /// Sitzung.
        Session = "session",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// What a number is to the paper it stands in.
    ReferenceRole {
        /// The paper's own number.
        Own = "own",
        /// The motion or inquiry this paper answers.
        Answered = "answered",
        /// The resolution that ordered this paper.
        Mandate = "mandate",
        /// The paper this one changes.
        Amends = "amends",
        /// The subject of an agenda item.
        Subject = "subject",
        /// Named in passing.
        Cited = "cited",
    }
}

vocabulary! {
    /// What a date is to the paper it stands in.
    DateRole {
        /// The paper's own date.
        Document = "document",
        /// The date of the motion the paper deals with.
        Motion = "motion",
        /// The meeting the paper belongs to.
        Meeting = "meeting",
        /// The meeting before.
        PreviousMeeting = "previous_meeting",
        /// A consultation in a body.
        Consultation = "consultation",
        /// Something is due.
        Deadline = "deadline",
        /// The paper was received.
        Received = "received",
        /// A span of time, e.g. of a project.
        Period = "period",
        /// Something happens or happened.
        Event = "event",
        /// Only named.
        Mentioned = "mentioned",
    }
}

vocabulary! {
    /// What is cited.
    CitationKind {
        /// Statute, with its paragraph.
        Law = "law",
        /// Council paper.
        Paper = "paper",
        /// Resolution.
        Resolution = "resolution",
        /// Report.
        Report = "report",
        /// Concept, plan, guideline.
        Concept = "concept",
        /// Address on the web.
        Url = "url",
        /// Project or programme.
        Project = "project",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// What an office has to do with a paper.
    DepartmentRole {
        /// Federführend.
        Lead = "lead",
        /// Beteiligt.
        Involved = "involved",
        /// Issued the paper.
        Issuer = "issuer",
        /// Only named.
        Mentioned = "mentioned",
    }
}

vocabulary! {
    /// Where the text of a file came from.
    TextLayer {
        /// Written as text.
        Native = "native",
        /// Recognised from an image.
        Ocr = "ocr",
        /// Some pages of each.
        Mixed = "mixed",
        /// No text at all.
        None = "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        assert!(Genre::ALL.iter().all(|it| it.as_str().parse() == Ok(*it)));
        assert!(Outcome::ALL.iter().all(|it| it.as_str().parse() == Ok(*it)));
        assert_eq!("antrag".parse::<Genre>(), Err(()));
    }

    #[test]
    fn json_and_text_use_the_same_name() {
        for genre in Genre::ALL {
            let json = serde_json::to_string(genre).unwrap();
            assert_eq!(json, format!("\"{genre}\""));
        }
    }
}
