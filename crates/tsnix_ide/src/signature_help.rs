//! The signatures of the call around a place, and which parameter is being written.

use tsnix_check::model::Signature;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, TypeNodeId};
use tsnix_syntax::scan::tokens;
use tsnix_syntax::walk::Node;

use crate::docs::{Docs, docs_at, param_docs};
use crate::{Analysis, FileRange};

/// What is shown while arguments are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureHelp {
    /// All signatures of what is called.
    pub signatures: Vec<ShownSignature>,
    /// The one that fits what is written so far.
    pub active: usize,
    /// The parameter at the cursor.
    pub active_parameter: usize,
    /// The cursor is within a list, an object or parentheses of the argument: a comma there begins no argument.
    pub is_within_argument: bool,
}

/// A signature as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownSignature {
    /// `add(a: number, b?: number): number`
    pub label: String,
    /// What is written about the function.
    pub docs: Docs,
    /// The parameters in order.
    pub parameters: Vec<ShownParameter>,
}

/// A parameter of a shown signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownParameter {
    /// Where it stands in the label, in bytes.
    pub start: usize,
    /// Behind its last byte.
    pub end: usize,
    /// What is written about it.
    pub docs: Option<String>,
}

/// The signatures of the innermost call whose parentheses hold the offset.
pub fn signature_help(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Option<SignatureHelp> {
    let module = analysis.hir(file)?;
    let text = analysis.text(file);
    let path = path_at(analysis, file, offset, text);
    for node in path.into_iter().rev() {
        let Node::Expr(call) = node else { continue };
        let (callee, type_args) = match &module[call] {
            Expr::Call { callee, type_args, .. } | Expr::New { callee, type_args, .. } => {
                (*callee, type_args)
            }
            _ => continue,
        };
        let start = arguments_start(analysis, file, callee, type_args);
        if offset <= start || has_ended(text, start, offset) {
            continue;
        }
        return of_call(analysis, file, call, callee, position(text, start, offset));
    }
    None
}

/// The nodes around the offset, or around the last token before it where it lies behind everything.
fn path_at(analysis: &Analysis<'_>, file: FileId, offset: u32, text: &str) -> Vec<Node> {
    let here = analysis.nodes_at(file, offset);
    let before = text[..offset as usize].trim_end().len() as u32;
    let earlier = analysis.nodes_at(file, before);
    if earlier.len() > here.len() { earlier } else { here }
}

/// Where the callee and its type arguments end: the parenthesis is the next token.
fn arguments_start(analysis: &Analysis<'_>, file: FileId, callee: ExprId, type_args: &[TypeNodeId]) -> u32 {
    let Some(module) = analysis.hir(file) else { return u32::MAX };
    let end = module.exprs.range(callee).end;
    let end = type_args.last().map_or(end, |it| module.type_nodes.range(*it).end.max(end));
    let text = analysis.text(file);
    text[end as usize..].find('(').map_or(u32::MAX, |at| end + at as u32)
}

/// Whether the parenthesis that opens at `start` is closed before the offset.
fn has_ended(text: &str, start: u32, offset: u32) -> bool {
    let mut depth = 0_i32;
    for token in tokens(&text[start as usize..offset as usize]) {
        match token.of(&text[start as usize..]) {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            return true;
        }
    }
    false
}

/// How many commas of the call itself stand before the offset, and whether more than the call is open there.
fn position(text: &str, start: u32, offset: u32) -> (usize, bool) {
    let inner = &text[start as usize..offset as usize];
    let mut depth = 0_i32;
    let mut commas = 0;
    for token in tokens(inner) {
        match token.of(inner) {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            "," if depth == 1 => commas += 1,
            _ => {}
        }
    }
    (commas, depth > 1)
}

fn of_call(
    analysis: &Analysis<'_>,
    file: FileId,
    call: ExprId,
    callee: ExprId,
    (position, is_within_argument): (usize, bool),
) -> Option<SignatureHelp> {
    let model = analysis.model;
    let name = callee_name(analysis, file, callee);
    let ty = model.type_of(file, callee);
    let is_new = matches!(analysis.hir(file)?[call], Expr::New { .. });
    let signatures = if is_new { model.construct_signatures(ty) } else { model.call_signatures(ty) };
    if signatures.is_empty() {
        return None;
    }
    let resolved = model.resolved_signature(file, call).and_then(|it| it.declaration);
    let takes = |it: &Signature| it.params.len() > position || it.params.last().is_some_and(|it| it.is_rest);
    let active = signatures
        .iter()
        .position(|it| it.declaration == resolved && takes(it))
        .or_else(|| signatures.iter().position(takes))
        .unwrap_or(0);
    let last = signatures[active].params.len().saturating_sub(1);
    let active_parameter = if signatures[active].params.last().is_some_and(|it| it.is_rest) {
        position.min(last)
    } else {
        position
    };
    let mut signatures: Vec<_> = signatures.iter().map(|it| shown(analysis, &name, it)).collect();
    // Of overloads mostly the first alone has a comment.
    let docs = signatures.iter().find(|it| !it.docs.is_empty()).map(|it| it.docs.clone());
    for other in signatures.iter_mut().filter(|it| it.docs.is_empty()) {
        other.docs = docs.clone().unwrap_or_default();
    }
    Some(SignatureHelp { signatures, active, active_parameter, is_within_argument })
}

fn callee_name(analysis: &Analysis<'_>, file: FileId, callee: ExprId) -> String {
    match analysis.hir(file).map(|module| &module[callee]) {
        Some(Expr::Name(name)) => name.to_string(),
        Some(Expr::Member { name, .. }) => name.name.to_string(),
        _ => String::new(),
    }
}

fn shown(analysis: &Analysis<'_>, name: &str, signature: &Signature) -> ShownSignature {
    let model = analysis.model;
    let label = format!("{name}{}", model.signature_to_string(signature, ": "));
    let place = signature.declaration.and_then(|(file, function)| {
        let module = analysis.hir(file)?;
        let named = module[function].name.as_ref().map(|it| it.range);
        Some(FileRange { file, range: named.unwrap_or_else(|| module.functions.range(function)) })
    });
    let mut parameters = Vec::new();
    let mut at = parameters_start(&label, name.len());
    for param in &signature.params {
        let Some((start, end)) = parameter_at(&label, at) else { break };
        let docs = place.and_then(|place| param_docs(analysis, place, &param.name));
        parameters.push(ShownParameter { start, end, docs });
        at = end;
    }
    let docs = place.map(|place| docs_at(analysis, place)).unwrap_or_default();
    ShownSignature { label, docs, parameters }
}

/// Behind the parenthesis that opens the parameters: behind type parameters, which may hold parentheses.
fn parameters_start(label: &str, from: usize) -> usize {
    let mut depth = 0_i32;
    let mut before = ' ';
    for (at, c) in label.char_indices().skip_while(|(at, _)| *at < from) {
        match c {
            '<' => depth += 1,
            '>' if before != '=' => depth -= 1,
            '(' if depth == 0 => return at + 1,
            _ => {}
        }
        before = c;
    }
    label.len()
}

/// The next parameter behind `from`: up to a comma or the closing parenthesis of the list.
fn parameter_at(label: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + label[from..].find(|c: char| c != ',' && c != ' ')?;
    let mut depth = 0_i32;
    let mut before = ' ';
    let mut quote = None;
    for (at, c) in label[start..].char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{' | '<') => depth += 1,
            (None, ')') if depth == 0 => return Some((start, start + at)),
            (None, ',') if depth == 0 => return Some((start, start + at)),
            (None, '>') if before == '=' => {}
            (None, ')' | ']' | '}' | '>') => depth -= 1,
            _ => {}
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests;
