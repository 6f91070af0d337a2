//! Households and families, each with the figures that a share of them needs.

use ctg_model::observation::{Absence, Observation, Status};

use super::{CensusRow, Estimate, Exploitation};

/// *Ménages*: the occupants of one dwelling, whatever ties them.
///
/// The brochures' *personnes isolées* are households of one person out of all households; they are not the persons who live alone out of the
/// population of households, which is another table.
///
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::Vintage;
/// let text = "CODGEO;C18_MEN;C18_MENPSEUL\n17299;12000;5400,5\n";
/// let read = census::read_communes(Source::new("p.csv", text.as_bytes()), Vintage::new(2018)?)?;
/// let households = read.value().get("17299".parse()?).ok_or("no row")?.households();
/// assert_eq!(households.one_person.value().map(|estimate| estimate.value()), Some(5_400.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, definition c1881; variables `C_MEN`, `C_MENPSEUL`, `C_MENFAM`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Households {
    /// All of them.
    pub all: Observation<Estimate>,
    /// Of one person (*ménages d'une personne*).
    pub one_person: Observation<Estimate>,
    /// Whose principal family is counted among the families (*ménages avec famille*).
    pub with_family: Observation<Estimate>,
}

/// *Familles*: a couple, or one parent with children who have neither partner nor child of their own, whatever their age.
///
/// Three denominators are in use for the share of lone parents: all families ([`all`](Self::all)), families with children
/// ([`with_children`](Self::with_children)), households ([`Households::all`]). Name the one you take.
///
/// ```
/// use ctg_io::{Source, census};
/// use ctg_model::Vintage;
/// let text = "CODGEO;C18_FAM;C18_FAMMONO\n17299;6000;1500\n";
/// let read = census::read_communes(Source::new("p.csv", text.as_bytes()), Vintage::new(2018)?)?;
/// let families = read.value().get("17299".parse()?).ok_or("no row")?.families();
/// assert_eq!(families.lone_parent.value().map(|estimate| estimate.value()), Some(1_500.0));
/// assert!(families.with_children().value().is_none());   // the couples without children are not in the file
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
/// Insee, definitions c1036 and c1821; variables `C_FAM`, `C_COUPAENF`, `C_FAMMONO`, `C_COUPSENF`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Families {
    /// All of them.
    pub all: Observation<Estimate>,
    /// Couples with children.
    pub couples_with_children: Observation<Estimate>,
    /// Lone parents with their children (*familles monoparentales*).
    pub lone_parent: Observation<Estimate>,
    /// Couples without children.
    pub couples_without_children: Observation<Estimate>,
}

impl Families {
    /// Families with children: all of them less the couples without children.
    ///
    /// Absent for the reason that one of the two is absent for; not computable where more couples than families are given.
    ///
    /// ```
    /// use ctg_io::{Source, census};
    /// use ctg_model::Vintage;
    /// let text = "CODGEO;C18_FAM;C18_COUPSENF\n17299;6000;2900,5\n";
    /// let read = census::read_communes(Source::new("p.csv", text.as_bytes()), Vintage::new(2018)?)?;
    /// let families = read.value().get("17299".parse()?).ok_or("no row")?.families();
    /// assert_eq!(families.with_children().value().map(|estimate| estimate.value()), Some(3099.5));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_children(&self) -> Observation<Estimate> {
        match (self.all, self.couples_without_children) {
            (Observation::Present(all), Observation::Present(without)) => {
                let left = Estimate::new(all.value().value() - without.value().value());
                left.map_or(Observation::Absent(Absence::NotComputable), |left| {
                    Observation::exact(left, Status::Estimated)
                })
            }
            (Observation::Absent(reason), _) | (_, Observation::Absent(reason)) => Observation::Absent(reason),
        }
    }
}

impl<C: Copy> CensusRow<C> {
    /// The inhabitants, `P_POP`.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;P18_POP\n17004;211\n"[..]), Vintage::new(2018)?)?;
    /// assert_eq!(read.value().get("17004".parse()?).and_then(|row| row.population().value().map(|e| e.rounded())), Some(211));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn population(&self) -> Observation<Estimate> {
        self.of(Exploitation::Main, "POP")
    }

    /// The households.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;C18_MEN;C18_MENPSEUL\n17004;100;45\n"[..]), Vintage::new(2018)?)?;
    /// let households = read.value().get("17004".parse()?).ok_or("no row")?.households();
    /// assert_eq!((households.all.value().map(|e| e.rounded()), households.one_person.value().map(|e| e.rounded())), (Some(100), Some(45)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn households(&self) -> Households {
        let of = |name| self.of(Exploitation::Complementary, name);
        Households { all: of("MEN"), one_person: of("MENPSEUL"), with_family: of("MENFAM") }
    }

    /// The families.
    ///
    /// ```
    /// # use ctg_io::{Source, census};
    /// # use ctg_model::Vintage;
    /// let read = census::read_communes(Source::new("p.csv", &b"CODGEO;C18_FAM;C18_FAMMONO\n17004;50;8\n"[..]), Vintage::new(2018)?)?;
    /// let families = read.value().get("17004".parse()?).ok_or("no row")?.families();
    /// assert_eq!(families.lone_parent.value().map(|e| e.rounded()), Some(8));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn families(&self) -> Families {
        let of = |name| self.of(Exploitation::Complementary, name);
        Families {
            all: of("FAM"),
            couples_with_children: of("COUPAENF"),
            lone_parent: of("FAMMONO"),
            couples_without_children: of("COUPSENF"),
        }
    }
}
