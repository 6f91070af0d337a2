//! Access to a service: who can get how much.

mod asked;
mod market;
mod sheet;

use ctg::geo::cost::{Geodesic, GreatCircle};

use super::territory::territory;
use super::{Outcome, PROBLEMS, USAGE};
use crate::access_cost::{CostArgument, matrix};
use crate::arguments::{Access, MapFormat};

use asked::Asked;
use market::Market;

/// The access of a folder, or of the CARO; what was set aside is told apart.
pub(super) fn access(arguments: &Access) -> Result<Outcome, String> {
    let asked = match Asked::of(arguments) {
        Ok(asked) => asked,
        Err(refused) => return Ok(Outcome::refused(refused, USAGE)),
    };
    let territory = match territory(arguments.data.as_deref())? {
        Ok(territory) => territory,
        Err(problem) => return Ok(Outcome::refused(problem, PROBLEMS)),
    };
    let market = match Market::of(&territory, arguments, &asked.service)? {
        Ok(market) => market,
        Err(problem) => return Ok(Outcome::refused(problem, PROBLEMS)),
    };
    let told = match &asked.cost {
        CostArgument::Matrix(file) => matrix(file, &market.communes)?
            .map_err(|problem| (problem, PROBLEMS))
            .and_then(|cost| market.told_in_minutes(&cost, &asked)),
        CostArgument::GreatCircle => {
            market.seats(&territory).and_then(|seats| market.told(&GreatCircle::between(&seats, &seats), &asked))
        }
        CostArgument::Geodesic => {
            market.seats(&territory).and_then(|seats| market.told(&Geodesic::between(&seats, &seats), &asked))
        }
    };
    let told = match told {
        Ok(told) => told,
        Err((problem, exit)) => return Ok(Outcome::refused(problem, exit)),
    };
    let sheet = sheet::sheet(&territory, &market, &asked, &told);
    let answer = match arguments.format {
        MapFormat::Text => ctg::report::access::text(&sheet),
        MapFormat::Json => ctg::report::access::access_json(&sheet) + "\n",
        MapFormat::Geojson => sheet::geojson(&territory, &market, &sheet),
    };
    Ok(Outcome { remarks: territory.remarks.clone(), ..Outcome::done(answer) })
}
