//! TOML: the shape of what the file says. A date has none: Nix does not read it.

use tsnix_check::module_graph::{ForeignProblem, ForeignShape, ForeignTypes};
use tsnix_source::TextRange;
use tsnix_source::catalogue::flakes::INVALID_DATA;

use super::shape::{Attributes, Shape};
use super::text;

/// A TOML text.
pub(super) fn read(source: &str) -> ForeignTypes {
    match source.parse::<toml::Table>() {
        Ok(table) => {
            let shape = shape_of(&toml::Value::Table(table));
            let declaration = text::declaration(&shape);
            ForeignTypes { shape: ForeignShape::Declaration(declaration), problems: Vec::new() }
        }
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let (start, end) = (span.start.min(source.len()), span.end.min(source.len()));
            let problem = ForeignProblem {
                code: &INVALID_DATA,
                range: TextRange::new(start as u32, end.max(start) as u32),
                message: format!("this is not TOML: {}", reason(error.message())),
                help: None,
            };
            ForeignTypes { shape: ForeignShape::Unknown, problems: vec![problem] }
        }
    }
}

/// What the parser says, on one line.
fn reason(message: &str) -> String {
    // `a = text` is read as the start of `true`.
    if message.starts_with("invalid boolean") {
        return "no value starts so; text needs quotes".to_owned();
    }
    message.replace('\n', ", ")
}

fn shape_of(value: &toml::Value) -> Shape {
    match value {
        toml::Value::String(_) => Shape::String,
        toml::Value::Integer(_) | toml::Value::Float(_) => Shape::Number,
        toml::Value::Boolean(_) => Shape::Boolean,
        // Nix has no word for a date; some versions of it refuse the file, others give a set.
        toml::Value::Datetime(_) => Shape::Unknown,
        toml::Value::Array(items) => {
            let element = Shape::union(items.iter().map(shape_of));
            Shape::List(Box::new(element.unwrap_or(Shape::Never)))
        }
        toml::Value::Table(table) => {
            let mut attributes = Attributes::default();
            for (name, value) in table {
                attributes.insert(name, shape_of(value));
            }
            Shape::Attributes(attributes)
        }
    }
}
