//! What the table service of OSRM answers.

use serde::Deserialize;

use crate::{ReadError, SetAside};

/// The answer of OSRM's table service: rows of origins, cells of destinations, `None` where there is no way.
///
/// ```
/// let answer = ctg_io::matrix::read_osrm("table.json", br#"{"code": "Ok", "durations": [[0, 90.6], [null, 0]]}"#)?;
/// assert_eq!(answer.minutes, [vec![Some(0.0), Some(1.51)], vec![None, Some(0.0)]]);
/// assert_eq!(answer.metres, None);
/// # Ok::<(), ctg_io::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OsrmTable {
    /// Durations in minutes: OSRM gives seconds.
    pub minutes: Vec<Vec<Option<f64>>>,
    /// Distances in metres, if they were asked for.
    pub metres: Option<Vec<Vec<Option<f64>>>>,
}

#[derive(Deserialize)]
struct Answer {
    code: String,
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    durations: Option<Vec<Vec<Option<f64>>>>,
    #[serde(default)]
    distances: Option<Vec<Vec<Option<f64>>>>,
}

/// Reads the answer of OSRM's table service (`/table/v1/`), in JSON.
///
/// # Errors
/// No JSON of this form; an answer whose code is not `Ok`, with its message; no durations; rows of different lengths; a number below 0.
///
/// # Examples
/// ```
/// use ctg_io::matrix::read_osrm;
/// let error = read_osrm("table.json", br#"{"code": "Ok", "durations": [[0, -4]]}"#).unwrap_err();
/// assert_eq!(error.set_aside()[0].to_string(), "table.json: row 0, column 1: found -4, expected a number of 0 or more, or null");
/// let error = read_osrm("table.json", br#"{"code": "TooBig", "message": "Too many table coordinates"}"#).unwrap_err();
/// assert_eq!(error.set_aside()[0].to_string(), "table.json: found the code `TooBig` (Too many table coordinates), expected `Ok`");
/// ```
///
/// # Source
/// Project OSRM, *HTTP API*, table service.
#[doc(alias = "OSRM")]
pub fn read_osrm(file: &str, bytes: &[u8]) -> Result<OsrmTable, ReadError> {
    let refuse = |problem: String| ReadError::refused(vec![SetAside::new(file, problem)]);
    let answer: Answer = serde_json::from_slice(bytes)
        .map_err(|error| refuse(format!("found {error}, expected an answer of OSRM's table service")))?;
    if answer.code != "Ok" {
        let message = answer.message.map(|message| format!(" ({message})")).unwrap_or_default();
        return Err(refuse(format!("found the code `{}`{message}, expected `Ok`", answer.code)));
    }
    let seconds =
        answer.durations.ok_or_else(|| refuse("found no `durations`, expected a table of them".to_owned()))?;
    sound(&seconds).map_err(refuse)?;
    answer.distances.as_ref().map_or(Ok(()), |metres| sound(metres)).map_err(refuse)?;
    let minutes = |row: Vec<Option<f64>>| row.into_iter().map(|cell| cell.map(|seconds| seconds / 60.0)).collect();
    Ok(OsrmTable { minutes: seconds.into_iter().map(minutes).collect(), metres: answer.distances })
}

fn sound(rows: &[Vec<Option<f64>>]) -> Result<(), String> {
    let expected = rows.first().map_or(0, Vec::len);
    for (number, row) in rows.iter().enumerate() {
        if row.len() != expected {
            return Err(format!("row {number}: found {} cells, expected {expected}", row.len()));
        }
        let wrong = row
            .iter()
            .enumerate()
            .find_map(|(column, cell)| Some((column, (*cell)?)).filter(|(_, found)| *found < 0.0));
        if let Some((column, found)) = wrong {
            return Err(format!(
                "row {number}, column {column}: found {found}, expected a number of 0 or more, or null"
            ));
        }
    }
    Ok(())
}
