//! The text of a page in pieces: lines and cells of tables, with the words of facts and of a question
//! marked.

use std::collections::BTreeSet;
use std::ops::Range;

/// Words of a fact on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The number of the fact.
    pub(crate) fact: usize,
    /// The name of the place: what links lead to.
    pub(crate) anchor: String,
    /// Bytes of the page's text.
    pub(crate) span: Range<usize>,
}

/// A piece of text in which nothing begins or ends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Piece {
    /// The words.
    pub(crate) text: String,
    /// The fact that was read from them; of several the one with the fewest words.
    pub(crate) fact: Option<usize>,
    /// Places that begin here.
    pub(crate) anchors: Vec<String>,
    /// Whether it answers the question.
    pub(crate) is_found: bool,
}

/// A line, by its cells: one but in tables.
pub(crate) type Cells = Vec<Vec<Piece>>;

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Whether they are the rows of a table.
    pub(crate) is_table: bool,
    /// The lines.
    pub(crate) lines: Vec<Cells>,
}

/// A part of a page's text as blocks. Spans that reach beyond it are cut; what is no span of it is left
/// out.
pub(crate) fn blocks(
    text: &str,
    part: Range<usize>,
    marked: &[Marked],
    found: &[Range<usize>],
) -> Vec<Block> {
    let mut marked: Vec<&Marked> =
        marked.iter().filter(|it| is_of(&it.span, text, &part)).collect();
    marked.sort_by_key(|it| it.span.start);
    let mut found = found.iter().filter(|it| is_of(it, text, &part)).peekable();
    let mut sweep =
        Sweep { marked: &marked, open: BTreeSet::new(), next: 0, ends: BTreeSet::new() };
    let mut res: Vec<Block> = Vec::new();
    let mut start = part.start;
    for line in text[part.clone()].split_inclusive('\n') {
        let printed = line.trim_end_matches(['\n', '\r']);
        let mut cells = Vec::new();
        let mut at = start;
        for cell in printed.split('\t') {
            let span = at..at + cell.len();
            cells.push(sweep.pieces(text, span, &mut found));
            at += cell.len() + 1;
        }
        push_line(&mut res, cells);
        start += line.len();
    }
    res
}

/// Whether a span is one of the text and within the part.
fn is_of(span: &Range<usize>, text: &str, part: &Range<usize>) -> bool {
    span.start < span.end
        && text.get(span.clone()).is_some()
        && span.start < part.end
        && span.end > part.start
}

fn push_line(blocks: &mut Vec<Block>, cells: Cells) {
    let is_table = cells.len() > 1;
    match blocks.last_mut() {
        Some(block) if block.is_table == is_table => block.lines.push(cells),
        _ => blocks.push(Block { is_table, lines: vec![cells] }),
    }
}

/// Which places are open at the byte that is looked at.
struct Sweep<'a> {
    /// By their beginning.
    marked: &'a [&'a Marked],
    /// Those that have begun and not ended: length and number.
    open: BTreeSet<(usize, usize)>,
    /// Ends of those, with length and number.
    ends: BTreeSet<(usize, usize, usize)>,
    /// The first that has not begun.
    next: usize,
}

impl Sweep<'_> {
    /// A run of text in pieces. Runs must come in order.
    fn pieces<'f>(
        &mut self,
        text: &str,
        run: Range<usize>,
        found: &mut std::iter::Peekable<impl Iterator<Item = &'f Range<usize>>>,
    ) -> Vec<Piece> {
        let mut res = Vec::new();
        let mut at = run.start;
        loop {
            let anchors = self.step(at);
            while found.next_if(|it| it.end <= at).is_some() {}
            let hit = found.peek().map(|it| (it.start, it.end));
            let is_found = hit.is_some_and(|it| it.0 <= at);
            let of_hit = hit.map(|it| if is_found { it.1 } else { it.0 });
            let of_mark = self.next_change();
            let end = of_hit.into_iter().chain(of_mark).fold(run.end, usize::min).max(at);
            let fact = self.open.first().map(|it| self.marked[it.1].fact);
            if end > at || !anchors.is_empty() {
                res.push(Piece { text: text[at..end].to_owned(), fact, anchors, is_found });
            }
            if end >= run.end {
                return res;
            }
            at = end;
        }
    }

    /// Opens and closes what begins and ends up to a byte; gives the names of what begins.
    fn step(&mut self, at: usize) -> Vec<String> {
        let mut anchors = Vec::new();
        while let Some(it) = self.marked.get(self.next).filter(|it| it.span.start <= at) {
            anchors.push(it.anchor.clone());
            self.open.insert((it.span.len(), self.next));
            self.ends.insert((it.span.end, it.span.len(), self.next));
            self.next += 1;
        }
        while let Some((end, length, idx)) = self.ends.first().copied().filter(|it| it.0 <= at) {
            self.ends.remove(&(end, length, idx));
            self.open.remove(&(length, idx));
        }
        anchors
    }

    /// Where the next place begins or ends.
    fn next_change(&self) -> Option<usize> {
        let begin = self.marked.get(self.next).map(|it| it.span.start);
        let end = self.ends.first().map(|it| it.0);
        begin.into_iter().chain(end).min()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn marked(fact: usize, span: Range<usize>) -> Marked {
        Marked { fact, anchor: format!("m{fact}"), span }
    }

    /// Pieces as `[fact:text]`, found ones with a star, cells parted by `|`.
    fn shown(blocks: &[Block]) -> String {
        let mut res = String::new();
        for block in blocks {
            for line in &block.lines {
                res.push_str(if block.is_table { "T " } else { "  " });
                let cells = line.iter().map(|it| it.iter().map(piece).collect::<String>());
                res.push_str(&cells.collect::<Vec<String>>().join("|"));
                res.push('\n');
            }
        }
        res
    }

    fn piece(it: &Piece) -> String {
        let star = if it.is_found { "*" } else { "" };
        let fact = it.fact.map_or(String::new(), |it| it.to_string());
        format!("[{}{fact}:{star}{}]", it.anchors.join(","), it.text)
    }

    #[test]
    fn words_of_facts_within_each_other() {
        let text = "Der Runde Tisch tagt\nName\tFraktion\nAnna\tSPD";
        let all = [marked(1, 0..20), marked(2, 4..15), marked(3, 26..34)];
        expect![[r"
              [m11:Der ][m22:Runde ][2:*Tisch][1: tagt]
            T [:Name]|[m33:Fraktion]
            T [:*Anna]|[:*SPD]
        "]]
        .assert_eq(&shown(&blocks(text, 0..text.len(), &all, &[10..15, 35..43])));
    }

    #[test]
    fn spans_that_are_none() {
        let text = "Grüße";
        let odd = [
            marked(1, 3..4),
            marked(2, 0..900),
            marked(3, 2..2),
            marked(4, Range { start: 9, end: 4 }),
        ];
        assert_eq!(
            shown(&blocks(text, 0..text.len(), &odd, std::slice::from_ref(&(3..5)))),
            "  [:Grüße]\n"
        );
        assert_eq!(shown(&blocks("", 0..0, &odd, &[])), "");
    }

    #[test]
    fn parts_of_a_page() {
        let text = "eins zwei\ndrei vier\n";
        let all = [marked(1, 5..14)];
        assert_eq!(shown(&blocks(text, 10..text.len(), &all, &[])), "  [m11:drei][: vier]\n");
    }
}
