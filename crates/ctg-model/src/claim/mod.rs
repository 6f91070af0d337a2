//! Figures that a document prints, and what they should satisfy.

mod age;
mod expectation;
mod figure;
mod measure;
mod subject;

pub use age::AgeClaim;
pub use expectation::{Expectation, ExpectationRule};
pub use figure::Claim;
pub use measure::{Denominator, Measure, Unit, UnitError};
pub use subject::{Subject, SubjectError};
