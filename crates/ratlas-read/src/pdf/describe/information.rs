//! What a file says about itself: its information dictionary, and its metadata in XMP.

use lopdf::{Document, Object};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use serde::Serialize;

use super::super::string::{date, line, on_a_line};
use super::tree::{child, resolved};

/// Bytes of metadata that are read; those of a brochure with its history have about 200 kB.
const MAX_METADATA: usize = 4 << 20;

/// Parts of the metadata that are looked at.
const MAX_EVENTS: usize = 200_000;

/// What a file says about itself. Dates are ISO 8601, as exact as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Information {
    /// The title.
    pub title: Option<String>,
    /// Who wrote it; several are separated by semicolons.
    pub author: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Keywords.
    pub keywords: Option<String>,
    /// The program it was written with.
    pub creator: Option<String>,
    /// The program that made the PDF.
    pub producer: Option<String>,
    /// When it was made.
    pub created: Option<String>,
    /// When it was changed.
    pub modified: Option<String>,
    /// The standard it claims to follow, e.g. `PDF/A-2b`; from XMP only.
    pub conformance: Option<String>,
}

/// What the information dictionary says.
pub(super) fn of_dictionary(document: &Document) -> Information {
    let Some(info) = child(document, &document.trailer, b"Info") else {
        return Information::default();
    };
    let bytes =
        |key: &[u8]| info.get(key).map(|it| resolved(document, it)).and_then(Object::as_str);
    let text = |key: &[u8]| bytes(key).ok().and_then(line);
    Information {
        title: text(b"Title"),
        author: text(b"Author"),
        subject: text(b"Subject"),
        keywords: text(b"Keywords"),
        creator: text(b"Creator"),
        producer: text(b"Producer"),
        created: bytes(b"CreationDate").ok().and_then(date),
        modified: bytes(b"ModDate").ok().and_then(date),
        conformance: None,
    }
}

/// What the metadata says.
pub(super) fn of_metadata(document: &Document) -> Information {
    let stream = document.catalog().ok().and_then(|it| it.get(b"Metadata").ok());
    let stream = stream.and_then(|it| resolved(document, it).as_stream().ok());
    let bytes = stream.and_then(|it| it.get_plain_content_with_limit(MAX_METADATA).ok());
    bytes.map(|it| of_xmp(&super::super::string::decoded(&it))).unwrap_or_default()
}

fn of_xmp(xml: &str) -> Information {
    let mut res = Found::default();
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    for _ in 0..MAX_EVENTS {
        match reader.read_event() {
            Ok(Event::Start(it)) => res.begin(&it),
            Ok(Event::Empty(it)) => res.attributes(&it),
            Ok(Event::Text(it)) => res.text.push_str(&it.xml_content(XmlVersion::default())),
            Ok(Event::CData(it)) => res.text.push_str(&it),
            Ok(Event::GeneralRef(it)) => res.text.extend(entity(&it)),
            Ok(Event::End(it)) => res.end(it.name().as_ref()),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    res.information()
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(code) => u32::from_str_radix(code, 16),
                None => code.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[derive(Default)]
struct Found {
    /// The property that is open.
    property: Option<Property>,
    /// The texts in it so far.
    values: Vec<String>,
    text: String,
    information: Information,
    part: Option<String>,
    level: Option<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Property {
    Title,
    Author,
    Subject,
    Keywords,
    /// Keywords one by one.
    Tags,
    Creator,
    Producer,
    Created,
    Modified,
    Part,
    Level,
}

/// The property of a name, by the prefixes that all programs use.
fn property(name: &str) -> Option<Property> {
    Some(match name {
        "dc:title" => Property::Title,
        "dc:creator" => Property::Author,
        "dc:description" => Property::Subject,
        "pdf:Keywords" => Property::Keywords,
        "dc:subject" => Property::Tags,
        "xmp:CreatorTool" | "xap:CreatorTool" => Property::Creator,
        "pdf:Producer" => Property::Producer,
        "xmp:CreateDate" | "xap:CreateDate" => Property::Created,
        "xmp:ModifyDate" | "xap:ModifyDate" => Property::Modified,
        "pdfaid:part" => Property::Part,
        "pdfaid:conformance" => Property::Level,
        _ => return None,
    })
}

impl Found {
    fn begin(&mut self, element: &BytesStart<'_>) {
        self.attributes(element);
        self.text.clear();
        if let Some(property) = property(element.name().as_ref()) {
            self.property = Some(property);
            self.values.clear();
        }
    }

    fn attributes(&mut self, element: &BytesStart<'_>) {
        for attribute in element.attributes().with_checks(false).flatten() {
            if let Some(property) = property(attribute.key.as_ref())
                && let Ok(value) = attribute.normalized_value(XmlVersion::default())
            {
                self.keep(property, vec![value.into_owned()]);
            }
        }
    }

    fn end(&mut self, name: &str) {
        self.values.extend(on_a_line(&std::mem::take(&mut self.text)));
        if let Some(property) = self.property
            && self::property(name) == Some(property)
        {
            let values = std::mem::take(&mut self.values);
            self.keep(property, values);
            self.property = None;
        }
    }

    fn keep(&mut self, property: Property, values: Vec<String>) {
        // A title in several languages is told in the first.
        let first = values.first().and_then(|it| on_a_line(it));
        let all = on_a_line(&values.join("; "));
        let it = &mut self.information;
        let (place, value) = match property {
            Property::Title => (&mut it.title, first),
            Property::Author => (&mut it.author, all),
            Property::Subject => (&mut it.subject, first),
            Property::Keywords | Property::Tags => (&mut it.keywords, all),
            Property::Creator => (&mut it.creator, first),
            Property::Producer => (&mut it.producer, first),
            Property::Created => (&mut it.created, first),
            Property::Modified => (&mut it.modified, first),
            Property::Part => (&mut self.part, first),
            Property::Level => (&mut self.level, first),
        };
        if place.is_none() {
            *place = value;
        }
    }

    fn information(self) -> Information {
        let level = self.level.unwrap_or_default().to_lowercase();
        let conformance = self.part.map(|it| format!("PDF/A-{it}{level}"));
        Information { conformance, ..self.information }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_metadata_as_elements_and_as_attributes() {
        let xml = "<?xpacket begin='' id='x'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF>\
            <rdf:Description pdf:Producer='Drucker &amp; Co' pdfaid:part='2' pdfaid:conformance='B'>\
            <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Antr&#228;ge &lt;1&gt;</rdf:li>\
            <rdf:li xml:lang='en'>Motions</rdf:li></rdf:Alt></dc:title>\
            <dc:creator><rdf:Seq><rdf:li>Anna Muster</rdf:li><rdf:li>B. Beispiel</rdf:li></rdf:Seq></dc:creator>\
            <xmp:CreateDate>2020-12-03T10:15:00+01:00</xmp:CreateDate>\
            </rdf:Description></rdf:RDF></x:xmpmeta>";
        let expected = Information {
            title: Some("Anträge <1>".to_owned()),
            author: Some("Anna Muster; B. Beispiel".to_owned()),
            producer: Some("Drucker & Co".to_owned()),
            created: Some("2020-12-03T10:15:00+01:00".to_owned()),
            conformance: Some("PDF/A-2b".to_owned()),
            ..Information::default()
        };
        assert_eq!(of_xmp(xml), expected);
    }

    #[test]
    fn broken_metadata_says_what_it_can() {
        assert_eq!(of_xmp("<a><dc:title>Titel</dc:title><b").title.as_deref(), Some("Titel"));
        assert_eq!(of_xmp("<<<&&&"), Information::default());
        assert_eq!(
            of_xmp("<!DOCTYPE a [<!ENTITY b 'c'>]><dc:title>&b;x</dc:title>").title.as_deref(),
            Some("x")
        );
    }
}
