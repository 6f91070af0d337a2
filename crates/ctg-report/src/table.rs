//! Tables and paragraphs for a screen of 100 columns.

/// The width of the text.
pub(crate) const WIDTH: usize = 100;

/// Which side a column leans to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// Rows with columns as wide as their widest cell, parted by two blanks and indented by so many.
pub(crate) fn table(indent: usize, align: &[Align], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..align.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(align).zip(&widths).map(|((cell, align), width)| pad(cell, *align, *width));
        format!("{:indent$}{}", "", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

fn pad(cell: &str, align: Align, width: usize) -> String {
    match align {
        Align::Left => format!("{cell:<width$}"),
        Align::Right => format!("{cell:>width$}"),
    }
}

/// A paragraph of French, indented by so many blanks, further lines by so many more.
pub(crate) fn paragraph(text: &str, indent: usize, hanging: usize) -> String {
    fill(&spaced(text), indent, hanging)
}

/// The words of a document between guillemets, to the letter.
pub(crate) fn quotation(text: &str, indent: usize) -> String {
    fill(&format!("«{NO_BREAK}{text}{NO_BREAK}»"), indent, 2)
}

fn fill(text: &str, indent: usize, hanging: usize) -> String {
    let (first, rest) = (" ".repeat(indent), " ".repeat(indent + hanging));
    let options = textwrap::Options::new(WIDTH).initial_indent(&first).subsequent_indent(&rest);
    textwrap::fill(text, options.break_words(false).word_splitter(textwrap::WordSplitter::NoHyphenation)) + "\n"
}

const NO_BREAK: char = '\u{A0}';

/// French punctuation stays with its word: a no-break space before a colon and inside guillemets, a narrow one before a semicolon.
fn spaced(text: &str) -> String {
    text.replace(" :", "\u{A0}:").replace(" ;", "\u{202F};").replace("« ", "«\u{A0}").replace(" »", "\u{A0}»")
}
