//! Articles of names.

use std::fmt;
use std::str::FromStr;

/// The article of a name and how the name is joined to a word before it (*type de nom en clair*, `TNCC`).
///
/// ```
/// use ctg_io::cog::Article;
/// let article: Article = "3".parse()?;
/// assert_eq!(article.name("Gripperie-Saint-Symphorien"), "La Gripperie-Saint-Symphorien");
/// assert_eq!((article.before_name(), article.of_name()), ("La ", "de La "));
/// assert_eq!("9".parse::<Article>().unwrap_err().to_string(), "kind of name `9`: expected a number from 0 to 8");
/// # Ok::<(), ctg_io::cog::ArticleError>(())
/// ```
///
/// # Source
/// Insee, *Code officiel géographique*, description of the variable `TNCC`; the articles are those of the names of the files of 2024.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "TNCC")]
pub enum Article {
    /// No article, before a consonant (`0`): *de Rochefort*.
    None,
    /// No article, before a vowel (`1`): *d'Échillais*.
    NoneBeforeVowel,
    /// *Le* (`2`).
    Le,
    /// *La* (`3`).
    La,
    /// *Les* (`4`).
    Les,
    /// *L'* (`5`).
    L,
    /// *Aux* (`6`).
    Aux,
    /// *Las* (`7`).
    Las,
    /// *Los* (`8`).
    Los,
}

/// A text that is no kind of name.
///
/// ```
/// assert_eq!("x".parse::<ctg_io::cog::Article>().unwrap_err().text(), "x");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("kind of name `{text}`: expected a number from 0 to 8")]
pub struct ArticleError {
    text: String,
}

impl ArticleError {
    /// The text that was refused (its first 40 characters).
    ///
    /// ```
    /// assert_eq!("".parse::<ctg_io::cog::Article>().unwrap_err().text(), "");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Article {
    /// What stands before the name, the blank included.
    ///
    /// ```
    /// use ctg_io::cog::Article;
    /// assert_eq!([Article::None.before_name(), Article::L.before_name(), Article::Les.before_name()], ["", "L'", "Les "]);
    /// ```
    pub fn before_name(self) -> &'static str {
        match self {
            Self::None | Self::NoneBeforeVowel => "",
            Self::Le => "Le ",
            Self::La => "La ",
            Self::Les => "Les ",
            Self::L => "L'",
            Self::Aux => "Aux ",
            Self::Las => "Las ",
            Self::Los => "Los ",
        }
    }

    /// What stands before the name where something is said to be of it, the article included.
    ///
    /// The article keeps its capital and is not contracted: whether *du Château* is wanted for *de Le Château* is a matter of style.
    ///
    /// ```
    /// use ctg_io::cog::Article;
    /// assert_eq!(format!("la commune {}{}", Article::NoneBeforeVowel.of_name(), "Échillais"), "la commune d'Échillais");
    /// ```
    pub fn of_name(self) -> &'static str {
        match self {
            Self::None => "de ",
            Self::NoneBeforeVowel => "d'",
            Self::Le => "de Le ",
            Self::La => "de La ",
            Self::Les => "de Les ",
            Self::L => "de L'",
            Self::Aux => "de Aux ",
            Self::Las => "de Las ",
            Self::Los => "de Los ",
        }
    }

    /// The name with its article.
    ///
    /// ```
    /// use ctg_io::cog::Article;
    /// assert_eq!(Article::L.name("Houmeau"), "L'Houmeau");
    /// assert_eq!(Article::None.name("Rochefort"), "Rochefort");
    /// ```
    pub fn name(self, bare: &str) -> String {
        format!("{}{bare}", self.before_name())
    }
}

impl FromStr for Article {
    type Err = ArticleError;

    fn from_str(text: &str) -> Result<Self, ArticleError> {
        Ok(match text {
            "0" => Self::None,
            "1" => Self::NoneBeforeVowel,
            "2" => Self::Le,
            "3" => Self::La,
            "4" => Self::Les,
            "5" => Self::L,
            "6" => Self::Aux,
            "7" => Self::Las,
            "8" => Self::Los,
            other => return Err(ArticleError { text: other.chars().take(40).collect() }),
        })
    }
}

/// The number that the files write.
impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&(*self as u8), f)
    }
}
