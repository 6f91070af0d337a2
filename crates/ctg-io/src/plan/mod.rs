//! Plans of action in JSON: read element by element, each refusal with its line and its path.

mod path;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use ctg_model::Label;
use ctg_model::plan::{Plan, PlanFault, PlanFormat, PlanParts, PlanPlace};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::folder::{Folder, Unreadable};
use crate::json::Object;
use crate::table::{Lost, decode};
use crate::{Read, SetAside, Severity};

/// The plan of a folder.
pub(crate) const FILE: &str = "plan.json";

/// The fields of a plan, in the order they are written.
const FIELDS: [&str; 8] = ["format", "title", "sources", "criteria", "indicators", "nodes", "actions", "edges"];

/// Reads a plan from JSON, whose form the schema of `plan` describes.
///
/// Each source, criterion, indicator, node, action and edge is read by itself. One that is wrong is set aside, with its line and its path in the
/// file (`actions[3].budget[0]`), and so is what hangs on it; the plan is made of the rest. A reference to something that is not there is taken out
/// of its action or node, which stays.
///
/// # Errors
/// No JSON object, a `format` that is not known, no title.
///
/// # Examples
/// ```
/// let text = br#"{ "format": "ctg-plan/1", "title": "Plan", "nodes": [
///   { "id": "culture", "kind": "stake", "title": "Culture" },
///   { "id": "Culture", "kind": "stake", "title": "Culture" }
/// ]}"#;
/// let read = ctg_io::read_plan("plan.json", text)?;
/// assert_eq!(read.value().paths().nodes().len(), 1);
/// assert_eq!(read.set_aside()[0].to_string(), "plan.json, line 3, field `nodes[1].id`: identifier `Culture`: expected lower-case letters and digits, joined by single hyphens");
/// # Ok::<(), ctg_io::Unreadable>(())
/// ```
pub fn read_plan(file: &str, bytes: &[u8]) -> Result<Read<Plan>, Unreadable> {
    let text = decode(file, bytes).map_err(|refused| Unreadable::new(vec![refused]))?;
    let mut object = Object::of_file(file, text).map_err(|refused| Unreadable::new(vec![refused]))?;
    object.only(&FIELDS);
    let (format, title) = (object.needed::<PlanFormat>("format"), object.needed::<Label>("title"));
    let (Ok(format), Ok(title)) = (format, title) else { return Err(Unreadable::new(object.into_problems())) };
    let mut draft = Draft {
        file,
        text,
        places: BTreeMap::new(),
        parts: PlanParts::new(title),
        set_aside: Vec::new(),
        lost: Lost::default(),
    };
    draft.parts.format = format;
    draft.read(&mut object);
    draft.set_aside.extend(object.into_problems());
    Ok(draft.finish())
}

/// Writes a plan as JSON, indented: the same bytes for the same plan, which [`read_plan`] reads back.
///
/// # Examples
/// ```
/// use ctg_model::plan::{Plan, PlanParts};
/// let plan = Plan::new(PlanParts::new("Plan".parse()?))?;
/// let text = ctg_io::write_plan(&plan);
/// assert_eq!(ctg_io::read_plan("plan.json", text.as_bytes())?.strict()?, plan);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_plan(plan: &Plan) -> String {
    // Every map of a plan has text keys, so that serde_json cannot refuse it.
    serde_json::to_string_pretty(plan).unwrap_or_default() + "\n"
}

/// A plan that is being read.
struct Draft<'t> {
    file: &'t str,
    text: &'t str,
    /// For each list, the numbers in the file of the elements that are left.
    places: BTreeMap<&'static str, Vec<usize>>,
    parts: PlanParts,
    set_aside: Vec<SetAside>,
    lost: Lost,
}

impl Draft<'_> {
    fn read(&mut self, object: &mut Object<'_>) {
        self.parts.sources = self.list(object, "sources");
        self.parts.criteria = self.list(object, "criteria");
        self.parts.indicators = self.list(object, "indicators");
        self.parts.nodes = self.list(object, "nodes");
        self.parts.actions = self.list(object, "actions");
        self.parts.edges = self.list(object, "edges");
    }

    fn list<T: DeserializeOwned>(&mut self, object: &mut Object<'_>, name: &'static str) -> Vec<T> {
        let Ok(parts) = object.optional_parts(name) else {
            self.lost.add_unknown();
            return Vec::new();
        };
        let mut values = Vec::new();
        for (number, part) in parts.iter().enumerate() {
            if let Ok(value) = object.part(&format!("{name}[{number}]"), part) {
                values.push(value);
                self.places.entry(name).or_default().push(number);
            } else if name != "edges" {
                // Nothing refers to an edge.
                self.lost.add(&id_of(part));
            }
        }
        values
    }

    /// Sets faults aside until what is left is a plan; each round takes out at least one thing.
    fn finish(mut self) -> Read<Plan> {
        loop {
            match Plan::new(self.parts.clone()) {
                Ok(plan) => {
                    self.set_aside.sort_by_key(SetAside::line);
                    return Read::new(plan, self.set_aside);
                }
                Err(error) => self.take_out(error.faults()),
            }
        }
    }

    /// An element that is taken out as a whole is an edge, which nothing refers to, or the second of its identifier: no reference hangs on it.
    fn take_out(&mut self, faults: &[PlanFault]) {
        let told: Vec<SetAside> = faults.iter().map(|fault| self.told(fault)).collect();
        self.set_aside.extend(told);
        // Parts of elements first, then elements; of each the last first, so that the numbers of the others stay right.
        let mut places: Vec<&PlanPlace> = faults.iter().map(PlanFault::place).collect();
        places.sort_by_key(|place| (place.is_element(), Reverse(*place)));
        for place in places {
            self.parts = self.parts.clone().without(place);
            let (list, at) = place.element();
            let numbers = self.places.get_mut(list).filter(|numbers| place.is_element() && at < numbers.len());
            if let Some(numbers) = numbers {
                numbers.remove(at);
            }
        }
    }

    fn told(&self, fault: &PlanFault) -> SetAside {
        let (list, at) = fault.place().element();
        let number = self.places.get(list).and_then(|numbers| numbers.get(at)).copied().unwrap_or(at);
        let path = fault.place().to_string().replacen(&format!("[{at}]"), &format!("[{number}]"), 1);
        let consequence = self.lost.may_hold(fault.id().as_str());
        let severity = if consequence { Severity::Consequence } else { Severity::Refused };
        path::told(self.file, self.text, &path, fault).with_text(fault.id().as_str()).with_severity(severity)
    }
}

/// The identifier of an element that could not be read; empty where there is none to be read.
fn id_of(part: &RawValue) -> String {
    #[derive(serde::Deserialize)]
    struct Named {
        id: String,
    }
    serde_json::from_str::<Named>(part.get()).map(|named| named.id).unwrap_or_default()
}

/// What is wrong in the plan of a folder, by itself; nothing where there is none.
pub(crate) fn check(folder: &Folder) -> Vec<SetAside> {
    match folder.file(FILE).map(|bytes| read_plan(FILE, bytes)) {
        None => Vec::new(),
        Some(Ok(read)) => read.into_parts().1,
        Some(Err(unreadable)) => unreadable.set_aside().to_vec(),
    }
}

/// The JSON Schema of a plan.
#[cfg(feature = "schema")]
pub(crate) fn schema() -> serde_json::Value {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Plan>().to_value()
}
