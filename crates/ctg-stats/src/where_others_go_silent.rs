//! What the software of reference answers at the edges of statistics, and what this crate answers.
//!
//! The answers of others were measured on the same inputs, or read in their source where it is said; ours are held by tests, line by line.
//! Nothing here is code.
#![expect(clippy::doc_markdown, reason = "the pages name the functions of others as they write them, in tables")]
#![allow(rustdoc::broken_intra_doc_links, reason = "slices of Python stand in brackets")]
#![doc = include_str!("../docs/edges-indicators.md")]
#![doc = include_str!("../docs/edges-numbers.md")]
#![doc = include_str!("../docs/edges-spatial.md")]
