//! Age bands, their partitions, and persons by age.

mod band;
mod partition;
mod structure;

pub use band::{AgeBand, AgeBandError};
pub use partition::{AgeFault, AgePartition, AgePartitionError, coverage_faults};
pub use structure::{AgeStructure, AgeStructureError};
