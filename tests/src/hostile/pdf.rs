//! PDFs whose structure lies: loops, counts, lengths, tables of objects.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::Hostile;

pub(super) const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
pub(super) const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
pub(super) const FONT: &str =
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

pub(super) fn files() -> Vec<Hostile> {
    let mut res = trees();
    res.extend(tables());
    res.extend([
        structure("deep-array", &["<</Type/Catalog/Pages 2 0 R/A ", &"[".repeat(2_000_000)]),
        structure("deep-dictionary", &[&"<</A".repeat(1_000_000), PAGES]),
        structure(
            "outline-loop",
            &[
                "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R/Names<</EmbeddedFiles 6 0 R>>>>",
                PAGES,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]>>",
                "<</First 5 0 R/Last 5 0 R>>",
                "<</Title(a)/Parent 4 0 R/Next 5 0 R/First 4 0 R>>",
                "<</Kids[6 0 R 6 0 R]/Names[(a)7 0 R]>>",
                "<</Type/Filespec/F(a.pdf)/EF<</F 7 0 R>>>>",
            ],
        ),
        Hostile::new("pdf/attached-bomb.pdf", || {
            let file = packed(&vec![b'a'; 200_000_000], "/Type/EmbeddedFile");
            let catalog =
                "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>>>";
            let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]>>";
            let name = "<</Type/Filespec/F(a.txt)/EF<</F 5 0 R>>>>";
            pdf(&[catalog.into(), PAGES.into(), page.into(), name.into(), file])
        }),
        Hostile::new("pdf/2000-attachments.pdf", || {
            let names: Vec<String> = (0..2_000).map(|it| format!("({it:05})4 0 R")).collect();
            let names = names.concat();
            let catalog =
                format!("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[{names}]>>>>>>");
            let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]>>";
            let name = "<</Type/Filespec/F(a.txt)/EF<</F 5 0 R>>>>";
            let file = packed(&b"Antrag ".repeat(100_000), "/Type/EmbeddedFile");
            pdf(&[catalog.into(), PAGES.into(), page.into(), name.into(), file])
        }),
    ]);
    res
}

/// Trees of pages that are none.
fn trees() -> Vec<Hostile> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]>>";
    vec![
        structure("tree-of-itself", &[CATALOG, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
        structure(
            "tree-in-circles",
            &[
                CATALOG,
                "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 9/Parent 3 0 R>>",
                "<</Type/Pages/Kids[4 0 R 2 0 R]/Count 9/Parent 4 0 R>>",
                "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9/Parent 2 0 R>>",
            ],
        ),
        structure(
            "2-billion-pages",
            &[CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", page],
        ),
        structure("less-than-no-page", &[CATALOG, "<</Type/Pages/Kids[3 0 R]/Count -5>>", page]),
        structure("object-of-itself", &[CATALOG, "2 0 R", "3 0 R"]),
        structure(
            "inherits-in-circles",
            &[
                CATALOG,
                "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>",
                "<</Type/Page/Parent 2 0 R>>",
            ],
        ),
        Hostile::new("pdf/same-page-200000-times.pdf", move || {
            let kids = "3 0 R ".repeat(200_000);
            let pages = format!("<</Type/Pages/Kids[{kids}]/Count 200000>>");
            pdf(&[CATALOG.into(), pages.into(), page.into()])
        }),
        Hostile::new("pdf/tree-that-doubles.pdf", move || {
            let mut objects: Vec<Vec<u8>> = vec![CATALOG.into()];
            for number in 2..40 {
                let next = number + 1;
                let node = format!("<</Type/Pages/Kids[{next} 0 R {next} 0 R]/Count 9>>");
                objects.push(node.into());
            }
            objects.push(page.into());
            pdf(&objects)
        }),
        Hostile::new("pdf/tree-100000-deep.pdf", move || {
            let node = |it| format!("<</Type/Pages/Kids[{} 0 R]/Count 1>>", it + 1).into_bytes();
            let mut objects: Vec<Vec<u8>> = vec![CATALOG.into()];
            objects.extend((2..100_000).map(node));
            objects.push(page.into());
            pdf(&objects)
        }),
    ]
}

/// Tables of objects that lie, and streams of objects.
fn tables() -> Vec<Hostile> {
    let broken = |name: &'static str, of: &'static str, by: &'static str| {
        Hostile::new(&format!("pdf/{name}.pdf"), move || {
            String::from_utf8_lossy(&good()).replace(of, by).into_bytes()
        })
    };
    let packed_objects = |name: &'static str, keys: &'static str, content: &'static str| {
        Hostile::new(&format!("pdf/{name}.pdf"), move || {
            let stream = packed(content.as_bytes(), keys);
            pdf(&[CATALOG.into(), PAGES.into(), stream.clone(), stream])
        })
    };
    vec![
        broken("previous-is-itself", "/Root", "/Prev 9/Root"),
        broken("start-beyond-the-end", "startxref\n", "startxref\n99999999999"),
        broken("size-2-billion", "/Size 6", "/Size 2147483647"),
        broken("root-is-missing", "/Root 1 0 R", ""),
        broken("length-too-long", "/Length ", "/Length 99"),
        broken("length-below-zero", "/Length ", "/Length -"),
        broken("length-of-itself", "/Length ", "/Length 4 0 R%"),
        broken("huge-box", "[0 0 400 300]", "[0 0 1e38 1e38]"),
        broken("endless-numbers", "[0 0 400 300]", "[-99999999999999999999999999 0 1e999 .5.5.5]"),
        broken("unit", "/Parent", "/UserUnit 1e30/Rotate 2147483647/Parent"),
        broken(
            "encrypted-with-nothing",
            "/Root",
            "/Encrypt<</Filter/Standard/V 5/R 6/O()/U()/P -1>>/Root",
        ),
        packed_objects(
            "2-billion-packed-objects",
            "/Type/ObjStm/N 2147483647/First 10",
            "1 0 2 0 3 0 ",
        ),
        packed_objects(
            "packed-in-itself",
            "/Type/ObjStm/N 1/First 4/Extends 3 0 R",
            "3 0 <</A 3 0 R>>",
        ),
        packed_objects(
            "wide-table",
            "/Type/XRef/W[8 8 8]/Index[0 2147483647]/Size 2147483647",
            "aaaaaaaaaaaaaaaaaaaaaaaa",
        ),
        packed_objects("huge-width", "/Type/XRef/W[2147483647 2147483647 1]/Size 3", "aaaaaaaa"),
    ]
}

/// A page with a line of text.
pub(super) fn good() -> Vec<u8> {
    page("BT /F 12 Tf 50 200 Td (Antrag) Tj ET", "", &[])
}

/// A file with one page; `further` objects are numbered from 6.
pub(super) fn page(content: &str, resources: &str, further: &[Vec<u8>]) -> Vec<u8> {
    page_of(stream(content.as_bytes(), ""), resources, further)
}

/// The same with a stream of any kind.
pub(super) fn page_of(content: Vec<u8>, resources: &str, further: &[Vec<u8>]) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>{resources}>>>>"
    );
    let mut objects = vec![CATALOG.into(), PAGES.into(), page.into(), content, FONT.into()];
    objects.extend_from_slice(further);
    pdf(&objects)
}

/// A file of these objects, numbered from 1; the first is the catalog.
pub(super) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut res = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        let place = format!("{:010} 00000 n \n", res.len());
        table.push_str(&place);
        res.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        res.extend_from_slice(object);
        res.extend_from_slice(b"\nendobj\n");
    }
    let start = res.len();
    let size = objects.len() + 1;
    let end = format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    [res, table.into_bytes(), end.into_bytes()].concat()
}

pub(super) fn stream(content: &[u8], keys: &str) -> Vec<u8> {
    let head = format!("<<{keys}/Length {}>>stream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A stream that unpacks to the content.
pub(super) fn packed(content: &[u8], keys: &str) -> Vec<u8> {
    stream(&deflated(content), &format!("{keys}/Filter/FlateDecode"))
}

pub(super) fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

/// A file whose objects are these texts.
fn structure(name: &str, objects: &[&str]) -> Hostile {
    let objects: Vec<Vec<u8>> = objects.iter().map(|it| it.as_bytes().to_vec()).collect();
    Hostile::new(&format!("pdf/{name}.pdf"), move || pdf(&objects))
}
