//! PDFs whose pages never end: streams, forms, fonts, pictures.

use super::Hostile;
use super::bytes::noise;
use super::pdf::{deflated, packed, page, page_of, stream};

pub(super) fn files() -> Vec<Hostile> {
    let mut res = contents();
    res.extend(forms());
    res.extend(filters());
    res.extend(fonts());
    res
}

/// What is drawn, very often.
fn contents() -> Vec<Hostile> {
    let of = |name: &'static str, head: &'static str, piece: &'static str, count: usize| {
        Hostile::new(&format!("pdf/{name}.pdf"), move || {
            let content = format!("{head}{}", piece.repeat(count));
            page_of(packed(content.as_bytes(), ""), "", &[])
        })
    };
    vec![
        of("text-on-text", "BT /F 12 Tf ", "1 0 0 1 50 200 Tm (Antrag) Tj ", 500_000),
        of("words-on-one-line", "BT /F 1 Tf 5 200 Td ", "(a ) Tj ", 500_000),
        of("stairs", "BT /F 1 Tf ", ".001 .001 Td (a) Tj ", 300_000),
        of("rulings", "", "0 0 m 400 300 l S 10 10 200 .5 re f ", 200_000),
        of("grid", "", "1 0 0 1 .01 .01 cm 0 0 m 0 300 l S 0 0 m 400 0 l S ", 100_000),
        of("saves", "", "q ", 3_000_000),
        of("brackets", "", "[", 3_000_000),
        of("dictionaries", "", "<</A", 1_000_000),
        of("strings", "", "(", 3_000_000),
        of("marks", "", "/P<</MCID 0>>BDC ", 300_000),
        of("numbers", "", "99999999999999999999999 -.-.-5 1e5 ", 300_000),
        of("matrix", "", "1e30 0 0 1e30 1e30 1e30 cm BT /F 1e30 Tf (a) Tj ET ", 50_000),
        of("inline-pictures", "", "BI /W 99999 /H 99999 /BPC 8 /CS /G ID \0 EI ", 50_000),
        of("clips", "", "0 0 400 300 re W n 0 0 m 1 1 2 2 3 3 c W n ", 200_000),
    ]
}

/// Forms that draw forms.
fn forms() -> Vec<Hostile> {
    let form = |content: &str, resources: &str| {
        let keys = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>{resources}>>"
        );
        stream(content.as_bytes(), &keys)
    };
    vec![
        Hostile::new("pdf/form-of-itself.pdf", move || {
            page("/X Do", "/XObject<</X 6 0 R>>", &[form("/X Do /X Do", "/XObject<</X 6 0 R>>")])
        }),
        Hostile::new("pdf/forms-of-each-other.pdf", move || {
            let one = form("/X Do /X Do", "/XObject<</X 7 0 R>>");
            let other = form("/X Do /X Do", "/XObject<</X 6 0 R>>");
            page("/X Do", "/XObject<</X 6 0 R>>", &[one, other])
        }),
        Hostile::new("pdf/forms-that-multiply.pdf", move || {
            let level =
                |it: usize| form(&"/X Do ".repeat(10), &format!("/XObject<</X {} 0 R>>", it + 1));
            let mut further: Vec<Vec<u8>> = (6..18).map(level).collect();
            further.push(form("BT /F 5 Tf (Antrag) Tj ET", ""));
            page("/X Do", "/XObject<</X 6 0 R>>", &further)
        }),
        Hostile::new("pdf/forms-20000-deep.pdf", move || {
            let level = |it: usize| form("/X Do", &format!("/XObject<</X {} 0 R>>", it + 1));
            let further: Vec<Vec<u8>> = (6..20_000).map(level).collect();
            page("/X Do", "/XObject<</X 6 0 R>>", &further)
        }),
        Hostile::new("pdf/pattern-of-dust.pdf", move || {
            let keys = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 1e-9/YStep 1e-9/Resources<<>>";
            let pattern = stream(b"0 0 1 1 re f", keys);
            page("/Pattern cs /P scn 0 0 400 300 re f", "/Pattern<</P 6 0 R>>", &[pattern])
        }),
        Hostile::new("pdf/shading-of-itself.pdf", move || {
            let shading = b"<</ShadingType 1/ColorSpace/DeviceRGB/Function 7 0 R>>".to_vec();
            let function =
                b"<</FunctionType 3/Domain[0 1]/Bounds[]/Encode[0 1]/Functions[7 0 R]>>".to_vec();
            page("/S sh", "/Shading<</S 6 0 R>>", &[shading, function])
        }),
    ]
}

/// Streams that unpack to more than they should.
fn filters() -> Vec<Hostile> {
    let filtered = |name: &'static str, keys: &'static str, content: fn() -> Vec<u8>| {
        Hostile::new(&format!("pdf/{name}.pdf"), move || page_of(stream(&content(), keys), "", &[]))
    };
    let picture = |name: &'static str, keys: &'static str| {
        Hostile::new(&format!("pdf/{name}.pdf"), move || {
            let keys = format!("/Type/XObject/Subtype/Image{keys}");
            let image = stream(&deflated(&noise(5_000)), &keys);
            page("400 0 0 300 0 0 cm /X Do", "/XObject<</X 6 0 R>>", &[image])
        })
    };
    vec![
        filtered("bomb", "/Filter/FlateDecode", || deflated(&vec![b' '; 500_000_000])),
        filtered("bomb-in-bomb", "/Filter[/FlateDecode/FlateDecode]", || {
            deflated(&deflated(&vec![b' '; 500_000_000]))
        }),
        filtered(
            "1000-filters",
            "/Filter[/ASCIIHexDecode/ASCII85Decode/RunLengthDecode/LZWDecode]",
            || noise(100_000),
        ),
        filtered("run-lengths", "/Filter[/FlateDecode/RunLengthDecode]", || {
            deflated(&b"\x81 ".repeat(5_000_000))
        }),
        filtered(
            "png-predictor",
            "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32/BitsPerComponent 16>>",
            || deflated(&noise(100_000)),
        ),
        filtered(
            "tiff-predictor",
            "/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 2000000000/Colors 255/BitsPerComponent 32>>",
            || deflated(&noise(100_000)),
        ),
        filtered(
            "no-columns",
            "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 0>>",
            || deflated(&noise(1_000_000)),
        ),
        filtered("lzw", "/Filter/LZWDecode/DecodeParms<</EarlyChange -7>>", || noise(1_000_000)),
        picture(
            "wide-picture",
            "/Width 2147483647/Height 2147483647/ColorSpace/DeviceRGB/BitsPerComponent 16/Filter/FlateDecode",
        ),
        picture(
            "fax",
            "/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter[/FlateDecode/CCITTFaxDecode]/DecodeParms[null<</K -1/Columns 60000/Rows 2147483647>>]",
        ),
        picture(
            "jbig2",
            "/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter[/FlateDecode/JBIG2Decode]",
        ),
        picture("jpeg2000", "/Width 60000/Height 60000/Filter[/FlateDecode/JPXDecode]"),
        picture(
            "jpeg",
            "/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter[/FlateDecode/DCTDecode]",
        ),
    ]
}

const WITH_MAP: &str = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>]>>";
const TRUETYPE: &str = "<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 2147483647/FontDescriptor<</FontFile2 7 0 R/Flags 4>>>>";
const COMPACT: &str =
    "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontFile3 7 0 R/Flags 4>>>>";
const TYPE1: &str =
    "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontFile 7 0 R/Flags 4>>>>";

/// Fonts that are none, and maps of characters without end.
fn fonts() -> Vec<Hostile> {
    let text = "BT /G 12 Tf 50 200 Td (Antrag) Tj <0041> Tj ET";
    let of = |name: &'static str, font: &'static str, data: fn() -> Vec<u8>| {
        Hostile::new(&format!("pdf/{name}.pdf"), move || {
            page(text, "/Font<</F 5 0 R/G 6 0 R>>", &[font.into(), packed(&data(), "")])
        })
    };
    vec![
        of("map-of-everything", WITH_MAP, || {
            let ranges = "100 beginbfrange\n<0000> <FFFF> <0041>\nendbfrange\n".repeat(20_000);
            format!("begincmap\n{ranges}endcmap").into_bytes()
        }),
        of("map-of-long-texts", WITH_MAP, || {
            let long = "0041".repeat(20_000);
            format!("begincmap\n1 beginbfchar\n<0041> <{long}>\nendbfchar\nendcmap")
                .repeat(20)
                .into_bytes()
        }),
        of("map-upside-down", WITH_MAP, || {
            b"begincmap\n9 beginbfrange\n<FFFFFFFF> <00000000> <0041>\n".repeat(10_000)
        }),
        of("truetype-noise", TRUETYPE, || {
            [b"\0\x01\0\0\0\x10".as_slice(), &noise(200_000)].concat()
        }),
        of("compact-noise", COMPACT, || [b"\x01\0\x04\x04".as_slice(), &noise(200_000)].concat()),
        of("type1-loop", TYPE1, || {
            b"%!PS-AdobeFont-1.0\neexec { { /a { a } def a } loop } exec ".repeat(10_000)
        }),
        Hostile::new("pdf/type3-of-itself.pdf", move || {
            let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]\
                /CharProcs<</A 7 0 R>>/Encoding<</Differences[0/A/A/A 65/A 110/A 116/A 114/A]>>\
                /FirstChar 0/LastChar 255/Widths[1]/Resources<</Font<</G 6 0 R>>>>>>";
            let drawn = stream(b"BT /G 1 Tf (Antrag) Tj (Antrag) Tj ET", "");
            page(text, "/Font<</F 5 0 R/G 6 0 R>>", &[font.into(), drawn])
        }),
    ]
}
