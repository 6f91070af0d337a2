//! What is wrong with the quotes of a row.

/// What is wrong with the quotes of a row, if anything: the parser takes both faults in silence.
pub(super) fn quoting_fault(row: &[u8], delimiter: u8) -> Option<&'static str> {
    #[derive(Clone, Copy)]
    enum At {
        CellStart,
        Plain,
        Quoted,
        Quote,
    }
    let mut at = At::CellStart;
    for byte in row.iter().copied() {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Quote,
            (At::Quoted, _) | (At::CellStart | At::Quote, b'"') => At::Quoted,
            (_, b'\r' | b'\n') => At::CellStart,
            (_, byte) if byte == delimiter => At::CellStart,
            (At::Quote, _) => return Some("found text after a closing quote, expected the end of the cell"),
            (At::CellStart | At::Plain, _) => At::Plain,
        };
    }
    matches!(at, At::Quoted).then_some("the file ends inside a quoted cell, expected a closing quote")
}
