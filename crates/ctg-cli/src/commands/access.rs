//! Access to a service: who can get how much.

mod asked;
mod market;
mod sheet;

use ctg::geo::cost::{Detour, Geodesic, GreatCircle, Minutes, Scale};
use ctg::geo::network::{Mode, NetworkCost, Routes};

use super::territory::{Territory, territory};
use super::{Outcome, PROBLEMS, USAGE};
use crate::arguments::{Access, MapFormat};
use crate::commune_files::matrix;
use crate::cost_argument::{CostArgument, network, snapping};

use asked::Asked;
use market::{Market, Refused, Told};

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
    let told = told(&territory, &market, &asked)?;
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

/// The access by the cost that is asked for; the outer error is a path that cannot be read.
fn told(territory: &Territory, market: &Market, asked: &Asked) -> Result<Result<Told, Refused>, String> {
    let seats = || market.seats(territory);
    Ok(match &asked.cost {
        CostArgument::Matrix(file) => matrix(file, &market.communes, &market.communes)?
            .map_err(|problem| (problem, PROBLEMS))
            .and_then(|cost| market.told_in_minutes(&cost, asked)),
        CostArgument::GreatCircle => {
            seats().and_then(|seats| market.told(&GreatCircle::between(&seats, &seats), asked))
        }
        CostArgument::Geodesic => seats().and_then(|seats| market.told(&Geodesic::between(&seats, &seats), asked)),
        CostArgument::Detour => seats().and_then(|seats| {
            market.told_in_minutes(&Detour::between(&seats, &seats, Scale::<Minutes>::roads_of_gironde()), asked)
        }),
        CostArgument::Network(file) => {
            let (found, tied) = (network(file.as_deref())?, snapping()?);
            found.map_err(|problem| (problem, PROBLEMS)).and_then(|network| {
                let (seats, routes) = (seats()?, Routes::fastest(&network, Mode::Car));
                market.told_in_minutes(&NetworkCost::between(&routes, &seats, &seats, &tied), asked)
            })
        }
    })
}
