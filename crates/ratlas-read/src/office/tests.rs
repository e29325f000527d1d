use std::fmt::Write;

use expect_test::{Expect, expect};

use crate::testing::zipped;
use crate::{LineKind, Pages, ReadError, read};

const W: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

const TYPES: &str = "<Types><Override ContentType='application/vnd.openxmlformats-officedocument\
    .wordprocessingml.document.main+xml'/></Types>";

const ODF: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
    xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
    xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'";

fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let mut members: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", TYPES.as_bytes()), ("word/document.xml", document.as_bytes())];
    members.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    zipped(&members)
}

fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let media_type = b"application/vnd.oasis.opendocument.text";
    zipped(&[("mimetype", media_type), ("content.xml", content.as_bytes())])
}

/// Pages as text: `|` before rows, `~` before furniture, tabs as arrows.
fn shown(pages: &Pages) -> String {
    let mut res = String::new();
    for page in &pages.pages {
        if page.number > 1 {
            res.push_str("=====\n");
        }
        let mut end = 0;
        for line in &page.lines {
            assert!(line.span.start == end || line.span.start == end + 1);
            end = line.span.end;
            let mark = match line.kind {
                LineKind::Text => "",
                LineKind::Row => "|",
                LineKind::Furniture => "~",
            };
            let text = page.text[line.span.clone()].replace('\t', " → ").replace('\u{ad}', "¬");
            writeln!(res, "{mark}{text}").unwrap();
        }
        assert_eq!(end, page.text.len());
    }
    res
}

#[track_caller]
fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&shown(&read(bytes, "a").unwrap()));
}

/// A paragraph of Word.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

#[test]
fn docx_reads_what_is_printed() {
    let body = "<w:p><w:r><w:t>Antrag</w:t><w:tab/><w:t>Nr. 5&#8211;7 &amp; 8</w:t><w:br/><w:t>zwei</w:t></w:r></w:p>\
        <w:p><w:ins><w:r><w:t>neu </w:t></w:r></w:ins><w:del><w:r><w:delText>alt</w:delText></w:r></w:del>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>unsichtbar</w:t></w:r>\
        <w:r><w:t>Migra</w:t><w:softHyphen/><w:t>tion</w:t><w:noBreakHyphen/><w:t>Rat</w:t></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3. Mai 2021</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>\
        <w:t>daneben</w:t></w:r></w:p>\
        <w:p><w:r><w:br w:type='page'/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>Seite zwei</w:t></w:r></w:p>";
    check(
        &docx(body, &[]),
        expect![[r"
            |Antrag → Nr. 5–7 & 8
            zwei
            neu Migra¬tion-Rat
            3. Mai 2021
            Kasten
            daneben
            =====
            Seite zwei
        "]],
    );
}

#[test]
fn docx_reads_tables() {
    let cell =
        |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>");
    let wide = cell("<w:gridSpan w:val='2'/>", &p("Gäste"));
    let below = cell("<w:vMerge/>", "<w:p/>");
    let body = format!(
        "{}<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{wide}{}</w:tr><w:tr>{below}{}{}</w:tr>\
         <w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>\
         <w:tbl><w:tr>{}</w:tr></w:tbl>",
        p("Anwesend"),
        cell("", &p("Name")),
        cell("", &format!("{}{}", p("SPD"), p("Fraktion"))),
        cell("", "<w:p/>"),
        cell("", &p("ja")),
        cell("", &p("b")),
        cell("", &p("c")),
        cell("", &p("weg")),
        cell(
            "",
            &format!(
                "{}<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
                p("Rahmen"),
                cell("", &p("x")),
                cell("", &p("y"))
            )
        ),
    );
    check(
        &docx(&body, &[]),
        expect![[r"
            Anwesend

            |Name → SPD Fraktion → 
            |Gäste →  → ja
            | → b → c

            Rahmen

            |x → y
        "]],
    );
}

#[test]
fn docx_reads_lists_notes_and_heads() {
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
         <w:numFmt w:val='decimal'/><w:lvlText w:val='TOP %1:'/></w:lvl><w:lvl w:ilvl='1'>\
         <w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2)'/></w:lvl></w:abstractNum>\
         <w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
    );
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='http://x/{kind}' Target='{target}'/>")
    };
    let relations = format!(
        "<Relationships>{}{}{}</Relationships>",
        relation("a", "numbering", "numbering.xml"),
        relation("b", "footnotes", "footnotes.xml"),
        relation("c", "header", "header1.xml")
    );
    let notes = format!(
        "<w:footnotes {W}><w:footnote w:type='separator' w:id='0'>{}</w:footnote>\
         <w:footnote w:id='2'>{}</w:footnote></w:footnotes>",
        p("---"),
        p("Siehe Anlage.")
    );
    let head = format!("<w:hdr {W}>{}</w:hdr>", p("Stadt Neuwerda"));
    let item = |level: usize, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = format!(
        "{}{}{}<w:p><w:r><w:t>§ 5</w:t><w:footnoteReference w:id='2'/></w:r></w:p>\
         <w:sectPr><w:headerReference w:type='default' r:id='c'/></w:sectPr>",
        item(0, "Eröffnung"),
        item(1, "Gäste"),
        item(0, "Bericht")
    );
    let parts = [
        ("word/_rels/document.xml.rels", relations.as_str()),
        ("word/numbering.xml", &numbering),
        ("word/footnotes.xml", &notes),
        ("word/header1.xml", &head),
    ];
    check(
        &docx(&body, &parts),
        expect![[r"
            ~Stadt Neuwerda

            TOP 1: Eröffnung
            a) Gäste
            TOP 2: Bericht

            § 5¹

            ¹ Siehe Anlage.
        "]],
    );
}

#[test]
fn odt_reads_what_is_printed() {
    let styles = "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' \
        style:num-format='1' style:num-suffix='.'/></text:list-style>\
        <style:style style:name='P2' style:family='paragraph'><style:paragraph-properties fo:break-before='page'/></style:style>";
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>alt</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>Antrag<text:s text:c='3'/>A<text:tab/>17 Uhr<text:line-break/>zwei</text:p>\
        <text:list text:style-name='L1'><text:list-item><text:p>eins</text:p></text:list-item>\
        <text:list-item><text:p>zwei<text:note><text:note-citation>1</text:note-citation>\
        <text:note-body><text:p>Fußnote</text:p></text:note-body></text:note></text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>breit</text:p></table:table-cell>\
        <table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell table:number-columns-repeated='2'/><table:table-cell><text:p>f</text:p></table:table-cell></table:table-row></table:table>\
        <text:p text:style-name='P2'>Seite zwei<draw:frame><draw:text-box><text:p>Kasten</text:p></draw:text-box></draw:frame></text:p>";
    check(
        &odt(styles, body),
        expect![[r"
            |Antrag A → 17 Uhr
            zwei

            1. eins
            2. zwei¹

            ¹ Fußnote

            |breit →  → c
            | →  → f

            Kasten
            =====
            Seite zwei
        "]],
    );
}

#[test]
fn rtf_reads_what_is_printed() {
    let text = b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}}\
        {\\stylesheet{\\s0 Normal;}}{\\info{\\author Niemand}}{\\header Stadt Neuwerda\\par}\
        \\pard Stra\\'dfe \\u8222?Rat\\u8220\\'93{\\f1 \\'b3\\'f3d\\'bf}\\tab 17 Uhr\\par\
        {\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt Verweis}}{\\v verborgen}{\\deleted weg}\\line zwei\\par\
        {\\*\\unbekannt nein}{\\pict 00ff00ff}\
        {\\listtext 1.\\tab}Punkt{\\super\\chftn{\\footnote\\chftn  Note}}\\par\
        \\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl Name\\cell SPD\\par Fraktion\\cell\\cell\\row\
        \\trowd\\cellx2000\\cellx3000\\pard\\intbl breit\\cell c\\cell\\row\
        \\pard\\page Seite zwei\\par}";
    check(
        text,
        expect![[r"
            ~Stadt Neuwerda

            |Straße „Rat“łódż → 17 Uhr
            Verweis
            zwei
            1. Punkt¹

            ¹ Note

            |Name → SPD Fraktion → 
            |breit →  → c
            =====
            Seite zwei
        "]],
    );
    assert_eq!(read(text, "a").unwrap().encoding.as_deref(), Some("windows-1252"));
}

#[test]
fn err_documents_made_to_harm() {
    let refused = |bytes: &[u8]| match read(bytes, "a") {
        Ok(pages) => format!("{} bytes", pages.pages.iter().map(|it| it.text.len()).sum::<usize>()),
        Err(error) => error.code().to_owned(),
    };
    // Entities do not expand.
    let entities = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>";
    let document =
        format!("{entities}<w:document {W}><w:body>{}</w:body></w:document>", p("x&b;y"));
    let types = ("[Content_Types].xml", TYPES.as_bytes());
    assert_eq!(refused(&zipped(&[types, ("word/document.xml", document.as_bytes())])), "2 bytes");
    // Nesting without end, and paragraphs without end.
    assert_eq!(refused(&docx(&"<w:tbl><w:tr><w:tc>".repeat(50_000), &[])), "read/empty");
    let nested = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(100), p("tief"));
    assert_eq!(refused(&docx(&nested, &[])), "4 bytes");
    assert_eq!(refused(&docx(&"<w:p/>".repeat(1_000_001), &[])), "read/too-large");
    let groups = format!("{{\\rtf1 {}x", "{\\b ".repeat(100_000));
    assert_eq!(refused(groups.as_bytes()), "1 bytes");
    assert_eq!(refused(format!("{groups}{}", "}".repeat(200_000)).as_bytes()), "1 bytes");
    let tables = "\\trowd\\itap9\\intbl x\\nestcell".repeat(20_000);
    assert!(refused(format!("{{\\rtf1 {tables}}}").as_bytes()).ends_with("bytes"));
    assert_eq!(refused(b"{\\rtf1 \\bin9999999 x}"), "read/empty");
    let long = [&b"{\\rtf1 "[..], &b"\\'fc".repeat(9 << 20), b"}"].concat();
    assert_eq!(refused(&long), "read/too-large");
}

#[test]
fn cut_and_encrypted_documents_are_told() {
    let whole = [
        docx(&p(&"Antrag ".repeat(500)), &[]),
        odt("", "<text:p>Antrag</text:p>"),
        b"{\\rtf1 Antrag\\par \\'fc\\u8222?\\trowd\\intbl a\\cell\\row}".to_vec(),
    ];
    for bytes in whole {
        for len in 0..bytes.len() {
            let _ = read(&bytes[..len], "a");
        }
        assert!(read(&bytes, "a").is_ok());
    }
    let manifest = "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>\
        <manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let encrypted = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    assert_eq!(read(&encrypted, "a"), Err(ReadError::Encrypted));
}
