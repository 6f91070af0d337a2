//! Values with their status, or the reason why there is none.

mod absence;
mod precision;
mod status;

pub use absence::Absence;
pub use precision::{CountBounds, Precision, PrecisionError, Quantity, Rounding, RoundingMode};
pub use status::Status;

/// A value with its status and precision, or the reason of its absence.
///
/// Absence is never 0, `NaN` or an empty text: [`Absence`] says why. A value that is rounded, or that is only a lower bound, carries the
/// [bounds](Self::bounds) that hold for certain.
///
/// # Examples
/// ```
/// use ctg_model::observation::{Absence, Observation, Precision, Rounding, RoundingMode, Status};
///
/// // The Caf rounds counts to 5: 25 stands for 23 to 27.
/// let nearest = Rounding::new(5, RoundingMode::Nearest)?;
/// let caf = Observation::new(25_u64, Status::Observed, Precision::Rounded(nearest))?;
/// assert_eq!(caf.bounds().map(|b| (b.low(), b.high())), Some((23, Some(27))));
///
/// let mam = Observation::<u64>::Absent(Absence::Illegible);
/// assert_eq!(mam.value(), None);
/// # Ok::<(), ctg_model::observation::PrecisionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub enum Observation<T> {
    /// There is a value.
    Present(Observed<T>),
    /// There is none, and this is why.
    Absent(Absence),
}

/// A value that is there, with where it comes from and how precise it is.
///
/// ```
/// use ctg_model::observation::{Observation, Status};
/// let Observation::Present(observed) = Observation::exact(13_u64, Status::Restored) else { unreachable!() };
/// assert_eq!((*observed.value(), observed.status()), (13, Status::Restored));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct Observed<T> {
    value: T,
    status: Status,
    precision: Precision,
}

impl<T> Observed<T> {
    /// The value.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Status};
    /// let Observation::Present(eaje) = Observation::exact(13_u64, Status::Restored) else { unreachable!() };
    /// assert_eq!(eaje.value(), &13);
    /// ```
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Where the value comes from.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Status};
    /// let Observation::Present(eaje) = Observation::exact(13_u64, Status::Restored) else { unreachable!() };
    /// assert!(eaje.status() > Status::Printed);   // less sure than what is printed
    /// ```
    pub fn status(&self) -> Status {
        self.status
    }

    /// How precise the value is.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Precision, Status};
    /// // « plus de 140 acteurs »: 141 or more.
    /// let Observation::Present(actors) = Observation::new(141_u64, Status::Printed, Precision::AtLeast)? else { unreachable!() };
    /// assert_eq!(actors.precision(), Precision::AtLeast);
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn precision(&self) -> Precision {
        self.precision
    }
}

impl<T> Observation<T> {
    /// An exact value.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Status};
    /// assert_eq!(Observation::exact(3_u64, Status::Printed).value(), Some(&3));
    /// ```
    pub fn exact(value: T, status: Status) -> Self {
        Self::Present(Observed { value, status, precision: Precision::Exact })
    }

    /// The value, if there is one.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation};
    /// assert_eq!(Observation::<u64>::Absent(Absence::NotPublished).value(), None);
    /// ```
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Present(observed) => Some(&observed.value),
            Self::Absent(_) => None,
        }
    }

    /// The status of the value, if there is one.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Status};
    /// assert_eq!(Observation::exact(3_u64, Status::Printed).status(), Some(Status::Printed));
    /// ```
    pub fn status(&self) -> Option<Status> {
        match self {
            Self::Present(observed) => Some(observed.status),
            Self::Absent(_) => None,
        }
    }

    /// Why there is no value, if there is none.
    ///
    /// ```
    /// use ctg_model::observation::{Absence, Observation};
    /// assert_eq!(Observation::<u64>::Absent(Absence::SecretPrimary).absence(), Some(Absence::SecretPrimary));
    /// ```
    pub fn absence(&self) -> Option<Absence> {
        match self {
            Self::Present(_) => None,
            Self::Absent(reason) => Some(*reason),
        }
    }
}

impl<T: Quantity> Observation<T> {
    /// A value of a stated precision.
    ///
    /// # Errors
    /// A rounded value that is not a multiple of its base, a value outside the bounds it is said to lie in, or a rounding of something that is
    /// not a count.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Precision, Rounding, RoundingMode, Status};
    /// let floor = Precision::Rounded(Rounding::new(5, RoundingMode::Floor)?);
    /// let error = Observation::new(12_u64, Status::Observed, floor).unwrap_err();
    /// assert_eq!(error.to_string(), "value 12 is said to be rounded to 5, expected a multiple of 5");
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn new(value: T, status: Status, precision: Precision) -> Result<Self, PrecisionError> {
        precision.check(value.count())?;
        Ok(Self::Present(Observed { value, status, precision }))
    }

    /// What is certain of a count, or `None` where there is no value or the value is no count.
    ///
    /// *Formula*: exact `[v, v]`; at least `[v, ∞)`; within, the bounds stated; rounded to base `b`: nearest `[v − ⌊b/2⌋, v + ⌊b/2⌋]`, floor
    /// `[v, v + b − 1]`, unknown mode the hull of the two. The lower end never goes under 0.
    ///
    /// ```
    /// use ctg_model::observation::{Observation, Precision, Status};
    /// let actors = Observation::new(141_u64, Status::Printed, Precision::AtLeast)?;
    /// assert_eq!(actors.bounds().map(|b| (b.low(), b.high())), Some((141, None)));
    /// # Ok::<(), ctg_model::observation::PrecisionError>(())
    /// ```
    pub fn bounds(&self) -> Option<CountBounds> {
        match self {
            Self::Present(observed) => observed.value.count().map(|count| observed.precision.bounds(count)),
            Self::Absent(_) => None,
        }
    }
}

#[cfg(feature = "serde")]
mod as_record {
    //! `{"value": 13, "status": "restored"}`, with `"precision"` unless exact, or `{"absent": "illegible"}`.

    use super::{Absence, Observation, Precision, Quantity, Status};

    #[derive(serde::Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(untagged, deny_unknown_fields)]
    enum Record<T> {
        Present {
            value: T,
            status: Status,
            #[serde(default, skip_serializing_if = "Precision::is_exact")]
            precision: Precision,
        },
        Absent {
            absent: Absence,
        },
    }

    impl<T: serde::Serialize> serde::Serialize for Observation<T> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Present(seen) => {
                    Record::Present { value: &seen.value, status: seen.status, precision: seen.precision }
                }
                Self::Absent(reason) => Record::Absent { absent: *reason },
            }
            .serialize(serializer)
        }
    }

    /// The fields of either form, each read by itself, so that an error tells of the field that is wrong.
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields, bound(deserialize = "T: serde::Deserialize<'de>"))]
    struct Fields<T> {
        #[serde(default, deserialize_with = "given")]
        value: Option<T>,
        #[serde(default, deserialize_with = "given")]
        status: Option<Status>,
        #[serde(default, deserialize_with = "given")]
        precision: Option<Precision>,
        #[serde(default, deserialize_with = "given")]
        absent: Option<Absence>,
    }

    /// A field that is there holds a value: `null` is none.
    fn given<'de, D: serde::Deserializer<'de>, T: serde::Deserialize<'de>>(field: D) -> Result<Option<T>, D::Error> {
        T::deserialize(field).map(Some)
    }

    impl<'de, T: Quantity + serde::Deserialize<'de>> serde::Deserialize<'de> for Observation<T> {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            use serde::de::Error;
            match Fields::deserialize(deserializer)? {
                Fields { value: Some(value), status: Some(status), precision, absent: None } => {
                    Self::new(value, status, precision.unwrap_or_default()).map_err(Error::custom)
                }
                Fields { value: None, status: None, precision: None, absent: Some(absent) } => Ok(Self::Absent(absent)),
                Fields { value: Some(_), status: None, absent: None, .. } => {
                    Err(Error::custom("found a value without `status`, expected where it comes from"))
                }
                Fields { absent: Some(_), .. } => {
                    Err(Error::custom("found a reason of absence beside a value, expected one of them"))
                }
                _ => Err(Error::custom("found no value, expected `value` and `status`, or `absent`")),
            }
        }
    }

    #[cfg(feature = "schema")]
    impl<T: schemars::JsonSchema> schemars::JsonSchema for Observation<T> {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            format!("Observation_{}", T::schema_name()).into()
        }

        fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
            Record::<T>::json_schema(generator)
        }
    }
}
