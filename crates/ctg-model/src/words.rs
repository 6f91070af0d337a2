//! Closed lists of words that files use: one macro gives an enum its text, its parser, serde and schema.

/// A word that is not in the list that was expected.
///
/// ```
/// use ctg_model::observation::Status;
/// let error = "guessed".parse::<Status>().unwrap_err();
/// assert_eq!(error.to_string(), "status `guessed`: expected observed, printed, restored, inferred, estimated or imputed");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{list} `{text}`: expected {expected}")]
pub struct WordError {
    list: &'static str,
    text: String,
    expected: String,
}

impl WordError {
    pub(crate) fn new(list: &'static str, text: &str, words: &[&str]) -> Self {
        let expected = match words {
            [others @ .., end] if !others.is_empty() => format!("{} or {end}", others.join(", ")),
            all => all.concat(),
        };
        Self { list, text: text.chars().take(40).collect(), expected }
    }

    /// The word that was refused (its first 40 characters).
    ///
    /// ```
    /// use ctg_model::observation::Status;
    /// assert_eq!("guessed".parse::<Status>().unwrap_err().text(), "guessed");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words that were expected.
    ///
    /// ```
    /// use ctg_model::observation::RoundingMode;
    /// assert_eq!("up".parse::<RoundingMode>().unwrap_err().expected(), "nearest, floor or unknown");
    /// ```
    pub fn expected(&self) -> &str {
        &self.expected
    }
}

macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident in $module:literal: $list:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every value, in order: what a form offers, or a message lists.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", $module, stringify!($name), ";")]
            #[doc = concat!("let words: Vec<&str> = ", stringify!($name), "::ALL.iter().map(|value| value.as_str()).collect();")]
            /// assert_eq!(words, [
            $(#[doc = concat!("    \"", $word, "\",")])+
            /// ]);
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that files use.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", $module, stringify!($name), ";")]
            $(#[doc = concat!("assert_eq!(", stringify!($name), "::", stringify!($variant), ".as_str(), \"", $word, "\");")])+
            /// ```
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::words::WordError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(crate::words::WordError::new($list, text, &[$($word),+])),
                }
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text::parse_text(deserializer, concat!("a word for a ", $list))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($word),+] })
            }
        }
    };
}
pub(crate) use words;
