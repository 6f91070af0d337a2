//! The synthetic territory, with files put in place of its own.
#![allow(dead_code, unreachable_pub, reason = "each test file takes what it needs")]

use ctg_fixtures::SYNTHETIC_THREE_COMMUNES;
use ctg_io::{Folder, check};

pub const FIGURES: &str = "id,subject,measure,detail,unit,denominator,printed,value,precision,status,quote,source,note";
pub const AGES: &str = "id,printed_band,band,printed,value,status,quote,source,note";
pub const FACILITIES: &str =
    "id,kind,name,presence,place,longitude,latitude,capacity,manager,status,quote,source,note,theme,catchment";
pub const DATES: &str = "id,kind,start,end,label,status,quote,source,note";
pub const STATEMENTS: &str = "id,kind,title,text,scope,horizon,status,quote,source,note";
pub const EXPECTATIONS: &str = "id,rule,left,right,low,high,reference,note";
pub const COMMUNES: &str = "code,name,seat_lon,seat_lat,source";
pub const POPULATIONS: &str = "commune,vintage,kind,persons,status,source";

/// The synthetic folder with these files in place of its own.
pub fn folder(files: &[(&str, &[u8])]) -> Folder {
    let own = SYNTHETIC_THREE_COMMUNES.files().iter().copied();
    own.chain(files.iter().copied()).collect()
}

pub fn messages(files: &[(&str, &[u8])]) -> Vec<String> {
    check(&folder(files)).iter().map(ToString::to_string).collect()
}

/// The messages of a file of these rows, without the name of the file.
pub fn rows(file: &str, header: &str, rows: &[&str]) -> Vec<String> {
    let bytes = [&[header], rows].concat().join("\n");
    let found = messages(&[(file, bytes.as_bytes())]);
    found.iter().map(|message| message.strip_prefix(&format!("{file}, ")).unwrap_or(message).to_owned()).collect()
}

/// One row, and what it is told, word for word.
pub fn told(file: &str, header: &str, cases: &[(&str, &str)]) {
    for (row, expected) in cases {
        assert_eq!(rows(file, header, &[row]), [format!("line 2, {expected}")], "{row}");
    }
}
