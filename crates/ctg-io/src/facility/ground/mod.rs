//! What every list of facilities stands on: blocks of whole rows, columns by any of their names, cells, and a row as it comes.

mod blocks;
mod cells;
mod header;
mod json;
mod quoting;
mod row;

pub(super) use blocks::{Block, Blocks, Cut};
pub(super) use cells::{Cells, Splitter};
pub(super) use header::{Column, Header, Layout};
pub(super) use json::for_each_object;
pub(super) use row::Row;

/// The longest row, in bytes: a whole file swallowed by one stray quote must not pass for a row.
pub(super) const LONGEST_ROW: usize = 1 << 20;

/// Names the columns of a list, in an order of its own, each with the names that it goes by in files.
macro_rules! columns {
    ($($id:ident: $need:ident [$($name:literal),+ $(,)?]),+ $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "only counts the columns")]
        enum Index { $($id),+ }
        $(const $id: usize = Index::$id as usize;)+
        const LAYOUT: &$crate::facility::ground::Layout = &$crate::facility::ground::Layout(&[
            $($crate::facility::ground::Column::$need(&[$($name),+])),+
        ]);
    };
}
pub(super) use columns;
