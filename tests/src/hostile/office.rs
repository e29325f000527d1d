//! Office documents: ZIP archives of XML.

use super::Hostile;
use super::bytes::{noise, zipped};

const DOCX: &str = "word/document.xml";
const ODT: &str = "content.xml";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const O: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";

pub(super) fn files() -> Vec<Hostile> {
    vec![
        docx("entities", || {
            let entity = |depth: usize| {
                let inner = format!("&a{};", depth - 1).repeat(10);
                format!("<!ENTITY a{depth} \"{inner}\">")
            };
            let entities: Vec<String> = (1..20).map(entity).collect();
            let text = format!(
                "<w:document {W}><w:body><w:p><w:r><w:t>&a19;</w:t></w:r></w:p></w:body></w:document>"
            );
            let head = "<!DOCTYPE w:document [<!ENTITY a0 \"Antrag\">";
            format!("{head}{}]>{text}", entities.concat())
        }),
        docx("paragraphs", || body(&"<w:p><w:r><w:t>Antrag</w:t></w:r></w:p>".repeat(300_000))),
        docx("runs", || body(&format!("<w:p>{}</w:p>", "<w:r><w:t>a</w:t></w:r>".repeat(500_000)))),
        docx("tables-in-tables", || body(&"<w:tbl><w:tr><w:tc>".repeat(50_000))),
        docx("nested-anything", || body(&"<w:sdt><w:sdtContent>".repeat(200_000))),
        docx("one-row", || {
            body(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc><w:p/></w:tc>".repeat(300_000)))
        }),
        docx("spans", || {
            body(&"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr></w:tc></w:tr></w:tbl>".repeat(10_000))
        }),
        docx("text-30-MB", || {
            body(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "Antrag ".repeat(4_500_000)))
        }),
        docx("attributes", || {
            let attributes: Vec<String> = (0..200_000).map(|it| format!(" a{it}=\"\"")).collect();
            format!("<w:document {W}{}/>", attributes.concat())
        }),
        docx("cut", || format!("<w:document {W}><w:body><w:p><w:r><w:t>Antrag")),
        Hostile::new("office/noise.docx", || zipped(&[(DOCX, noise(500_000))])),
        Hostile::new("office/bomb.docx", || zipped(&[(DOCX, vec![b' '; 400_000_000])])),
        Hostile::new("office/nothing.docx", || {
            zipped(&[("[Content_Types].xml", b"<Types/>".to_vec())])
        }),
        odt("repeated-cells", || {
            let cell = "<table:table-cell table:number-columns-repeated=\"2000000000\"><text:p>a</text:p></table:table-cell>";
            text(&format!(
                "<table:table><table:table-row table:number-rows-repeated=\"2000000000\">{cell}</table:table-row></table:table>"
            ))
        }),
        odt("repeated-blanks", || {
            text(&"<text:p><text:s text:c=\"2000000000\"/></text:p>".repeat(1_000))
        }),
        odt("nested-lists", || text(&"<text:list><text:list-item>".repeat(200_000))),
        odt("nested-spans", || text(&format!("<text:p>{}", "<text:span>".repeat(500_000)))),
        odt("notes-in-notes", || text(&"<text:p><text:note><text:note-body>".repeat(50_000))),
    ]
}

fn docx(name: &str, xml: impl Fn() -> String + 'static) -> Hostile {
    Hostile::new(&format!("office/{name}.docx"), move || {
        let types =
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        zipped(&[("[Content_Types].xml", types.to_vec()), (DOCX, xml().into_bytes())])
    })
}

fn odt(name: &str, xml: impl Fn() -> String + 'static) -> Hostile {
    Hostile::new(&format!("office/{name}.odt"), move || {
        let kind = b"application/vnd.oasis.opendocument.text".to_vec();
        zipped(&[("mimetype", kind), (ODT, xml().into_bytes())])
    })
}

fn body(xml: &str) -> String {
    format!("<w:document {W}><w:body>{xml}</w:body></w:document>")
}

fn text(xml: &str) -> String {
    format!(
        "<office:document-content {O}><office:body><office:text>{xml}</office:text></office:body></office:document-content>"
    )
}
