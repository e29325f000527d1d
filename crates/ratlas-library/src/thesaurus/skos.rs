//! SKOS: concepts of libraries and archives.

use std::collections::HashMap;
use std::path::Path;

use oxjsonld::JsonLdParser;
use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxrdfxml::RdfXmlParser;
use oxttl::{NTriplesParser, TurtleParser};
use ratlas_index::{Concept, ConceptTerm, Relation};

/// How the triples are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Turtle,
    NTriples,
    RdfXml,
    JsonLd,
}

impl Form {
    /// By the ending of a name; `None` for tables.
    pub(super) fn of(path: &Path) -> Option<Form> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "ttl" => Some(Form::Turtle),
            "nt" => Some(Form::NTriples),
            "rdf" | "xml" => Some(Form::RdfXml),
            "jsonld" | "json" => Some(Form::JsonLd),
            _ => None,
        }
    }
}

/// More labels than this are not a thesaurus of one field.
const MAX_LABELS: usize = 500_000;

/// What entities of an XML file may grow to beyond the file itself.
const MAX_GROWTH: usize = 64 << 20;

/// The concepts of a file, in the order in which their labels first stand in it; or why it cannot
/// be read.
pub(super) fn concepts(bytes: &[u8], form: Form) -> Result<Vec<Concept>, String> {
    let mut graph = Graph::default();
    match form {
        Form::Turtle => graph.read(TurtleParser::new().lenient().for_slice(bytes))?,
        Form::NTriples => graph.read(NTriplesParser::new().lenient().for_slice(bytes))?,
        Form::RdfXml => {
            check_entities(bytes)?;
            graph.read(RdfXmlParser::new().lenient().for_slice(bytes))?;
        }
        Form::JsonLd => {
            let quads = JsonLdParser::new().lenient().for_slice(bytes);
            graph.read(quads.map(|it| it.map(Triple::from)))?;
        }
    }
    Ok(graph.concepts())
}

/// Refuses entities made to grow: one in another, or a long one in many places.
fn check_entities(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let declared: Vec<&str> =
        text.split("<!ENTITY").skip(1).map(|it| it.split_once('>').map_or(it, |it| it.0)).collect();
    let longest = declared.iter().map(|it| it.len()).max().unwrap_or_default();
    let growth = longest.saturating_mul(text.matches('&').count());
    if growth > MAX_GROWTH || declared.iter().any(|it| it.contains('&')) {
        return Err("its entities grow too much".to_owned());
    }
    Ok(())
}

/// What the triples say, by the places of the concepts in `labels`.
#[derive(Default)]
struct Graph {
    idxs: HashMap<NamedOrBlankNode, usize>,
    nodes: Vec<Node>,
    n_labels: usize,
}

struct Node {
    id: String,
    labels: Vec<Label>,
    links: Vec<(Relation, usize)>,
    is_deprecated: bool,
}

struct Label {
    is_preferred: bool,
    text: String,
    language: String,
}

impl Graph {
    fn read<E: std::fmt::Display>(
        &mut self,
        triples: impl Iterator<Item = Result<Triple, E>>,
    ) -> Result<(), String> {
        for triple in triples {
            self.add(triple.map_err(|it| it.to_string())?)?;
        }
        Ok(())
    }

    fn add(&mut self, triple: Triple) -> Result<(), String> {
        let Triple { subject, predicate, object } = triple;
        let name = predicate.as_str();
        if name == "http://www.w3.org/2002/07/owl#deprecated" {
            let idx = self.node(subject);
            self.nodes[idx].is_deprecated |=
                matches!(&object, Term::Literal(it) if it.value() == "true");
            return Ok(());
        }
        let Some(name) = name.strip_prefix("http://www.w3.org/2004/02/skos/core#") else {
            return Ok(());
        };
        match (name, object) {
            ("prefLabel" | "altLabel" | "hiddenLabel", Term::Literal(it)) => {
                self.n_labels += 1;
                if self.n_labels > MAX_LABELS {
                    return Err(format!("has more than {MAX_LABELS} names"));
                }
                let idx = self.node(subject);
                self.nodes[idx].labels.push(Label {
                    is_preferred: name == "prefLabel",
                    text: it.value().to_owned(),
                    language: it.language().unwrap_or_default().to_ascii_lowercase(),
                });
            }
            (_, Term::NamedNode(it)) => self.link(name, subject, it.into()),
            (_, Term::BlankNode(it)) => self.link(name, subject, it.into()),
            _ => {}
        }
        Ok(())
    }

    fn link(&mut self, name: &str, subject: NamedOrBlankNode, object: NamedOrBlankNode) {
        let (relation, subject, object) = match name {
            "narrower" | "narrowMatch" => (Relation::Narrower, subject, object),
            "broader" | "broadMatch" => (Relation::Narrower, object, subject),
            "related" | "relatedMatch" | "closeMatch" => (Relation::Near, subject, object),
            "exactMatch" => (Relation::Same, subject, object),
            _ => return,
        };
        let (from, to) = (self.node(subject), self.node(object));
        self.nodes[from].links.push((relation, to));
        // These hold in both directions.
        if relation != Relation::Narrower {
            self.nodes[to].links.push((relation, from));
        }
    }

    fn node(&mut self, name: NamedOrBlankNode) -> usize {
        if let Some(idx) = self.idxs.get(&name) {
            return *idx;
        }
        let idx = self.nodes.len();
        let id = match &name {
            NamedOrBlankNode::NamedNode(it) => it.as_str().to_owned(),
            NamedOrBlankNode::BlankNode(_) => format!("_:{idx}"),
        };
        self.nodes.push(Node { id, labels: Vec::new(), links: Vec::new(), is_deprecated: false });
        self.idxs.insert(name, idx);
        idx
    }

    fn concepts(&self) -> Vec<Concept> {
        self.nodes.iter().filter_map(|it| self.concept(it)).collect()
    }

    /// `None` for what has no name of its own, and for names that nothing else can be said of.
    fn concept(&self, node: &Node) -> Option<Concept> {
        let label = node.label()?;
        let mut terms: Vec<ConceptTerm> =
            node.labels.iter().map(|it| term(&it.text, own_relation(&it.text))).collect();
        for (relation, idx) in &node.links {
            let other = &self.nodes[*idx];
            terms.extend(
                other.label().filter(|_| !other.is_deprecated).map(|it| term(it, *relation)),
            );
        }
        let is_of_use = terms.len() > 1 && !node.is_deprecated;
        let (id, label) = (node.id.clone(), label.to_owned());
        is_of_use.then(|| Concept { id, label, source: "skos".to_owned(), terms })
    }
}

impl Node {
    /// The preferred German label, else the preferred one of any language, else any.
    fn label(&self) -> Option<&str> {
        let rank = |it: &&Label| {
            let is_german = it.language == "de" || it.language.starts_with("de-");
            (!it.is_preferred, !is_german, !it.language.is_empty(), it.language != "en")
        };
        self.labels.iter().min_by_key(rank).map(|it| it.text.as_str())
    }
}

/// What is written in capitals only is an abbreviation.
fn own_relation(text: &str) -> Relation {
    let is_capitals = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    if is_capitals { Relation::Abbreviation } else { Relation::Same }
}

/// Abbreviations up to this length are words or names elsewhere, too.
const SHORT: usize = 3;

fn term(text: &str, relation: Relation) -> ConceptTerm {
    ConceptTerm {
        text: text.to_owned(),
        relation,
        ambiguous: relation == Relation::Abbreviation && text.chars().count() <= SHORT,
        cities: Vec::new(),
        from: None,
        to: None,
        context: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use ratlas_index::concepts_as_table;

    use super::*;

    #[track_caller]
    fn check(form: Form, text: &str, expected: Expect) {
        let told = match concepts(text.as_bytes(), form) {
            Ok(concepts) => concepts_as_table(&concepts),
            Err(reason) => reason,
        };
        expected.assert_eq(&told);
    }

    const TURTLE: &str = r#"
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix ex: <http://example.org/> .
        ex:guest a skos:Concept ; skos:prefLabel "Guests"@en, "Gäste"@de ;
            skos:altLabel "Besucher"@de, "GST", "GASTHAUS" ; skos:narrower ex:regular ;
            skos:related [ skos:prefLabel "Wirte"@de ] ; skos:exactMatch ex:visitor .
        ex:regular skos:prefLabel "Stammgäste"@de .
        ex:visitor skos:prefLabel "Gastfreunde"@de .
        ex:old skos:prefLabel "Altes"@de ; skos:altLabel "Uraltes"@de ; owl:deprecated true .
    "#;

    #[test]
    fn every_form_is_read() {
        check(
            Form::Turtle,
            TURTLE,
            expect![[r#"
            concept	relation	term	cities	from	to	context
            http://example.org/guest	same	Guests
            http://example.org/guest	label	Gäste
            http://example.org/guest	same	Besucher
            http://example.org/guest	abbreviation	~GST
            http://example.org/guest	abbreviation	GASTHAUS
            http://example.org/guest	narrower	Stammgäste
            http://example.org/guest	near	Wirte
            http://example.org/guest	same	Gastfreunde
            _:2	label	Wirte
            _:2	near	Gäste
            http://example.org/visitor	label	Gastfreunde
            http://example.org/visitor	same	Gäste
        "#]],
        );
        let lines = "<http://a/1> <http://www.w3.org/2004/02/skos/core#prefLabel> \"Gast\"@de .\n\
            <http://a/1> <http://www.w3.org/2004/02/skos/core#altLabel> \"Besucher\"@de .\n";
        check(
            Form::NTriples,
            lines,
            expect![[r#"
            concept	relation	term	cities	from	to	context
            http://a/1	label	Gast
            http://a/1	same	Besucher
        "#]],
        );
        let xml = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:skos="http://www.w3.org/2004/02/skos/core#"><skos:Concept rdf:about="http://a/1">
            <skos:prefLabel xml:lang="de">Gast</skos:prefLabel>
            <skos:altLabel xml:lang="de">Besucher</skos:altLabel></skos:Concept></rdf:RDF>"#;
        check(
            Form::RdfXml,
            xml,
            expect![[r#"
            concept	relation	term	cities	from	to	context
            http://a/1	label	Gast
            http://a/1	same	Besucher
        "#]],
        );
        let json = r#"{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
            "@id": "http://a/1", "skos:prefLabel": {"@value": "Gast", "@language": "de"},
            "skos:altLabel": {"@value": "Besucher", "@language": "de"}}"#;
        check(
            Form::JsonLd,
            json,
            expect![[r#"
            concept	relation	term	cities	from	to	context
            http://a/1	label	Gast
            http://a/1	same	Besucher
        "#]],
        );
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        check(
            Form::Turtle,
            "@prefix a: <http://a/> .\na:b a:c [ .",
            expect!["Parser error at line 2 column 11: . is not a valid predicate"],
        );
        let xml = "<!DOCTYPE a [<!ENTITY a \"bb\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>";
        check(Form::RdfXml, xml, expect!["its entities grow too much"]);
        let remote = r#"{"@context": "http://example.org/context", "@id": "http://a/1"}"#;
        assert!(concepts(remote.as_bytes(), Form::JsonLd).is_err());
    }

    #[test]
    fn what_is_written_is_read() {
        let found = concepts(TURTLE.as_bytes(), Form::Turtle).unwrap();
        let turtle = crate::thesaurus::concepts_as_turtle(&found);
        let again = concepts(turtle.as_bytes(), Form::Turtle).unwrap();
        let names = |it: &Concept| {
            let mut res: Vec<String> = it.terms.iter().map(|it| it.text.clone()).collect();
            res.sort();
            (it.id.clone(), it.label.clone(), res)
        };
        assert_eq!(names(&found[0]), names(again.iter().find(|it| it.id == found[0].id).unwrap()));
    }

    #[test]
    fn hostile_files_are_answered() {
        let deep = "[".repeat(50_000);
        for form in [Form::Turtle, Form::NTriples, Form::RdfXml, Form::JsonLd] {
            for text in ["", "\0", "<", "{", deep.as_str(), "\u{feff}"] {
                let _ = concepts(text.as_bytes(), form);
            }
        }
    }
}
