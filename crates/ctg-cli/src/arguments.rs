//! What can be written after `ctg`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::commands::import_kinds;
use crate::{words, words_access};

/// The arguments of the command line.
#[derive(Debug, Parser)]
#[command(
    name = "ctg",
    version,
    about = words::ABOUT,
    after_help = words::EXIT_CODES,
    help_template = words::TEMPLATE,
    subcommand_help_heading = words::COMMANDS,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Arguments {
    #[arg(short = 'h', long, global = true, action = clap::ArgAction::Help, help = words::HELP)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help = words::VERSION)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(about = words::PORTRAIT, help_template = words::TEMPLATE)]
    Portrait {
        #[arg(long, value_name = "DIR", help = words::DATA)]
        data: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Format::Text, hide_default_value = true, hide_possible_values = true, help = words::FORMAT)]
        format: Format,
    },
    #[command(about = words::CONVENTION, help_template = words::TEMPLATE)]
    Convention {
        #[arg(long, value_name = "DIR", help = words::DATA)]
        data: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = ConventionFormat::Text, hide_default_value = true, hide_possible_values = true, help = words::CONVENTION_FORMAT)]
        format: ConventionFormat,
    },
    #[command(about = words::INDICATORS, help_template = words::TEMPLATE)]
    Indicators(Indicators),
    #[command(about = words::CATALOGUE, help_template = words::TEMPLATE)]
    Catalogue,
    #[command(about = words::PLAN, help_template = words::TEMPLATE)]
    Plan {
        #[arg(value_name = "FICHIER", help = words::PLAN_FILE)]
        file: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = PlanFormat::Text, hide_default_value = true, hide_possible_values = true, help = words::PLAN_FORMAT)]
        format: PlanFormat,
        #[arg(long, value_name = "AAAA-MM-JJ", help = words::DATE)]
        date: Option<chrono::NaiveDate>,
    },
    #[command(about = words::CHECK, help_template = words::TEMPLATE)]
    Check {
        #[arg(value_name = "DIR", help = words::FOLDER)]
        folder: PathBuf,
    },
    #[command(about = words::LOCATE, help_template = words::TEMPLATE)]
    Locate {
        #[arg(value_name = "LONGITUDE", allow_hyphen_values = true, required_unless_present = "csv", requires = "latitude", help = words::LONGITUDE)]
        longitude: Option<String>,
        #[arg(value_name = "LATITUDE", allow_hyphen_values = true, help = words::LATITUDE)]
        latitude: Option<String>,
        #[arg(long, value_name = "FICHIER", conflicts_with_all = ["longitude", "latitude"], help = words::POINTS)]
        csv: Option<PathBuf>,
        #[arg(long, value_name = "DIR", help = words::DATA)]
        data: Option<PathBuf>,
    },
    #[command(about = words::ZONES, help_template = words::TEMPLATE)]
    Zones {
        #[arg(long, conflicts_with = "svg", help = words::GEOJSON)]
        geojson: bool,
        #[arg(long, help = words::SVG)]
        svg: bool,
        #[arg(long, value_name = "DIR", help = words::DATA)]
        data: Option<PathBuf>,
    },
    #[command(about = words::IMPORT, help_template = words::TEMPLATE, after_help = import_kinds())]
    Import(Import),
    #[command(about = words_access::ACCESS, help_template = words::TEMPLATE)]
    Access(Access),
    #[command(about = words::PROXIMITY, help_template = words::TEMPLATE)]
    Proximity(Proximity),
    #[command(about = words::SCHEMA, help_template = words::TEMPLATE)]
    Schema {
        #[arg(value_name = "FICHIER", help = words::SCHEMA_OF)]
        of: Option<String>,
    },
}

/// What is asked of the indicators.
#[derive(Debug, Args)]
pub(crate) struct Indicators {
    #[arg(long, value_name = "ZONE", help = words::ZONE)]
    pub(crate) zone: Option<String>,
    #[arg(long, value_name = "REF", help = words::COMPARE)]
    pub(crate) compare: Option<String>,
    #[arg(long, help = words::DETAILS)]
    pub(crate) details: bool,
    #[arg(long, value_enum, default_value_t = TableFormat::Text, hide_default_value = true, hide_possible_values = true, help = words::TABLE_FORMAT)]
    pub(crate) format: TableFormat,
    #[arg(long, value_name = "DIR", help = words::DATA)]
    pub(crate) data: Option<PathBuf>,
}

/// Which files are read, and how what was read is told.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(value_name = "SORTE", help = words::IMPORT_KIND)]
    pub(crate) kind: String,
    #[arg(value_name = "FICHIER", required = true, help = words::IMPORT_FILES)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, help = words::IMPORT_JSON)]
    pub(crate) json: bool,
    #[arg(long, help = words::IMPORT_STRICT)]
    pub(crate) strict: bool,
}

/// What is asked of access to a service.
#[derive(Debug, Args)]
pub(crate) struct Access {
    #[arg(long, value_enum, default_value_t = MeasureName::Sfca2, hide_default_value = true, hide_possible_values = true, value_name = "MESURE", help = words_access::MEASURE)]
    pub(crate) measure: MeasureName,
    #[arg(long, value_name = "TYPE", help = words_access::SERVICE)]
    pub(crate) service: String,
    #[arg(long, num_args = 1..=2, value_name = "COÛT", help = words::COST)]
    pub(crate) cost: Vec<String>,
    #[arg(long, value_name = "BANDES", allow_hyphen_values = true, help = words_access::BANDS)]
    pub(crate) bands: Option<String>,
    #[arg(long, value_name = "PORTÉE", allow_hyphen_values = true, help = words_access::WITHIN)]
    pub(crate) within: Option<String>,
    #[arg(long, value_name = "SCÉNARIO", allow_hyphen_values = true, help = words_access::SCENARIO)]
    pub(crate) scenario: Vec<String>,
    #[arg(long, value_name = "FICHIER", help = words_access::SUPPLY)]
    pub(crate) supply: Option<PathBuf>,
    #[arg(long, value_name = "FICHIER", help = words_access::DEMAND)]
    pub(crate) demand: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = MapFormat::Text, hide_default_value = true, hide_possible_values = true, help = words::MAP_FORMAT)]
    pub(crate) format: MapFormat,
    #[arg(long, value_name = "DIR", help = words::DATA)]
    pub(crate) data: Option<PathBuf>,
}

/// What is asked of the proximity of services.
#[derive(Debug, Args)]
pub(crate) struct Proximity {
    #[arg(long, value_name = "TYPE", help = words::SERVICE)]
    pub(crate) service: String,
    #[arg(long, num_args = 1..=2, value_name = "COÛT", help = words::COST)]
    pub(crate) cost: Vec<String>,
    #[arg(long, value_name = "SEUIL", help = words::WITHIN)]
    pub(crate) within: String,
    #[arg(long, value_name = "ZONE", help = words::ZONE)]
    pub(crate) zone: Option<String>,
    #[arg(long, value_enum, default_value_t = MapFormat::Text, hide_default_value = true, hide_possible_values = true, help = words::MAP_FORMAT)]
    pub(crate) format: MapFormat,
    #[arg(long, value_name = "DIR", help = words::DATA)]
    pub(crate) data: Option<PathBuf>,
}

/// A measure of access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MeasureName {
    #[value(name = "2sfca")]
    Sfca2,
    E2sfca,
    #[value(name = "3sfca")]
    Sfca3,
    Bfca,
    Cumul,
    Gravite,
    #[value(name = "apl-2012")]
    Apl2012,
    #[value(name = "apl-2015")]
    Apl2015,
    CouvertureA,
    CouvertureB,
    CouvertureC,
}

/// How results by commune are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MapFormat {
    Text,
    Json,
    Geojson,
}

/// How the indicators are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Text,
    Json,
    Csv,
}

/// How a plan is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanFormat {
    Text,
    Json,
    Dot,
    Mermaid,
    Csv,
}

/// How a portrait is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// How a convention is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConventionFormat {
    Text,
    Json,
    Ical,
}
