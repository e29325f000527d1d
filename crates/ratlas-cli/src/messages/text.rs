//! The sentences of the program, German and English side by side. `{}` is filled in.

ratlas_present::sentences! {
    /// A sentence or a label.
    pub(crate) enum Msg {
        // Mistakes and hints.
        Error: "Fehler: {}", "error: {}";
        FileError: "{}: {}", "{}: {}";
        UsageUnknownOption: "Die Angabe {} ist nicht bekannt.", "{} is not a known argument.";
        UsageUnknownCommand: "Den Befehl {} gibt es nicht.", "There is no command {}.";
        UsageMissing: "Es fehlt: {}", "Missing: {}";
        UsageNoCommand: "Es fehlt ein Befehl. Alle Befehle zeigt: ratlas --help",
            "A command is missing. See them all with: ratlas --help";
        UsageConflict: "{} und {} passen nicht zusammen.", "{} and {} do not go together.";
        UsageTwice: "{} darf nur einmal angegeben werden.", "{} can be given only once.";
        UsageNoValue: "Bei {} fehlt etwas oder steht zu viel.", "There is too little or too much at {}.";
        UsageBadValue: "{} ist kein möglicher Wert für {}.", "{} is not a possible value of {}.";
        UsageNotText: "Eine der Angaben ist kein Text in UTF-8.", "One of the arguments is not text in UTF-8.";
        UsageMeant: "Gemeint ist vielleicht {}.", "Perhaps {} is meant.";
        UsageHyphen: "Um Wörter auszuschließen, die ganze Suche in Anführungszeichen setzen: 'Sprachkurs -Online'. Beginnt sie mit -, steht -- davor: ratlas search -- -Online",
            "To exclude words put the whole query in quotes: 'Sprachkurs -Online'. If it begins with -, put -- before it: ratlas search -- -Online";

        // The library as a whole.
        LibraryNotFound: "In {} ist keine Bibliothek.", "There is no library in {}.";
        LibraryNotFoundHint: "Eine Bibliothek entsteht mit: ratlas ingest ORDNER – liegt sie woanders, hilft --library ORDNER",
            "Make a library with: ratlas ingest FOLDER – if it is elsewhere, use --library FOLDER";
        LibraryLocked: "In die Bibliothek {} wird gerade von einem anderen Programm eingelesen.",
            "Another program is reading papers into the library {} right now.";
        LibraryLockedBy: "Es ist der Prozess {}, begonnen am {} (UTC).", "It is process {}, begun at {} (UTC).";
        LibraryLockedHint: "Warten, bis es fertig ist; suchen geht inzwischen.",
            "Wait until it has finished; searching works meanwhile.";
        LibraryNewer: "Die Bibliothek {} stammt von einer neueren Version von Ratlas ({} statt {}).",
            "The library {} was written by a newer version of Ratlas ({} instead of {}).";
        LibraryNewerHint: "Eine neuere Version von Ratlas installieren.", "Install a newer version of Ratlas.";
        LibraryOlder: "Die Bibliothek {} stammt von einer älteren Version von Ratlas ({} statt {}).",
            "The library {} was written by an older version of Ratlas ({} instead of {}).";
        LibraryWorker: "Es lässt sich kein Leseprozess starten: {}", "No reading process can be started: {}";
        LibraryWorkerHint: "Was möglich ist, zeigt ratlas doctor; im Programm selbst liest: ratlas ingest --isolation thread",
            "ratlas doctor shows what is possible; to read in the program itself: ratlas ingest --isolation thread";
        LibraryRefreshHint: "Die Papiere noch einmal einlesen: ratlas ingest ORDNER",
            "Read the papers in again: ratlas ingest FOLDER";
        LibraryForeign: "{} ist keine Bibliothek von Ratlas.", "{} is not a library of Ratlas.";
        LibraryForeignHint: "Mit --library einen anderen Ordner angeben.", "Name another folder with --library.";
        LibraryDamaged: "Die Bibliothek {} ist beschädigt.", "The library {} is damaged.";
        LibraryDamagedHint: "Retten, was lesbar ist: ratlas verify --repair – oder eine Sicherung zurückholen: ratlas restore SICHERUNG",
            "Save what can be read: ratlas verify --repair – or bring back a backup: ratlas restore BACKUP";
        LibraryIndex: "Die Bibliothek {} hat kein brauchbares Suchverzeichnis.",
            "The library {} has no usable search index.";
        LibraryIndexDamaged: "Das Suchverzeichnis der Bibliothek {} ist beschädigt.",
            "The search index of the library {} is damaged.";
        LibraryIndexHint: "Es neu machen, ohne ein Papier neu zu lesen: ratlas rebuild",
            "Make it anew without reading a paper again: ratlas rebuild";
        BackupWrong: "Die Sicherung {} ist nicht brauchbar: {}", "The backup {} cannot be used: {}";
        BackupWrongHint: "Eine andere Sicherung nehmen; diese ist unvollständig, verändert oder keine.",
            "Use another backup; this one is incomplete, changed or none.";
        RestoreExists: "In {} ist schon etwas.", "There is something in {} already.";
        RestoreExistsHint: "Mit --to einen anderen Ordner angeben; oder --force, dann wird das Vorhandene daneben aufgehoben.",
            "Name another folder with --to; or use --force, which keeps what is there beside it.";
        LibraryFilter: "{} ist hier nicht zu verstehen: {}", "{} cannot be understood here: {}";
        LibraryDiskFull: "Der Datenträger mit {} ist voll.", "The disk with {} is full.";
        LibraryDiskFullHint: "Machen Sie Platz frei und geben Sie den Befehl noch einmal ein. Was schon eingelesen wurde, bleibt erhalten.",
            "Free some space and give the command again. What was read in before is kept.";
        LibraryDisk: "Die Bibliothek {} lässt sich nicht lesen oder schreiben.", "The library {} cannot be read or written.";
        ListUnreadable: "Die Liste lässt sich nicht lesen: {}", "The list cannot be read: {}";
        LibraryDiskHint: "Ist der Datenträger voll oder schreibgeschützt? Was schon eingelesen wurde, bleibt erhalten.",
            "Is the disk full or write-protected? What was read in before is kept.";
        Cause: "Ursache: {}", "cause: {}";
        Query: "Die Suche ist nicht zu verstehen: {}", "The query cannot be understood: {}";

        // Other words for the same thing.
        ThesaurusUsage: "Aufruf: ratlas thesaurus [list | show WÖRTER | check DATEI… | export]",
            "Usage: ratlas thesaurus [list | show WORDS | check FILE… | export]";
        ThesaurusFine: "{}: in Ordnung (Begriffe: {}, Bezeichnungen: {})", "{}: fine (concepts: {}, names: {})";
        ThesaurusNothing: "Zu {} werden keine anderen Wörter mitgesucht.", "No other words are searched for {}.";
        ThesaurusWrongLines: "In {} sind Zeilen falsch und bleiben unbeachtet: {}", "Lines of {} are wrong and left out: {}";
        ThesaurusCheckHint: "Zeigen, was falsch ist: ratlas thesaurus check {}", "See what is wrong: ratlas thesaurus check {}";
        ThesaurusWrong: "Die Begriffe in {} sind nicht zu lesen: {}", "The terms in {} cannot be read: {}";
        ThesaurusWrongHint: "Die Datei berichtigen oder aus dem Ordner der Bibliothek nehmen.",
            "Correct the file or take it out of the folder of the library.";
        ThesaurusFrom: "seit {}", "since {}";
        ThesaurusTo: "bis {}", "until {}";
        ThesaurusBeside: "nur neben: {}", "only beside: {}";
        ThesaurusCities: "in {} Städten", "in {} cities";
        ThesaurusOneColumn: "hier fehlt die zweite Bezeichnung", "the second name is missing here";
        ThesaurusOneColumnHint: "In jede Zeile zwei Bezeichnungen schreiben, dazwischen ein Tabulator oder ein Semikolon.",
            "Write two names in each line with a tab or a semicolon between them.";
        ThesaurusRelation: "die Beziehung {} gibt es nicht", "there is no relation {}";
        ThesaurusRelationHint: "Möglich sind: gleich, früher, Abkürzung, Unterbegriff, verwandt",
            "Possible are: same, historic, abbreviation, narrower, near";
        ThesaurusYear: "{} ist keine Jahreszahl", "{} is not a year";
        ThesaurusYearHint: "Jahre mit vier Ziffern schreiben oder das Feld leer lassen.",
            "Write years with four digits or leave the field empty.";
        ThesaurusNoWords: "„{}“ enthält kein Wort, nach dem sich suchen lässt", "“{}” has no word that can be searched";
        ThesaurusNoWordsHint: "Wörter wie „für“ und „der“ genügen nicht.", "Words like “für” and “der” are not enough.";
        ThesaurusTooLong: "die Bezeichnung „{}…“ ist zu lang", "the name “{}…” is too long";
        ThesaurusTooLongHint: "Höchstens 300 Zeichen schreiben.", "Write at most 300 characters.";
        ThesaurusTwice: "„{}“ steht in diesem Begriff schon", "“{}” stands in this concept already";
        ThesaurusTwiceHint: "Die Zeile kann weg.", "The line can go.";
        ThesaurusElsewhere: "„{}“ bedeutet auch „{}“", "“{}” also means “{}”";
        ThesaurusElsewhereHint: "Das darf sein; dann werden die Bezeichnungen beider Begriffe mitgesucht.",
            "That may be; then the names of both concepts are searched.";
        ThesaurusTooMany: "ab hier wird nichts mehr gelesen, höchstens {} Zeilen sind möglich",
            "nothing is read from here on, at most {} lines are possible";
        ThesaurusTooManyHint: "Die Datei kürzen.", "Shorten the file.";

        // Papers on the same matter.
        PriorSought: "Gesucht mit: {}", "Sought by: {}";
        PriorTopics: "Themen: {}", "topics: {}";
        PriorLaws: "Gesetze: {}", "laws: {}";
        PriorWords: "Wörter: {}", "words: {}";
        PriorCity: "eigene Stadt: {}", "own city: {}";
        PriorShared: "Gemeinsam: {}", "In common: {}";
        PriorOwnCity: "eigene Stadt", "own city";
        PriorLater: "später als der Entwurf", "later than the draft";
        PriorOutcome: "Ergebnis: {}", "Outcome: {}";
        PriorAdministration: "Verwaltung", "Administration";
        PriorAnswered: "beantwortet von: {}", "answered by: {}";
        PriorNoCity: "Welche ist die eigene Stadt? Sie steht nicht im Entwurf; angeben mit --city STADT",
            "Which is your city? The draft does not say; name it with --city CITY";
        PriorNoMatter: "In diesem Text steht nichts, wonach gesucht werden kann.",
            "Nothing in this text says what to look for.";
        PriorNoMatterHint: "Ein, zwei Sätze genügen, wenn sie sagen, worum es geht: ratlas prior 'Runder Tisch für Integration'",
            "One or two sentences will do if they say what it is about: ratlas prior 'Runder Tisch für Integration'";
        PriorNothing: "Zu dieser Sache ist in der Bibliothek nichts Früheres.",
            "The library has nothing earlier on this matter.";
        PriorNothingHint: "Gesucht wurde mit: {}. Mit --any-time kommen auch spätere Papiere, mit --genre auch Protokolle.",
            "It was sought by: {}. With --any-time later papers come too, with --genre also minutes.";
        SimilarNothing: "Ähnliche Papiere gibt es in der Bibliothek nicht.", "The library has no papers like this one.";
        SimilarSeveral: "{} Papiere haben diese Nummer; gemeint ist hier {}.",
            "{} papers have this number; here it is {}.";

        // Houses.
        HousesUsage: "Aufruf: ratlas houses [list | show STADT | check DATEI… | new STADT]",
            "usage: ratlas houses [list | show CITY | check FILE… | new CITY]";
        HouseFine: "{}: in Ordnung ({})", "{}: fine ({})";
        HouseWrong: "Das Stadtprofil {} ist falsch: {}", "The city profile {} is wrong: {}";
        HouseWrongHint: "Es prüfen mit: ratlas houses check DATEI", "Check it with: ratlas houses check FILE";
        HouseUnknown: "Von {} gibt es kein Profil.", "There is no profile of {}.";
        HouseUnknownHint: "Alle Profile zeigt: ratlas houses list. Ein neues beginnt: ratlas houses new STADT",
            "See all profiles with: ratlas houses list. Begin a new one with: ratlas houses new CITY";
        HouseBegun: "{}: angelegt", "{}: written";
        HouseBegunHint: "Die Datei in einem Texteditor ausfüllen, dann prüfen mit: ratlas houses check {}",
            "Fill in the file with a text editor, then check it with: ratlas houses check {}";
        HouseThere: "{} gibt es schon und bleibt, wie es ist.", "{} is there already and stays as it is.";
        CityUnknown: "Eine Stadt oder Gemeinde {} steht nicht im Gemeindeverzeichnis.",
            "There is no municipality {} in the register.";
        CityUnknownHint: "Den Namen so schreiben wie im Gemeindeverzeichnis, oder den achtstelligen Gemeindeschlüssel angeben.",
            "Write the name as in the register, or give the official key of eight digits.";
        CitySeveral: "{} heißen mehrere Gemeinden:", "Several municipalities are called {}:";
        CitySeveralHint: "Statt des Namens den Gemeindeschlüssel angeben.", "Give the official key instead of the name.";
        HouseSource: "Quelle", "Source";
        HouseNumbers: "Nummern", "Numbers";
        HouseNoNumbers: "keine bekannt", "none known";
        HouseBodies: "Gremien", "Bodies";
        HouseLabelNever: "gilt auch ohne Wort wie „Vorlage Nr.“ davor", "also without a word like “Vorlage Nr.” before it";
        HouseLabelAlone: "mit einem Wort wie „Vorlage Nr.“ davor oder allein in der Zeile",
            "with a word like “Vorlage Nr.” before it or alone on its line";
        HouseLabelAlways: "nur mit einem Wort wie „Vorlage Nr.“ davor", "only with a word like “Vorlage Nr.” before it";
        HouseSeen: "gesehen", "seen";
        HouseMemory: "aus dem Gedächtnis, zu bestätigen", "from memory, to be confirmed";
        HouseUnique: "nur hier", "only here";
        MistakeForm: "Die Datei ist nicht richtig aufgebaut: {}", "The file is not of the right form: {}";
        RemedyForm: "Werte stehen in \"…\", Muster in '…'; jede Zeile hat die Form wort = \"wert\". Ein Muster zeigt: ratlas houses new STADT",
            "Values stand in \"…\", patterns in '…'; each line has the form word = \"value\". For a sample: ratlas houses new CITY";
        MistakeKey: "{} ist nicht der Gemeindeschlüssel dieser Stadt.", "{} is not the official key of this city.";
        RemedyKey: "In diese Zeile gehört: ags = \"{}\"", "This line should be: ags = \"{}\"";
        RemedyName: "Name und Schlüssel schreiben wie im Gemeindeverzeichnis; beides trägt ein: ratlas houses new STADT",
            "Write name and key as in the register; both are filled in by: ratlas houses new CITY";
        MistakeSource: "Die Quelle fehlt.", "The source is missing.";
        RemedySource: "Hinter source schreiben, woher das Wissen stammt.", "Say behind source where the knowledge comes from.";
        MistakePattern: "Das Muster von {} ist nicht richtig geschrieben: {}", "The pattern of {} is not well formed: {}";
        RemedyPattern: "Jede Klammer ( braucht eine ), jede [ eine ], und das ganze Muster steht in '…'.",
            "Each ( needs a ), each [ a ], and the whole pattern stands in '…'.";
        MistakeNoExample: "{} hat kein Beispiel.", "{} has no example.";
        RemedyNoExample: "Hinter examples mindestens eine echte Nummer schreiben: examples = [\"0123/2021\"]",
            "Write at least one real number behind examples: examples = [\"0123/2021\"]";
        MistakeExample: "Das Muster von {} liest sein Beispiel {} nicht ganz.", "The pattern of {} does not read its example {} whole.";
        RemedyExample: "Stimmt das Beispiel, das Muster ändern: \\d{4} sind vier Ziffern, \\d{1,5} eine bis fünf.",
            "If the example is right, change the pattern: \\d{4} is four digits, \\d{1,5} one to five.";
        MistakeCounter: "Das Muster von {} liest {}, das hinter not steht.", "The pattern of {} reads {}, which stands behind not.";
        RemedyCounter: "Das Muster enger fassen, etwa mehr Ziffern verlangen oder \\b ans Ende setzen.",
            "Make the pattern narrower, for instance ask for more digits or put \\b at its end.";
        MistakeNumberKind: "{} ist keine Art von Nummer.", "{} is not a kind of number.";
        RemedyNumberKind: "Möglich sind: motion, inquiry, proposal, information, statement, resolution, amendment, instruction, session, other",
            "Possible are: motion, inquiry, proposal, information, statement, resolution, amendment, instruction, session, other";
        MistakeBodyKind: "{} ist keine Art von Gremium.", "{} is not a kind of body.";
        RemedyBodyKind: "Möglich sind: council, committee, integration_board, district_council, working_group, other",
            "Possible are: council, committee, integration_board, district_council, working_group, other";
        MistakePeriod: "Die Jahre von {} stimmen nicht.", "The years of {} are not right.";
        RemedyPeriod: "from und to sind Jahre wie \"2010\", from nicht nach to; was nicht bekannt ist, entfällt.",
            "from and to are years such as \"2010\", from not after to; leave out what is not known.";
        MistakeTwice: "{} steht zweimal da.", "{} stands twice.";
        RemedyTwice: "Jeder Block [[numbers]] braucht einen eigenen Namen hinter rule.",
            "Each block [[numbers]] needs a name of its own behind rule.";
        MistakeForeign: "Warnung: Das Muster von {} liest auch {} aus {}.", "Warning: the pattern of {} also reads {} of {}.";
        RemedyForeign: "Das Profil gilt trotzdem. Sicherer ist label = \"always\".", "The profile is used all the same. label = \"always\" is safer.";
        RemedyUnique: "unique = true streichen: Die Form gibt es nicht nur in dieser Stadt.",
            "Take out unique = true: other cities have the shape, too.";

        // Ingest.
        IngestFound: "{} gefunden. Das Einlesen beginnt …", "{} found. Reading begins …";
        IngestStopping: "Wird beendet, die begonnenen Papiere werden noch fertig gelesen. Noch einmal Strg-C beendet sofort.",
            "Stopping, the papers in hand are being finished. Ctrl-C again ends at once.";
        IngestDone: "Fertig nach {} Sekunden, {} Papiere je Sekunde.", "Done after {} seconds, {} papers per second.";
        IngestUnchanged: "Fertig nach {} Sekunden, nichts Neues.", "Done after {} seconds, nothing new.";
        IngestInterrupted: "Unterbrochen nach {} Sekunden. Was gelesen ist, ist gespeichert; derselbe Befehl macht weiter.",
            "Interrupted after {} seconds. What was read is stored; the same command carries on.";
        ReportFound: "Gefunden", "Found";
        ReportArchives: "davon Archive, deren Inhalt zählt", "of them archives, whose content counts";
        ReportRead: "Gelesen", "Read";
        ReportWithFindings: "davon mit Befund", "with findings";
        ReportUnchanged: "Unverändert", "Unchanged";
        ReportDuplicates: "Doppelt", "Duplicates";
        ReportIgnored: "Übergangen", "Ignored";
        ReportVanished: "Verschwunden", "Vanished";
        ReportLinked: "Schon bekannt (verschoben oder Kopie)", "Known already (moved or a copy)";
        ReportRefused: "Nicht lesbar", "Not readable";
        ReportFindings: "Befunde", "Findings";
        ReportRefusedFiles: "Nicht lesbare Dateien", "Files that could not be read";
        ReportFolders: "Nicht lesbare Ordner", "Folders that could not be read";
        ReportFolderRemedy: "Die Zugriffsrechte der Ordner prüfen.", "Check the access rights of the folders.";
        ReportMissing: "Aus der Liste nicht da", "In the list but not there";
        ReportMissingFiles: "Dateien der Liste, die es nicht gibt", "Files of the list that do not exist";
        ReportResting: "Noch nicht fertig geschrieben", "Not yet fully written";
        ReportEmptied: "Ordner, in denen keine Datei mehr ist", "Folders without any file";
        ReportEmptiedFolder: "{}: {} bekannt, keine davon da", "{}: {} known, none of them there";
        ReportEmptiedRemedy: "Prüfen, ob das Laufwerk verbunden ist. Die Papiere bleiben erhalten; sind die Dateien wirklich gelöscht, entfernt sie: ratlas ingest ORDNER --prune-all",
            "Check whether the drive is connected. The papers stay; if the files are really deleted, remove them with: ratlas ingest FOLDER --prune-all";
        ReportNotWritten: "Der Bericht {} lässt sich nicht schreiben: {}", "The report {} cannot be written: {}";
        ReportIsFolder: "das ist ein Ordner", "that is a folder";
        Remedy: "Was tun: {}", "What to do: {}";
        ProgressBar: "{bar:30} {pos} von {len} Dateien · {rate} · noch {eta}{msg}",
            "{bar:30} {pos} of {len} files · {rate} · {eta} left{msg}";
        FacetsMore: "und {} weitere", "and {} more";
        ProgressRefused: " · {} nicht lesbar", " · {} not readable";

        // Watch.
        WatchListens: "{} wird beobachtet.", "Watching {}.";
        WatchPolls: "{} wird alle {} Sekunden durchgesehen.", "Looking through {} every {} seconds.";
        WatchFolderGone: "{} ist nicht da, vielleicht ist das Laufwerk nicht verbunden. Es wird gewartet; die Papiere bleiben erhalten.",
            "{} is not there, perhaps the drive is not connected. Waiting for it; the papers stay.";
        WatchWaits: "Ein anderes Programm schreibt gerade in die Bibliothek; es wird gewartet.",
            "Another program is writing to the library; waiting.";
        WatchRead: "{} gelesen", "{} read";
        WatchLinked: "{} schon bekannt", "{} known already";
        WatchRefused: "{} nicht lesbar", "{} not readable";
        WatchVanished: "{} verschwunden", "{} vanished";
        WatchResting: "{} noch nicht fertig geschrieben", "{} not yet fully written";
        WatchDone: "{} ({} Sekunden)", "{} ({} seconds)";
        WatchNothing: "Alles durchgesehen, nichts Neues ({} Sekunden)", "Looked through everything, nothing new ({} seconds)";
        WatchAgain: "Nächster Versuch in {} Sekunden.", "Trying again in {} seconds.";
        WatchNoFolder: "{} ist kein Ordner.", "{} is not a folder.";
        WatchReportWithin: "Der Bericht darf nicht in einem beobachteten Ordner liegen.",
            "The report must not be in a watched folder.";
        // Doctor.
        DoctorWorkers: "Lesen", "Reading";
        DoctorThreads: "im Programm selbst; eine Datei, an der es abstürzt, beendet das Einlesen", "in the program itself; a file that it crashes at ends the run";
        DoctorProcesses: "in eigenen Prozessen", "in separate processes";
        DoctorNoProcess: "Es lässt sich kein Leseprozess starten: {}", "No reading process can be started: {}";
        DoctorMemory: "Speicher je Prozess", "Memory of a process";
        DoctorMemoryLimit: "höchstens {} MB, im zweiten Versuch {} MB", "{} MB at most, {} MB at the second try";
        DoctorNoLimit: "{} – wird auf diesem Rechner nicht durchgesetzt", "{} – not enforced on this machine";
        DoctorTime: "Zeit je Datei", "Time for a file";
        DoctorSeconds: "höchstens {} Sekunden", "{} seconds at most";
        DoctorNetwork: "Zugriff auf das Netz", "Access to the network";
        DoctorWrite: "Dateien schreiben", "Writing files";
        DoctorRead: "Dateien lesen", "Reading files";
        DoctorRefused: "gesperrt (ausprobiert)", "refused (tried)";
        DoctorAllowed: "nicht gesperrt (ausprobiert)", "not refused (tried)";
        DoctorMeans: "Mittel", "Means";
        DoctorLandlock: "Landlock Version {}", "Landlock version {}";
        DoctorMissing: "Es fehlt: {}", "Missing: {}";
        DoctorRecognition: "Texterkennung", "Text recognition";
        DoctorLanguages: "Sprachen: {}", "Languages: {}";
        DoctorOff: "abgeschaltet", "switched off";
        DoctorLibrary: "Bibliothek", "Library";
        DoctorPapers: "{} Papiere, Tabellen in Version {}", "{} papers, tables of version {}";
        DoctorIndexCurrent: "Suchindex aktuell", "search index current";
        DoctorIndexBehind: "Suchindex nicht aktuell: ratlas ingest bringt ihn auf den Stand", "search index behind: ratlas ingest brings it up to date";
        DoctorIndexMissing: "Suchindex fehlt oder passt nicht: ratlas ingest legt ihn an", "search index missing or of another version: ratlas ingest makes it";
        DoctorBeingWritten: "wird gerade beschrieben", "is being written just now";
        DoctorDisk: "Freier Speicherplatz", "Free disk space";
        DoctorVersion: "Ratlas {} auf {}", "Ratlas {} on {}";

        // Text recognition.
        OcrMissing: "Texterkennung ist nicht möglich, tesseract ist nicht installiert. Unter Debian und Ubuntu hilft: sudo apt install tesseract-ocr tesseract-ocr-deu",
            "Text recognition is not possible, tesseract is not installed. On Debian and Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-deu";
        OcrNoLanguage: "Texterkennung ist nicht möglich, tesseract fehlen die Daten für die Sprache {} (vorhanden: {}). Unter Debian und Ubuntu heißt das Paket tesseract-ocr- und der Name der Sprache.",
            "Text recognition is not possible, tesseract lacks the data for the language {} (it has: {}). On Debian and Ubuntu the package is tesseract-ocr- and the name of the language.";
        OcrLanguages: "Das sind keine Sprachen von tesseract: {}. Erwartet werden Kürzel wie deu oder deu+tur.",
            "These are no languages of tesseract: {}. Names such as deu or deu+tur are expected.";
        OcrBroken: "Texterkennung ist nicht möglich: {}", "Text recognition is not possible: {}";

        // Extract and show.
        NoFile: "Die Datei gibt es nicht.", "There is no such file.";
        NoPath: "Diese Datei oder diesen Ordner gibt es nicht.", "There is no such file or folder.";
        IsFolder: "Das ist ein Ordner.", "This is a folder.";
        ExtractFolderHint: "Ganze Ordner liest: ratlas ingest ORDNER", "Whole folders are read by: ratlas ingest FOLDER";
        StandardInput: "Standardeingabe", "standard input";
        ShowNothing: "Ein Papier {} gibt es in der Bibliothek nicht.", "There is no paper {} in the library.";
        ShowNothingHint: "Die Kennung steht bei jedem Treffer in eckigen Klammern; Papiere, die eine Nummer nur erwähnen, findet: ratlas search --number {}",
            "The id stands in brackets with every hit; papers that only mention a number are found by: ratlas search --number {}";
        MarkBadField: "Eine Angabe {} gibt es nicht.", "There is no field {}.";
        MarkIsInput: "Das ist die gelesene Datei selbst; sie wird nicht überschrieben. Für die Kopie einen anderen Namen angeben.",
            "This is the file that is read; it is not overwritten. Name another file for the copy.";
        MarkExists: "Die Datei gibt es schon. Überschreiben: --force", "The file exists already. To replace it: --force";
        MarkIsFolder: "Das ist ein Ordner. Für die Kopie einen Dateinamen angeben.", "This is a folder. Name a file for the copy.";
        MarkNotWritten: "Die Kopie lässt sich hier nicht schreiben ({}). Einen anderen Ort angeben.",
            "The copy cannot be written here ({}). Name another place.";
        MarkOne: "Angabe markiert", "value marked";
        MarkMany: "Angaben markiert", "values marked";
        MarkNoPlace: "{} ohne Stelle im Papier, sie stehen im Notizzettel auf Seite 1",
            "{} without a place in the paper, told in the note on page 1";
        MarkUnplaced: "Ohne Stelle im Papier", "Without a place in the paper";
        MarkLost: "{} Markierungen fehlen in der Kopie: Ihre Seiten lassen sich nicht beschreiben.",
            "{} marks are missing in the copy: their pages cannot be written on.";
        MarkDecrypted: "Das Original ist verschlüsselt, die Kopie nicht.", "The original is encrypted, the copy is not.";
        MarkSigned: "Das Original ist signiert. Für die Kopie gilt die Signatur nicht.",
            "The original is signed. The signature does not hold for the copy.";
        ShowFiles: "Dateien dieses Papiers", "Files of this paper";

        // Info.
        InfoDictionary: "Eigenschaften", "Properties";
        InfoXmp: "Metadaten (XMP)", "Metadata (XMP)";
        InfoOutline: "Gliederung", "Outline";
        InfoLabels: "Seitenzählung", "Page labels";
        InfoAttachments: "Anhänge", "Attachments";
        InfoPages: "Seiten", "Pages";
        InfoSize: "Seitengröße", "Page size";
        InfoLanguage: "Sprache", "Language";
        InfoFlags: "Besonderheiten", "Features";
        InfoEncrypted: "verschlüsselt (ohne Passwort lesbar)", "encrypted (readable without a password)";
        InfoSigned: "signiert (Signatur nicht geprüft)", "signed (signature not verified)";
        InfoTagged: "mit Strukturangaben (Tags)", "tagged";
        InfoForm: "mit Formularfeldern", "with form fields";
        InfoAuthor: "Verfasser", "Author";
        InfoSubject: "Thema", "Subject";
        InfoKeywords: "Stichwörter", "Keywords";
        InfoCreator: "Geschrieben mit", "Written with";
        InfoProducer: "PDF erzeugt mit", "PDF made with";
        InfoCreated: "Erstellt", "Created";
        InfoModified: "Geändert", "Modified";
        InfoConformance: "Norm", "Standard";

        // Search.
        SearchNoQuery: "Wonach soll gesucht werden? Alles findet: ratlas search '*'",
            "What shall be searched for? Everything is found by: ratlas search '*'";
        SearchNothing: "Nichts gefunden.", "Nothing found.";
        SearchNothingHint: "Schreibweise prüfen oder weniger Wörter verwenden.", "Check the spelling or use fewer words.";
        SearchNothingFiltersHint: "Schreibweise prüfen, weniger Wörter verwenden oder weniger eingrenzen.",
            "Check the spelling, use fewer words or fewer filters.";
        SearchNothingOffset: "So weit reichen die Treffer nicht, gefunden: {}.", "The hits do not reach that far, found: {}.";
        SearchBehindHint: "Das Suchverzeichnis kennt noch nicht alle Papiere: Sie sind zu finden, sobald das Einlesen fertig ist. Wurde es abgebrochen, noch einmal starten: ratlas ingest ORDNER",
            "The search index does not know all papers yet: they are found as soon as reading in has finished. If it was broken off, start it again: ratlas ingest FOLDER";
        SearchExactHint: "Ohne --exact werden auch andere Wortformen gefunden.", "Without --exact other word forms are found, too.";
        SearchTotal: "{}, gezeigt {} bis {}.", "{}, showing {} to {}.";
        SearchTotalAll: "{}.", "{}.";
        SearchMore: "Weitere zeigt: --offset {}", "See more with: --offset {}";
        SearchWhy: "Warum: {}", "Why: {}";
        SearchSome: "Kein Papier enthält alle Wörter; gezeigt werden Papiere mit den meisten.",
            "No paper holds all words; shown are papers with most of them.";
        SearchSentence: "Als Satz gelesen: gezeigt werden Papiere mit den meisten Wörtern.",
            "Read as a sentence: shown are papers with most of its words.";
        ExplainQuery: "So gelesen", "Read as";
        ExplainWay: "{}: {} [{}], zählt {}, Papiere: {}", "{}: {} [{}], counts {}, papers: {}";
        ExplainHit: "[{}] zählt {}, Wörter × {} (Art und Alter)", "[{}] counts {}, words × {} (genre and age)";
        SearchMeant: "Meinten Sie: {}", "Did you mean: {}";
        SearchNoTime: "Der Zeitraum ist leer: {} liegt nach {}.", "The period is empty: {} is after {}.";
        SearchPhraseHint: "Ohne Anführungszeichen werden auch andere Wortformen gefunden.",
            "Without quotation marks other word forms are found, too.";

        // Compare.
        CompareNoTerm: "Was soll gezählt werden? Zum Beispiel: ratlas compare Sprachmittlung --by city,year",
            "What shall be counted? For example: ratlas compare Sprachmittlung --by city,year";
        CompareBadBy: "Nach {} lässt sich nicht zählen, nur nach city, state, year, genre, body, faction, outcome, topic.",
            "Nothing is counted by {}, only by city, state, year, genre, body, faction, outcome, topic.";
        CompareTooManyBy: "Nach einem oder nach zweien wird gezählt, etwa --by city,year",
            "Counting is by one or by two, such as --by city,year";
        CompareAll: "alle Papiere", "all papers";
        CompareLeftOut: "{}: {} weitere mit weniger Papieren; mehr zeigt --top ZAHL",
            "{}: {} more with fewer papers; see more with --top NUMBER";
        LibraryState: "Stand der Bibliothek: {}", "State of the library: {}";

        // Saved.
        SavedUsage: "Aufruf: ratlas saved [list | show NAME | run NAME | diff NAME | remove NAME]",
            "usage: ratlas saved [list | show NAME | run NAME | diff NAME | remove NAME]";
        SavedDone: "Gemerkt als {}. Wieder fragen: ratlas saved run NAME", "Kept as {}. Ask again: ratlas saved run NAME";
        SavedUnknown: "Unter dem Namen {} ist nichts gemerkt.", "Nothing is kept under the name {}.";
        SavedNone: "Es ist nichts gemerkt. Eine Suche merkt: ratlas search SUCHE --save NAME",
            "Nothing is kept. Keep a query with: ratlas search QUERY --save NAME";
        SavedState: "{} am {}, Stand der Bibliothek {}", "{} on {}, state of the library {}";
        SavedRemoved: "{} ist vergessen.", "{} is forgotten.";
        SavedSame: "Die Bibliothek ist unverändert: Das Ergebnis ist dasselbe wie damals.",
            "The library is unchanged: the answer is the same as then.";
        SavedChanged: "Die Bibliothek hat sich verändert. Neu gefunden: {}, nicht mehr gefunden: {}. Welche zeigt: ratlas saved diff NAME",
            "The library has changed. Newly found: {}, no longer found: {}. See which with: ratlas saved diff NAME";
        SavedBadName: "Ein Name hat 1 bis {} Zeichen in einer Zeile.", "A name has 1 to {} characters on one line.";
        LibraryReadOnly: "In die Bibliothek {} lässt sich nichts schreiben.", "Nothing can be written to the library {}.";
        LibraryReadOnlyHint: "Suchen geht; zum Merken den Ordner beschreibbar machen oder kopieren.",
            "Searching works; to keep something make the folder writable or copy it.";

        // Coverage.
        CoverageBadBy: "Nach {} lässt sich nicht aufteilen, nur nach city, year, genre oder state.",
            "Nothing is divided by {}, only by city, year, genre or state.";
        CoverageBadGenre: "Die Art {} gibt es nicht.", "There is no genre {}.";
        CoverageNoText: "ohne Text", "no text";
        CoverageOcr: "OCR", "OCR";
        CoverageUnknown: "(nicht erkannt)", "(not recognised)";
        CoverageLegend: "Gefunden in Prozent der Papiere, in denen es stehen sollte; ?: davon zweifelhaft. –: wird nicht erwartet.",
            "Found in per cent of the papers that should state it; ?: of these doubtful. –: not expected.";
        CoverageBlankAdvice: "{} ohne Text: tesseract installieren, dann noch einmal: ratlas ingest ORDNER",
            "{} without text: install tesseract, then again: ratlas ingest FOLDER";
        CoverageOldAdvice: "Bei {} Papieren ist nicht bekannt, wie ihre Seiten gelesen wurden: ratlas ingest --reread ORDNER",
            "Of {} papers it is not known how their pages were read: ratlas ingest --reread FOLDER";
        CoverageRefusedAdvice: "{} nicht lesbar: {}", "{} not readable: {}";
        CoverageWeakest: "Am schwächsten: {}, fehlt bei {} von {} Papieren. Warum zeigt: ratlas explain DATEI",
            "Weakest: {}, missing in {} of {} papers. See why with: ratlas explain FILE";

        // Cite.
        CiteNothing: "Welche Papiere? Kennung oder Nummer angeben, - für die Standardeingabe oder --query SUCHE.",
            "Which papers? Give an id or a number, - for standard input or --query QUERY.";
        CiteNoPage: "Das Papier {} hat diese Seite nicht, sondern {} Seiten.", "The paper {} has no such page, it has {} pages.";
        CiteNoItem: "Das Papier {} hat diesen Tagesordnungspunkt nicht, sondern: {}",
            "The paper {} has no such agenda item, it has: {}";
        CiteNoItems: "Im Papier {} wurden keine Tagesordnungspunkte gelesen.", "No agenda items were read in the paper {}.";

        // Stats.
        StatsLibrary: "Bibliothek {}", "Library {}";
        StatsPapers: "Papiere", "Papers";
        StatsFiles: "Dateien", "Files";
        StatsDuplicates: "davon mit dem gleichen Text wie ein anderes", "with the same text as another one";
        StatsPages: "Seiten", "Pages";
        StatsYears: "Papiere nach Jahr", "Papers by year";
        StatsCities: "Papiere nach Stadt", "Papers by city";
        StatsGenres: "Papiere nach Art", "Papers by genre";
        StatsNoCity: "(Stadt nicht erkannt)", "(city not recognised)";
        StatsEmpty: "Die Bibliothek ist leer.", "The library is empty.";

        // Verify and rebuild.
        RepairRewritten: "Zeilen neu geschrieben: {}", "Rows written anew: {}";
        RepairLost: "{} beschädigt und entfernt; neu zu lesen ist:", "{} damaged and removed; to be read again:";
        RepairHint: "Die Ordner mit diesen Dateien noch einmal einlesen: ratlas ingest ORDNER",
            "Read the folders with these files in again: ratlas ingest FOLDER";
        RepairKept: "Die Datenbank wurde ersetzt. Die beschädigte bleibt unter {}", "The database was replaced. The damaged one is kept as {}";
        RepairClean: "Die Bibliothek ist jetzt in Ordnung.", "The library is sound now.";
        RepairDirty: "{} Fehler bleiben.", "{} problems remain.";
        BackupDone: "Gesichert: {} mit dem Stand vom {} nach {}", "Saved: {}, as of {}, to {}";
        BackupNoIndex: "Ohne Suchindex: er ist nicht auf dem neuesten Stand, oder es wird gerade eingelesen. Er entsteht beim Zurückholen.",
            "Without the search index: it is not current, or papers are being read in. It is made when the backup is brought back.";
        BackupUnnoted: "Die Bibliothek ist schreibgeschützt und weiß nichts von dieser Sicherung: ratlas forget erreicht sie nicht.",
            "The library is write-protected and does not know of this backup: ratlas forget does not reach it.";
        RestoreDone: "Zurückgeholt: {} nach {}", "Brought back: {} to {}";
        RestoreKept: "Was dort war, liegt jetzt in {}", "What was there is now in {}";
        RestoreForgotten: "Wieder vergessen: {}", "Forgotten again: {}";
        VerifyProblem: "FEHLER", "PROBLEM";
        VerifyWaiting: "offen", "waiting";
        VerifyMore: "und {} weitere", "and {} more";
        VerifyClean: "Die Bibliothek ist in Ordnung: {}, {} geprüft.", "The library is sound: {}, {} checked.";
        VerifyDirty: "{} Fehler gefunden; {}, {} geprüft.", "{} problems found; {}, {} checked.";
        RebuildStarts: "Der Suchindex wird neu gemacht: {} …", "The search index is made anew: {} …";
        RebuildDone: "Der Suchindex ist neu: {}.", "The search index is new: {}.";

        // Numbers of things.
        FurtherPlace: "weitere Stelle", "more place";
        FurtherPlaces: "weitere Stellen", "more places";

        // Lives and registers.
        TraceUnheld: "nicht in der Bibliothek", "not in the library";
        TraceUnheldHead: "Das Papier selbst ist nicht in der Bibliothek; gezeigt wird, was andere Papiere sagen.",
            "The paper itself is not in the library; shown is what other papers say.";
        TraceSeveral: "{} gehört zu mehreren Vorgängen.", "{} belongs to several matters.";
        TraceSeveralHint: "Einen davon wählen, mit seiner Kennung oder mit --city STADT, bei Niederschriften mit --item TOP.",
            "Choose one of them by its id or with --city CITY, of minutes with --item NUMBER.";
        TraceNothing: "Zu {} gibt es in der Bibliothek keinen Vorgang.", "There is nothing about {} in the library.";
        TraceNothingHint: "Die Nummer so eingeben, wie sie gedruckt ist, oder den Anfang des Titels, oder die Kennung aus den Treffern.",
            "Type the number as it is printed, or the beginning of the title, or the id from the hits.";
        TraceSaidBy: "laut [{}]", "by [{}]";
        TraceAbout: "zu [{}]", "on [{}]";
        RegisterDays: "nach {} Tagen", "after {} days";
        RegisterDaysOpen: "seit {} Tagen offen", "open for {} days";
        RegisterDue: "fällig am {}", "due on {}";
        RegisterTotals: "{} Vorgänge, {} beantwortet ({} %), mittlere Zeit bis zur Antwort: {} Tage (Stand {})",
            "{} matters, {} answered ({} %), median time to answer: {} days (as of {})";
        RegisterNothing: "Kein Antrag und keine Anfrage passt dazu.", "No motion or inquiry fits.";
        RegisterNothingHint: "Angaben weglassen, oder mit ratlas stats nachsehen, was in der Bibliothek ist.",
            "Leave out filters, or see with ratlas stats what the library holds.";
        RegisterBadTerm: "{} ist keine Frist.", "{} is not a term.";
        RegisterBadTermHint: "Eine Frist wird so geschrieben: --term 90 oder --term Anfrage=42",
            "A term is written like this: --term 90 or --term inquiry=42";
        RegisterBadState: "Den Stand {} gibt es nicht.", "There is no state {}.";

        Rule: "Regel {}", "rule {}";
        ExplainPrecision: "die Regel war richtig bei {} von {} geprüften Angaben", "the rule was right in {} of {} values judged";
        ExplainUnmeasured: "die Regel wurde noch nie geprüft", "the rule was never measured";
        ExplainLost: "Nicht gewählt: {}", "Not chosen: {}";
        LostLaterRule: "eine Regel mit Vorrang hat etwas gefunden", "a rule that goes before it found something";
        LostOtherRole: "ist hier etwas anderes: {}", "is something else here: {}";
        LostLessWeight: "weniger spricht dafür: Gewicht {} gegen {}", "less speaks for it: weight {} against {}";
        LostTooLittle: "zu wenig spricht dafür: Gewicht {}, nötig sind {}", "too little speaks for it: weight {}, needed are {}";
        LostAmbiguous: "das Papier sagt nicht, welche Stadt dieses Namens", "the paper does not tell which city of this name";
        LostNoLabel: "sieht aus wie eine Nummer der Stadt, steht aber ohne Bezeichnung oder in einem Datum, einer Adresse, einer Telefonnummer", "looks like a number of the city, but stands without a label or in a date, an address, a telephone number";
    }
}

#[cfg(test)]
mod tests {
    use ratlas_present::{Lang, Sentence};

    use super::*;

    #[test]
    fn both_languages_say_everything_with_the_same_values() {
        for msg in Msg::ALL {
            let (german, english) = (msg.text(Lang::De), msg.text(Lang::En));
            assert!(!german.is_empty() && !english.is_empty(), "{msg:?}");
            assert_eq!(german.matches("{}").count(), english.matches("{}").count(), "{msg:?}");
        }
    }
}
