//! What a PDF holds beside its text, as a sheet to read.

use ratlas_read::{Attachment, Description, Heading, Information};

use super::colour::{Style, on_one_line};
use super::push_line;
use crate::messages::{Lang, Msg};

/// Wide enough for the longest label.
const LABEL_WIDTH: usize = 17;

/// Runs of pages that are shown; more would be a list of all pages.
const SHOWN_RUNS: usize = 20;

/// A description in the user's language.
pub(crate) fn sheet(path: &str, it: &Description, lang: Lang, style: Style) -> String {
    let mut res = format!("{}\n", style.bold(&on_one_line(path)));
    for (label, value) in properties(it, lang) {
        push_line(
            &mut res,
            &format!("  {:<LABEL_WIDTH$} {}", lang.say(label), on_one_line(&value)),
        );
    }
    let sections = [
        (Msg::InfoDictionary, information(&it.info, lang)),
        (Msg::InfoXmp, information(&it.xmp, lang)),
        (Msg::InfoOutline, it.outline.iter().map(|it| heading(it, lang)).collect()),
        (Msg::InfoLabels, labels(&it.labels, lang)),
        (Msg::InfoAttachments, it.attachments.iter().map(|it| attachment(it, lang)).collect()),
    ];
    for (title, lines) in sections.into_iter().filter(|it| !it.1.is_empty()) {
        res.push('\n');
        push_line(&mut res, &style.bold(lang.say(title)));
        for line in lines {
            push_line(&mut res, &format!("  {line}"));
        }
    }
    res
}

fn properties(it: &Description, lang: Lang) -> Vec<(Msg, String)> {
    let flags = [
        (it.encrypted, Msg::InfoEncrypted),
        (it.signed, Msg::InfoSigned),
        (it.tagged, Msg::InfoTagged),
        (it.form, Msg::InfoForm),
    ];
    let flags: Vec<&str> = flags.iter().filter(|it| it.0).map(|it| lang.say(it.1)).collect();
    let sizes: Vec<String> = it
        .sizes
        .iter()
        .map(|size| {
            let [width, height] = [size.width, size.height].map(|it| lang.decimal(millimetres(it)));
            let paper = format!("{width} × {height} mm");
            let is_only = it.sizes.len() == 1;
            if is_only { paper } else { format!("{paper} ({})", pages(size.pages, lang)) }
        })
        .collect();
    let mut res = vec![
        (Msg::LabelKind, format!("PDF {}", it.version)),
        (Msg::InfoPages, lang.number(u64::from(it.pages))),
        (Msg::InfoSize, sizes.join(", ")),
    ];
    res.extend(it.language.clone().map(|it| (Msg::InfoLanguage, it)));
    res.push((Msg::InfoFlags, flags.join(", ")));
    res.retain(|it| !it.1.is_empty());
    res
}

/// Points to millimetres.
fn millimetres(points: f32) -> f64 {
    f64::from(points) * 25.4 / 72.0
}

fn pages(count: u32, lang: Lang) -> String {
    lang.count(u64::from(count), Msg::PageOne, Msg::PageMany)
}

fn information(it: &Information, lang: Lang) -> Vec<String> {
    let values = [
        (Msg::LabelTitle, &it.title),
        (Msg::InfoAuthor, &it.author),
        (Msg::InfoSubject, &it.subject),
        (Msg::InfoKeywords, &it.keywords),
        (Msg::InfoCreator, &it.creator),
        (Msg::InfoProducer, &it.producer),
        (Msg::InfoCreated, &it.created),
        (Msg::InfoModified, &it.modified),
        (Msg::InfoConformance, &it.conformance),
    ];
    let line = |(label, value): (Msg, &Option<String>)| {
        Some(format!("{:<LABEL_WIDTH$} {}", lang.say(label), on_one_line(value.as_ref()?)))
    };
    values.into_iter().filter_map(line).collect()
}

fn heading(it: &Heading, lang: Lang) -> String {
    let indent = "  ".repeat(it.level.saturating_sub(1) as usize);
    let page = it.page.map(|it| format!(" · {}", lang.fill(Msg::Page, &[&it])));
    format!("{indent}{}{}", on_one_line(&it.title), page.unwrap_or_default())
}

/// The labels by runs: `1–4: i–iv`.
fn labels(labels: &[String], lang: Lang) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for idx in 0..labels.len() {
        match runs.last_mut() {
            Some((_, end)) if idx > 0 && prefix(&labels[idx]) == prefix(&labels[idx - 1]) => {
                *end = idx;
            }
            _ => runs.push((idx, idx)),
        }
    }
    let n_further = runs.len().saturating_sub(SHOWN_RUNS);
    let shown = runs.into_iter().take(SHOWN_RUNS).map(|(start, end)| {
        let (first, last) = (on_one_line(&labels[start]), on_one_line(&labels[end]));
        let range = |one: &str, other: &str| {
            if start == end { one.to_owned() } else { format!("{one}–{other}") }
        };
        let counted = range(&(start + 1).to_string(), &(end + 1).to_string());
        format!("{}: {}", lang.fill(Msg::Page, &[&counted]), range(&first, &last))
    });
    let further = (n_further > 0).then(|| lang.fill(Msg::FacetsMore, &[&n_further]));
    shown.chain(further).collect()
}

/// What the labels of a run share: all that is not counted.
fn prefix(label: &str) -> (&str, bool) {
    let start = label.trim_end_matches(|it: char| it.is_ascii_digit());
    let is_counted = start.len() < label.len();
    let letters = start.trim_end_matches(|it: char| "ivxlcdmIVXLCDM".contains(it));
    (if is_counted { start } else { letters }, is_counted)
}

fn attachment(it: &Attachment, lang: Lang) -> String {
    let parts = [
        Some(it.name.clone()),
        it.size.map(|it| lang.bytes(it)),
        it.media_type.clone(),
        it.page.map(|it| lang.fill(Msg::Page, &[&it])),
        it.description.clone(),
    ];
    on_one_line(&parts.into_iter().flatten().collect::<Vec<String>>().join(" · "))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn labels_are_shown_by_runs() {
        let all: Vec<String> =
            ["i", "ii", "iii", "1", "2", "Anlage", "A-1", "A-2"].map(str::to_owned).to_vec();
        expect![[r#"
            Seite 1–3: i–iii
            Seite 4–5: 1–2
            Seite 6: Anlage
            Seite 7–8: A-1–A-2"#]]
        .assert_eq(&labels(&all, Lang::De).join("\n"));
    }
}
