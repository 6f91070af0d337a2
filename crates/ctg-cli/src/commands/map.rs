//! The map of a territory: its communes, coloured by zone, and the outlines of the zones.

use ctg::geo::measure::pole_of_inaccessibility;
use ctg::geo::{BoundingBox, SvgFrame};
use ctg::model::Position;

use super::territory::Territory;
use super::zones::Figure;

/// Colours that people with any colour vision tell apart (Okabe and Ito 2008), lightened; zones beyond take them again.
const COLOURS: [&str; 7] = ["#f3cf80", "#abdaf4", "#80cfb9", "#f8f2a1", "#80b9d9", "#eaaf80", "#e6bcd3"];

/// How wide the map is, in units of the drawing.
const WIDTH: f64 = 1000.0;

/// The map as an SVG document; empty where no zone has an outline.
pub(super) fn svg(territory: &Territory, figures: &[Figure]) -> String {
    let boxes = figures.iter().filter_map(|figure| BoundingBox::of_geometry(figure.outline.geometry()));
    let corners = boxes.flat_map(|found| [(found.west(), found.south()), (found.east(), found.north())]);
    let extent = BoundingBox::of(corners.filter_map(|corner| Position::try_from(corner).ok()));
    let Some(frame) = extent.and_then(|extent| SvgFrame::fit(extent, WIDTH).map(|frame| frame.with_margin(2.0))) else {
        return String::new();
    };
    let communes: String = figures
        .iter()
        .zip(COLOURS.iter().cycle())
        .map(|(figure, colour)| zone(territory, &frame, figure, colour))
        .collect();
    let outline = |figure: &Figure| ["<path d=\"", &frame.path_data(figure.outline.geometry()), "\"/>\n"].concat();
    let outlines: String = figures.iter().map(outline).collect();
    let labels: String = figures.iter().filter_map(|figure| label(&frame, figure)).collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\" font-family=\"sans-serif\">\n\
         <title>{}</title>\n\
         <g stroke=\"#777\" stroke-width=\"0.8\">\n{communes}</g>\n\
         <g fill=\"none\" stroke=\"#222\" stroke-width=\"2.5\" stroke-linejoin=\"round\">\n{outlines}</g>\n\
         <g font-size=\"20\" font-weight=\"bold\" text-anchor=\"middle\">\n{labels}</g>\n\
         </svg>\n",
        frame.view_box(),
        escaped(territory.diagnosis.territory().name().as_str()),
    )
}

fn zone(territory: &Territory, frame: &SvgFrame, figure: &Figure, colour: &str) -> String {
    let path = |code: &ctg::model::code::CommuneCode| {
        let data = frame.path_data(&territory.boundaries.geometry(*code)?);
        Some(format!("<path d=\"{data}\"><title>{}</title></path>\n", escaped(&territory.name(*code))))
    };
    let paths: String = figure.communes.iter().filter_map(path).collect();
    format!("<g fill=\"{colour}\">\n{paths}</g>\n")
}

/// The name of a zone, where it is widest.
fn label(frame: &SvgFrame, figure: &Figure) -> Option<String> {
    let pole = pole_of_inaccessibility(figure.outline.geometry(), 50.0)?;
    let (x, y) = frame.point(pole.position);
    Some(format!("<text x=\"{x}\" y=\"{y}\">{}</text>\n", escaped(figure.outline.name().as_str())))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
