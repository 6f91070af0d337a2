//! Open lists of words: those that are known have a variant and a French name, any other text is kept as it was given.

macro_rules! open_words {
    ($(#[$doc:meta])* pub enum $name:ident in $module:literal: $expected:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $label:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// Another one, kept as it was given.
            Other(crate::Label),
        }

        impl $name {
            /// Those that have a name of their own, in order: what a form offers.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", $module, stringify!($name), ";")]
            #[doc = concat!("let words: Vec<String> = ", stringify!($name), "::named().map(|one| one.to_string()).collect();")]
            /// assert_eq!(words, [
            $(#[doc = concat!("    \"", $word, "\",")])+
            /// ]);
            /// ```
            pub fn named() -> impl Iterator<Item = Self> {
                [$(Self::$variant),+].into_iter()
            }

            /// The French name.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", $module, stringify!($name), ";")]
            $(#[doc = concat!("assert_eq!(", stringify!($name), "::", stringify!($variant), ".label(), \"", $label, "\");")])+
            /// ```
            pub fn label(&self) -> &str {
                match self {
                    $(Self::$variant => $label,)+
                    Self::Other(label) => label.as_str(),
                }
            }

            /// The word that files use.
            ///
            /// ```
            #[doc = concat!("use ctg_model::", $module, stringify!($name), ";")]
            $(#[doc = concat!("assert_eq!(", stringify!($name), "::", stringify!($variant), ".as_str(), \"", $word, "\");")])+
            #[doc = concat!("assert_eq!(\"Un autre\".parse::<", stringify!($name), ">()?.as_str(), \"Un autre\");    // kept as it was given")]
            /// # Ok::<(), ctg_model::LabelError>(())
            /// ```
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(label) => label.as_str(),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::LabelError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => text.parse().map(Self::Other),
                }
            }
        }

        crate::text::as_text!($name, stringify!($name), expected: $expected, pattern: "^\\S([^\\x00-\\x1f]*\\S)?$");
    };
}
pub(crate) use open_words;
