//! What a PDF holds beside its text, as a sheet to read.

use ratlas_present::{Lang, Wording, on_one_line};
use ratlas_read::{Attachment, Description, Heading, Information};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// Wide enough for the longest label.
const LABEL_WIDTH: usize = 17;

/// Runs of pages that are shown; more would be a list of all pages.
const SHOWN_RUNS: usize = 20;

/// A description in the user's language.
pub(crate) fn sheet(path: &str, it: &Description, lang: Lang, style: Style) -> String {
    let mut res = format!("{}\n", style.bold(&on_one_line(path)));
    for (label, value) in properties(it, lang) {
        push_line(&mut res, &format!("  {:<LABEL_WIDTH$} {}", label, on_one_line(&value)));
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

fn properties(it: &Description, lang: Lang) -> Vec<(&'static str, String)> {
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
        (lang.say(Wording::LabelKind), format!("PDF {}", it.version)),
        (lang.say(Msg::InfoPages), lang.number(u64::from(it.pages))),
        (lang.say(Msg::InfoSize), sizes.join(", ")),
    ];
    res.extend(it.language.clone().map(|it| (lang.say(Msg::InfoLanguage), it)));
    res.push((lang.say(Msg::InfoFlags), flags.join(", ")));
    res.retain(|it| !it.1.is_empty());
    res
}

/// Points to millimetres.
fn millimetres(points: f32) -> f64 {
    f64::from(points) * 25.4 / 72.0
}

fn pages(count: u32, lang: Lang) -> String {
    lang.count(u64::from(count), Wording::PageOne, Wording::PageMany)
}

fn information(it: &Information, lang: Lang) -> Vec<String> {
    let values = [
        (lang.say(Wording::LabelTitle), &it.title),
        (lang.say(Msg::InfoAuthor), &it.author),
        (lang.say(Msg::InfoSubject), &it.subject),
        (lang.say(Msg::InfoKeywords), &it.keywords),
        (lang.say(Msg::InfoCreator), &it.creator),
        (lang.say(Msg::InfoProducer), &it.producer),
        (lang.say(Msg::InfoCreated), &it.created),
        (lang.say(Msg::InfoModified), &it.modified),
        (lang.say(Msg::InfoConformance), &it.conformance),
    ];
    let line = |(label, value): (&str, &Option<String>)| {
        Some(format!("{:<LABEL_WIDTH$} {}", label, on_one_line(value.as_ref()?)))
    };
    values.into_iter().filter_map(line).collect()
}

fn heading(it: &Heading, lang: Lang) -> String {
    let indent = "  ".repeat(it.level.saturating_sub(1) as usize);
    let page = it.page.map(|it| format!(" · {}", lang.fill(Wording::Page, &[&it])));
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
        format!("{}: {}", lang.fill(Wording::Page, &[&counted]), range(&first, &last))
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
        it.page.map(|it| lang.fill(Wording::Page, &[&it])),
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
