//! A Rust file as far as the checks need it: code without comments and texts, the texts, and which
//! lines are tests.

use super::repo::{File, Repo};

/// A Rust file, taken apart.
pub(super) struct RustSource<'a> {
    pub(super) file: &'a File,
    /// The lines of code; comments and the insides of texts are blank.
    pub(super) lines: Vec<String>,
    /// The texts in the code, each with the index of the line it begins in.
    pub(super) texts: Vec<(usize, String)>,
    /// Whether each line belongs to a test.
    is_test: Vec<bool>,
}

impl RustSource<'_> {
    /// Whether a line is a test's.
    pub(super) fn is_test(&self, line_idx: usize) -> bool {
        self.is_test.get(line_idx).copied().unwrap_or_default()
    }

    /// The lines of code that are no test's, with their indices.
    pub(super) fn production(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.lines.iter().enumerate().map(|(idx, it)| (idx, it.as_str()));
        lines.filter(|(idx, _)| !self.is_test(*idx))
    }
}

/// Every Rust file of the repository, tests known as such.
pub(super) fn rust_sources(repo: &Repo) -> Vec<RustSource<'_>> {
    let is_rust =
        |it: &&File| std::path::Path::new(&it.path).extension().is_some_and(|e| e == "rs");
    let parsed = repo.files.iter().filter(is_rust).filter_map(|it| Some(parse(it, it.text()?)));
    let mut sources: Vec<RustSource<'_>> = parsed.collect();
    let modules: Vec<String> = sources.iter().flat_map(test_modules).collect();
    for source in &mut sources {
        let path = &source.file.path;
        if is_test_path(path) || modules.iter().any(|it| is_module(path, it)) {
            source.is_test.fill(true);
        }
    }
    sources
}

fn is_test_path(path: &str) -> bool {
    ["tests/", "benches/", "fuzz/"].iter().any(|it| path.starts_with(it))
        || ["/tests/", "/benches/", "/examples/"].iter().any(|it| path.contains(it))
        || path.ends_with("/tests.rs")
}

/// Whether a file is a module given as `src/facts/contract`, or inside it.
fn is_module(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|it| it == ".rs" || it.starts_with('/'))
}

/// The modules a file declares for tests only, as paths without `.rs`.
fn test_modules(source: &RustSource<'_>) -> Vec<String> {
    let file = source.file;
    let stem = file.name().trim_end_matches(".rs");
    let base = match stem {
        "mod" | "lib" | "main" => file.folder().to_owned(),
        _ => format!("{}/{stem}", file.folder()),
    };
    let tests = source.lines.iter().enumerate().filter(|(idx, _)| source.is_test(*idx));
    let names = tests.filter_map(|(_, it)| it.strip_suffix(';')?.split_once("mod ").map(|m| m.1));
    names.map(|it| format!("{base}/{it}")).collect()
}

fn parse<'a>(file: &'a File, text: &str) -> RustSource<'a> {
    let (code, texts) = Lexer::new(text).run();
    let lines: Vec<String> = code.lines().map(str::to_owned).collect();
    let is_test = test_lines(&lines);
    RustSource { file, lines, texts, is_test }
}

/// Which lines belong to an item under `#[cfg(test)]`. Formatted code ends an item at the first
/// `}` or `;` that stands at its own indentation.
fn test_lines(lines: &[String]) -> Vec<bool> {
    let mut is_test = vec![false; lines.len()];
    let mut line_idx = 0;
    while line_idx < lines.len() {
        let line = &lines[line_idx];
        if line.trim_start().starts_with("#[cfg(test)]") {
            let end = item_end(lines, line_idx + 1, indentation(line));
            is_test[line_idx..=end].fill(true);
            line_idx = end;
        }
        line_idx += 1;
    }
    is_test
}

/// The last line of the item that begins at a line.
pub(super) fn item_end(lines: &[String], first: usize, indent: usize) -> usize {
    let ends = |line: &String| {
        let at_its_own = indentation(line) == indent && !line.trim().is_empty();
        at_its_own
            && (line.ends_with(';')
                || line.trim() == "}"
                || line.ends_with("{}")
                || is_one_line(line))
    };
    let last = lines.len().saturating_sub(1);
    (first..lines.len()).find(|it| ends(&lines[*it])).unwrap_or(last)
}

/// `fn f() { 1 }`
fn is_one_line(line: &str) -> bool {
    line.contains('{') && line.ends_with('}') && !line.trim_start().starts_with('#')
}

/// Leading blanks.
pub(super) fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Blanks out comments and texts. Knows no more of the language than that.
struct Lexer<'a> {
    rest: &'a str,
    code: String,
    texts: Vec<(usize, String)>,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a str) -> Lexer<'a> {
        Lexer { rest: text, code: String::with_capacity(text.len()), texts: Vec::new() }
    }

    fn run(mut self) -> (String, Vec<(usize, String)>) {
        while let Some(next) = self.rest.chars().next() {
            if self.rest.starts_with("//") {
                let len = self.rest.find('\n').unwrap_or(self.rest.len());
                self.blank(len);
            } else if self.rest.starts_with("/*") {
                self.blank(block_comment_len(self.rest));
            } else if let Some((open, close)) = raw_text(self.rest).filter(|_| !self.in_a_word()) {
                self.text(open, &close, false);
            } else if next == '"' {
                self.text(1, "\"", true);
            } else if next == '\'' {
                self.keep_or_blank_char();
            } else {
                self.keep(next.len_utf8());
            }
        }
        (self.code, self.texts)
    }

    /// Whether the last thing kept is a letter: the `r` of `for"` begins no raw text.
    fn in_a_word(&self) -> bool {
        self.code.chars().next_back().is_some_and(|it| it.is_alphanumeric() || it == '_')
    }

    fn keep(&mut self, len: usize) {
        let (kept, rest) = self.rest.split_at(len);
        self.code.push_str(kept);
        self.rest = rest;
    }

    /// Blanks, so that lines and columns stay.
    fn blank(&mut self, len: usize) {
        let (gone, rest) = self.rest.split_at(len);
        self.code.extend(gone.chars().map(|it| if it == '\n' { '\n' } else { ' ' }));
        self.rest = rest;
    }

    fn text(&mut self, open_len: usize, close: &str, has_escapes: bool) {
        let line_idx = self.code.matches('\n').count();
        self.keep(open_len);
        let len = text_len(self.rest, close, has_escapes);
        self.texts.push((line_idx, self.rest[..len].to_owned()));
        self.blank(len);
        self.keep(close.len().min(self.rest.len()));
    }

    /// `'a'` is a character, `'a` a lifetime.
    fn keep_or_blank_char(&mut self) {
        let body = &self.rest[1..];
        let len = if body.starts_with('\\') {
            body.get(2..).and_then(|it| it.find('\'')).map(|it| it + 4)
        } else {
            let first = body.chars().next().map_or(0, char::len_utf8);
            body[first..].starts_with('\'').then_some(first + 2)
        };
        match len {
            Some(len) => self.blank(len.min(self.rest.len())),
            None => self.keep(1),
        }
    }
}

/// The length of the opening `r#"` and what closes it.
fn raw_text(rest: &str) -> Option<(usize, String)> {
    let after_r = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let n_hashes = after_r.len() - after_r.trim_start_matches('#').len();
    after_r[n_hashes..].strip_prefix('"')?;
    Some((rest.len() - after_r.len() + n_hashes + 1, format!("\"{}", "#".repeat(n_hashes))))
}

fn text_len(rest: &str, close: &str, has_escapes: bool) -> usize {
    let mut chars = rest.char_indices();
    while let Some((idx, it)) = chars.next() {
        if has_escapes && it == '\\' {
            chars.next();
        } else if rest[idx..].starts_with(close) {
            return idx;
        }
    }
    rest.len()
}

/// Block comments nest.
fn block_comment_len(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (idx, _) in rest.char_indices() {
        if rest[idx..].starts_with("/*") {
            depth += 1;
        } else if rest[..idx].ends_with("*/") && idx > 3 {
            depth -= 1;
            if depth == 0 {
                return idx;
            }
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    /// Blanks are shown as `·`.
    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let (code, texts) = Lexer::new(text).run();
        let texts: Vec<String> = texts.iter().map(|(idx, it)| format!("{idx}:{it}")).collect();
        expected.assert_eq(&format!("{}\n{}", code.replace(' ', "·"), texts.join("\n")));
    }

    #[test]
    fn comments_and_texts_are_blank() {
        check(
            "a(\"ä\\\"b\"); // \"c\"\nb",
            expect![[r#"
            a("····");·······
            b
            0:ä\"b"#]],
        );
        check(
            "/* a /* b */ \" */ c",
            expect![[r"
            ··················c
        "]],
        );
        check(
            "r#\"a\"b\"# + br\"c\"",
            expect![[r##"
            r#"···"#·+·br"·"
            0:a"b
            0:c"##]],
        );
    }

    #[test]
    fn characters_and_lifetimes() {
        check(
            "'\"' + '\\'' + &'a str + 'ä' + \"x\"",
            expect![[r#"
            ····+······+·&'a·str·+·····+·"·"
            0:x"#]],
        );
    }

    #[test]
    fn unclosed_ends_with_the_file() {
        check(
            "\"abc",
            expect![[r#"
            "···
            0:abc"#]],
        );
        check(
            "/* abc",
            expect![[r"
            ······
        "]],
        );
        check(
            "'",
            expect![[r"
            '
        "]],
        );
        check(
            "'\\",
            expect![[r"
            '\
        "]],
        );
    }

    fn production(files: &[(&str, &str)]) -> Vec<String> {
        let repo = Repo::of(files);
        let sources = rust_sources(&repo);
        let line = |it: &RustSource<'_>, idx| format!("{}:{}", it.file.path, idx + 1);
        sources
            .iter()
            .flat_map(|it| it.production().map(|(idx, _)| line(it, idx)).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn test_items_are_no_production() {
        let text = "a\n#[cfg(test)]\nmod tests {\n    b\n}\nc\n#[cfg(test)]\nmod contract;\nd";
        assert_eq!(
            production(&[
                ("src/lib.rs", text),
                ("src/contract.rs", "e"),
                ("src/contract/f.rs", "f")
            ]),
            ["src/lib.rs:1", "src/lib.rs:6", "src/lib.rs:9"]
        );
    }

    #[test]
    fn test_files_are_no_production() {
        let files = [("tests/a.rs", "a"), ("crates/a/tests/it/b.rs", "b"), ("src/x/tests.rs", "c")];
        assert_eq!(production(&files), Vec::<String>::new());
    }
}
