//! Names of columns that carry a year.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use ctg_model::Vintage;

use crate::{ReadError, SetAside};

/// Which of the questionnaires a figure was made from.
///
/// ```
/// use ctg_io::census::{Exploitation, Variable};
/// assert_eq!("P_POP".parse::<Variable>()?.exploitation(), Exploitation::Main);
/// # Ok::<(), ctg_io::census::VariableError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Exploitation {
    /// *Exploitation principale*: all questionnaires collected (`P`).
    Main,
    /// *Exploitation complémentaire*: one questionnaire out of four in the large communes, all in the others (`C`).
    Complementary,
    /// *Dénombrement*, of censuses before 1999 (`D`).
    Count,
}

impl Exploitation {
    fn of(letter: char) -> Option<Self> {
        match letter.to_ascii_uppercase() {
            'P' => Some(Self::Main),
            'C' => Some(Self::Complementary),
            'D' => Some(Self::Count),
            _ => None,
        }
    }

    fn letter(self) -> char {
        match self {
            Self::Main => 'P',
            Self::Complementary => 'C',
            Self::Count => 'D',
        }
    }
}

/// A variable of the census, without its year: `P_POP0002`, `C_MENPSEUL`.
///
/// The same word is not the same figure in both questionnaires: `P_MEN` and `C_MEN` differ.
///
/// ```
/// use ctg_io::census::{Exploitation, Variable};
/// let alone: Variable = "C_MENPSEUL".parse()?;
/// assert_eq!((alone.exploitation(), alone.name()), (Exploitation::Complementary, "MENPSEUL"));
/// assert_eq!(alone.to_string(), "C_MENPSEUL");
/// # Ok::<(), ctg_io::census::VariableError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable {
    exploitation: Exploitation,
    name: String,
}

/// A text that names no variable.
///
/// ```
/// use ctg_io::census::Variable;
/// let error = "MENPSEUL".parse::<Variable>().unwrap_err();
/// assert_eq!(error.to_string(), "variable `MENPSEUL`: expected P, C or D, an underscore and a name, such as C_MENPSEUL");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("variable `{text}`: expected P, C or D, an underscore and a name, such as C_MENPSEUL")]
pub struct VariableError {
    text: String,
}

impl VariableError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!("P".parse::<ctg_io::census::Variable>().unwrap_err().text(), "P");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Variable {
    pub(super) fn new(exploitation: Exploitation, name: &str) -> Self {
        Self { exploitation, name: name.to_ascii_uppercase() }
    }

    /// From which questionnaires.
    ///
    /// ```
    /// use ctg_io::census::{Exploitation, Variable};
    /// assert_eq!("P_POP".parse::<Variable>()?.exploitation(), Exploitation::Main);
    /// # Ok::<(), ctg_io::census::VariableError>(())
    /// ```
    pub fn exploitation(&self) -> Exploitation {
        self.exploitation
    }

    /// The name, in upper case.
    ///
    /// ```
    /// assert_eq!("P_pop".parse::<ctg_io::census::Variable>()?.name(), "POP");
    /// # Ok::<(), ctg_io::census::VariableError>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.exploitation.letter(), self.name)
    }
}

impl FromStr for Variable {
    type Err = VariableError;

    fn from_str(text: &str) -> Result<Self, VariableError> {
        let parts = text.split_once('_').and_then(|(letter, name)| {
            let mut letters = letter.chars();
            let exploitation = letters.next().and_then(Exploitation::of)?;
            let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            (letters.next().is_none() && is_name).then(|| Self::new(exploitation, name))
        });
        parts.ok_or_else(|| VariableError { text: text.chars().take(40).collect() })
    }
}

/// The year and the variable that a name of a column tells: `P18_POP0002`. `None` for a column of another kind.
fn dated(name: &str) -> Option<(Vintage, Variable)> {
    let (head, variable) = name.split_once('_')?;
    let mut letters = head.chars();
    let exploitation = letters.next().and_then(Exploitation::of)?;
    let digits = letters.as_str();
    let year: u16 = digits.parse().ok().filter(|_| digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()))?;
    let century = if year < FIRST_CENSUS_IN_TWO_DIGITS { 2000 } else { 1900 };
    (!variable.is_empty()).then_some((Vintage::new(century + year).ok()?, Variable::new(exploitation, variable)))
}

/// The oldest census of these files is that of 1968: `68` to `99` are of the twentieth century.
const FIRST_CENSUS_IN_TWO_DIGITS: u16 = 68;

/// The variables of a year in alphabetical order, and where each stands in the file.
pub(super) fn columns_of(
    file: &str,
    names: &[String],
    vintage: Vintage,
) -> Result<(Arc<[Variable]>, Vec<usize>), ReadError> {
    let dated: Vec<_> = names.iter().enumerate().filter_map(|(at, name)| Some((at, dated(name)?))).collect();
    let refuse = |problem: String| Err(ReadError::refused(vec![SetAside::new(file, problem)]));
    let mut places = BTreeMap::new();
    for (at, (_, variable)) in dated.iter().filter(|(_, (year, _))| *year == vintage) {
        if places.insert(variable.clone(), *at).is_some() {
            return refuse(format!("found the figure {variable} of {vintage} in two columns, expected it in one"));
        }
    }
    if places.is_empty() {
        let years: BTreeSet<Vintage> = dated.iter().map(|(_, (year, _))| *year).collect();
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        let found = if years.is_empty() { "no year".to_owned() } else { years.join(", ") };
        return refuse(format!(
            "found columns of {found}, expected some of {vintage}, such as P{:02}_POP",
            vintage.year() % 100
        ));
    }
    let (variables, places): (Vec<Variable>, Vec<usize>) = places.into_iter().unzip();
    Ok((variables.into(), places))
}
