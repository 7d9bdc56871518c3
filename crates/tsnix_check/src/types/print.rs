//! Types as text, as TypeScript prints them.

use std::fmt::Write;
use std::sync::Arc;

use tsnix_syntax::hir::{MappedModifier, Name, TypeNode, number_text};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::Checker;

/// Behind this many characters members are left out, as TypeScript does.
const LIMIT: usize = 320;
/// How many aliases stand inside of each other before the rest is left out.
const DEEPEST_ALIAS: usize = 10;

#[derive(Default)]
struct Printer {
    /// How many aliases are open.
    aliases: usize,
    stack: Vec<TypeId>,
    length: usize,
}

impl Checker {
    pub(crate) fn type_to_string(&mut self, ty: TypeId) -> String {
        self.print(&mut Printer::default(), ty)
    }

    /// A signature as TypeScript prints it; `arrow` stands before what it returns.
    pub(crate) fn signature_to_string(&mut self, sig: SignatureId, arrow: &str) -> String {
        self.print_signature(&mut Printer::default(), sig, arrow)
    }

    fn print(&mut self, printer: &mut Printer, ty: TypeId) -> String {
        if let Some(alias) = self.alias_of(ty).cloned() {
            // An alias that is given itself, over and over: Deep<Deep<Deep<...>>>.
            if printer.aliases > DEEPEST_ALIAS || printer.length > LIMIT * 2 {
                return "...".into();
            }
            let name = self.symbol_name(alias.symbol);
            printer.aliases += 1;
            let text = self.with_args(printer, name, &alias.args);
            printer.aliases -= 1;
            return text;
        }
        if printer.stack.len() > 12 || printer.length > LIMIT * 2 {
            return "...".into();
        }
        let is_structured = self.is(ty, TypeFlags::STRUCTURED) && !self.is(ty, TypeFlags::BOOLEAN);
        if is_structured && printer.stack.contains(&ty) {
            return "...".into();
        }
        printer.stack.push(ty);
        let text = self.print_data(printer, ty);
        printer.stack.pop();
        if !is_structured {
            printer.length += text.len();
        }
        text
    }

    fn with_args(&mut self, printer: &mut Printer, name: Name, args: &[TypeId]) -> String {
        if args.is_empty() {
            return name.to_string();
        }
        let args: Vec<_> = args.iter().map(|arg| self.print(printer, *arg)).collect();
        format!("{name}<{}>", args.join(", "))
    }

    fn print_data(&mut self, printer: &mut Printer, ty: TypeId) -> String {
        match self.data(ty).clone() {
            TypeData::Intrinsic(text) => text.into(),
            TypeData::Literal { value, .. } => print_literal(&value),
            TypeData::EnumMember { symbol, member, .. } => self.print_enum_member(symbol, member),
            TypeData::UniqueSymbol(name) => match name.strip_prefix("__@") {
                Some("iterator") => "typeof Symbol.iterator".into(),
                _ => "unique symbol".into(),
            },
            TypeData::TypeParam(_) => self.param_info(ty).name.to_string(),
            TypeData::Union(types) => self.print_union(printer, ty, &types),
            TypeData::Intersection(types) => {
                let parts: Vec<_> = types
                    .iter()
                    .map(|ty| {
                        let text = self.print(printer, *ty);
                        if self.needs_parens_in_intersection(*ty) { format!("({text})") } else { text }
                    })
                    .collect();
                parts.join(" & ")
            }
            TypeData::Interface(interface) => {
                let name = self.symbol_name(interface.symbol);
                self.with_args(printer, name, &interface.params[interface.outer_count..])
            }
            TypeData::TupleTarget(_) => "tuple".into(),
            TypeData::Reference { target, .. } => self.print_reference(printer, ty, target),
            TypeData::Anonymous(anonymous) => self.print_anonymous(printer, ty, &anonymous),
            TypeData::Mapped(mapped) => self.print_mapped(printer, ty, &mapped),
            TypeData::ReverseMapped { .. } => self.print_members(printer, ty),
            TypeData::KeyOf(of) => {
                let text = self.print_operand(printer, of);
                format!("keyof {text}")
            }
            TypeData::IndexedAccess { object, index } => {
                let object = self.print_operand(printer, object);
                let index = self.print(printer, index);
                format!("{object}[{index}]")
            }
            TypeData::Conditional(conditional) => {
                let check = self.print_operand(printer, conditional.check);
                let extends = self.print(printer, conditional.extends);
                let then = self.conditional_true(&conditional);
                let then = self.print(printer, then);
                let otherwise = self.conditional_false(&conditional);
                let otherwise = self.print(printer, otherwise);
                format!("{check} extends {extends} ? {then} : {otherwise}")
            }
            TypeData::Substitution { base, constraint } => {
                let text = self.print(printer, base);
                if constraint == t::UNKNOWN { format!("NoInfer<{text}>") } else { text }
            }
            TypeData::Template { texts, types } => {
                let mut text = String::from("`");
                for (at, part) in texts.iter().enumerate() {
                    text.push_str(part);
                    if let Some(ty) = types.get(at) {
                        let inner = self.print(printer, *ty);
                        let _ = write!(text, "${{{inner}}}");
                    }
                }
                text.push('`');
                text
            }
            TypeData::StringMapping { kind, ty } => {
                let inner = self.print(printer, ty);
                format!("{kind:?}<{inner}>")
            }
        }
    }

    fn print_enum_member(&mut self, symbol: SymbolId, member: u32) -> String {
        let name = self.symbol_name(symbol);
        for (file, declaration) in self.symbol(symbol).declarations.clone() {
            let hir = self.hir(file);
            if let crate::names::Declaration::Enum(stmt) = declaration
                && let tsnix_syntax::hir::Stmt::Enum(decl) = &hir[stmt]
                && let Some((ident, _)) = decl.members.get(member as usize)
            {
                return if decl.members.len() == 1 {
                    name.to_string()
                } else {
                    format!("{name}.{}", ident.name)
                };
            }
        }
        name.to_string()
    }

    fn print_union(&mut self, printer: &mut Printer, ty: TypeId, types: &[TypeId]) -> String {
        if self.is(ty, TypeFlags::BOOLEAN) {
            return "boolean".into();
        }
        // `null` and `undefined` come last; both booleans are one word; an enum's members its name.
        let mut ordered: Vec<TypeId> = Vec::new();
        let has_both = types.contains(&t::TRUE) && types.contains(&t::FALSE)
            || types.contains(&t::FRESH_TRUE) && types.contains(&t::FRESH_FALSE);
        let mut at = 0;
        while at < types.len() {
            let member = types[at];
            at += 1;
            if self.is(member, TypeFlags::NULLABLE) {
                continue;
            }
            if has_both && self.is(member, TypeFlags::BOOLEAN_LITERAL) {
                if !ordered.contains(&t::BOOLEAN) {
                    ordered.push(t::BOOLEAN);
                }
                continue;
            }
            if let TypeData::EnumMember { symbol, .. } = *self.data(member) {
                let whole = self.declared_type(symbol);
                let members = self.constituents(whole);
                if whole == ty {
                    return self.symbol_name(symbol).to_string();
                }
                if members.iter().all(|it| types.contains(it)) {
                    if !ordered.contains(&whole) {
                        ordered.push(whole);
                    }
                    continue;
                }
            }
            ordered.push(member);
        }
        if types.contains(&t::NULL) {
            ordered.push(t::NULL);
        }
        if types.contains(&t::UNDEFINED) || types.contains(&t::MISSING) {
            ordered.push(t::UNDEFINED);
        }
        let mut parts = Vec::new();
        let count = ordered.len();
        for (at, member) in ordered.iter().enumerate() {
            let length: usize = parts.iter().map(String::len).sum();
            if length > LIMIT && at + 2 < count {
                parts.push(format!("... {} more ...", count - at - 1));
                let last = ordered[count - 1];
                parts.push(self.print(printer, last));
                break;
            }
            let text = if matches!(self.data(*member), TypeData::Union(_))
                && self.alias_of(*member).is_none()
                && *member != t::BOOLEAN
            {
                printer.stack.pop();
                let text = self.print(printer, *member);
                printer.stack.push(ty);
                text
            } else {
                self.print(printer, *member)
            };
            parts.push(if self.needs_parens_in_union(*member) { format!("({text})") } else { text });
        }
        parts.join(" | ")
    }

    fn is_function_shaped(&mut self, ty: TypeId) -> bool {
        if self.alias_of(ty).is_some() || !matches!(self.data(ty), TypeData::Anonymous(_)) {
            return false;
        }
        let members = self.members(ty);
        members.props.is_empty()
            && members.index.is_empty()
            && members.call.len() + members.construct.len() == 1
    }

    fn needs_parens_in_union(&mut self, ty: TypeId) -> bool {
        self.is_function_shaped(ty)
            || matches!(self.data(ty), TypeData::Conditional(_)) && self.alias_of(ty).is_none()
    }

    fn needs_parens_in_intersection(&mut self, ty: TypeId) -> bool {
        self.needs_parens_in_union(ty) || self.is_union(ty) && self.alias_of(ty).is_none()
    }

    /// As an operand of `keyof`, `[]` or `[K]`.
    fn print_operand(&mut self, printer: &mut Printer, ty: TypeId) -> String {
        let text = self.print(printer, ty);
        let compound = self.alias_of(ty).is_none()
            && (self.is(ty, TypeFlags::UNION | TypeFlags::INTERSECTION) && !self.is(ty, TypeFlags::BOOLEAN)
                || matches!(self.data(ty), TypeData::KeyOf(_))
                || self.is(ty, TypeFlags::CONDITIONAL)
                || self.is_function_shaped(ty));
        if compound { format!("({text})") } else { text }
    }

    fn print_reference(&mut self, printer: &mut Printer, ty: TypeId, target: TypeId) -> String {
        let args = self.type_args(ty);
        if let Some(tuple) = self.tuple_of_type(ty) {
            let mut parts = Vec::new();
            for (arg, info) in args.iter().zip(tuple.shape.elements.iter()) {
                let arg = if info.kind == ElementKind::Optional {
                    let missing = self.missing();
                    self.filter_type(*arg, |_, member| member != missing)
                } else {
                    *arg
                };
                let text = match info.kind {
                    ElementKind::Rest => format!("{}[]", self.print_operand(printer, arg)),
                    _ => self.print(printer, arg),
                };
                parts.push(match (&info.label, info.kind) {
                    (Some(label), ElementKind::Required) => format!("{label}: {text}"),
                    (Some(label), ElementKind::Optional) => format!("{label}?: {text}"),
                    (Some(label), _) => format!("...{label}: {text}"),
                    (None, ElementKind::Required) => text,
                    (None, ElementKind::Optional) => {
                        if self.needs_parens_in_intersection(arg) {
                            format!("({text})?")
                        } else {
                            format!("{text}?")
                        }
                    }
                    (None, _) => format!("...{text}"),
                });
            }
            let readonly = if tuple.shape.readonly { "readonly " } else { "" };
            return format!("{readonly}[{}]", parts.join(", "));
        }
        if self.is_array(ty) && !args.is_empty() {
            let element = self.print_operand(printer, args[0]);
            let readonly = if self.is_readonly_array(ty) { "readonly " } else { "" };
            return format!("{readonly}{element}[]");
        }
        let TypeData::Interface(interface) = self.data(target).clone() else { return "...".into() };
        let name = self.symbol_name(interface.symbol);
        let mut own: Vec<_> =
            args.iter().copied().take(interface.params.len()).skip(interface.outer_count).collect();
        // Of iterables only the elements are shown where the rest is what it is by default.
        if matches!(name.as_str(), "Iterable" | "IterableIterator" | "Iterator") {
            let params = &interface.params[interface.outer_count..];
            while let (Some(last), Some(param)) =
                (own.last().copied(), params.get(own.len().wrapping_sub(1)).copied())
                && own.len() > 1
                && self.default_of_param_raw(param) == Some(last)
            {
                own.pop();
            }
        }
        self.with_args(printer, name, &own)
    }

    fn print_anonymous(&mut self, printer: &mut Printer, ty: TypeId, anonymous: &Anonymous) -> String {
        if let AnonymousSource::Symbol(symbol) = anonymous.source {
            let is_function = self
                .symbol(symbol)
                .declarations
                .iter()
                .any(|(_, it)| matches!(it, crate::names::Declaration::Function(_)));
            if !is_function {
                let name = self.symbol_name(symbol);
                return match &self.symbol(symbol).module {
                    Some(crate::program::ModuleKey::Global) => "typeof globalThis".into(),
                    Some(_) => format!("typeof import(\"{name}\")"),
                    None => format!("typeof {name}"),
                };
            }
        }
        self.print_members(printer, ty)
    }

    fn print_members(&mut self, printer: &mut Printer, ty: TypeId) -> String {
        let members = self.members(ty);
        if members.props.is_empty() && members.index.is_empty() {
            match (members.call.as_slice(), members.construct.as_slice()) {
                ([], []) => return "{}".into(),
                ([only], []) => return self.print_signature(printer, *only, " => "),
                ([], [only]) => return format!("new {}", self.print_signature(printer, *only, " => ")),
                _ => {}
            }
        }
        let mut parts = Vec::new();
        for sig in &members.call {
            parts.push(self.print_signature(printer, *sig, ": "));
        }
        for sig in &members.construct {
            parts.push(format!("new {}", self.print_signature(printer, *sig, ": ")));
        }
        for info in &members.index {
            let key = self.print(printer, info.key);
            let value = self.print(printer, info.value);
            let readonly = if info.readonly { "readonly " } else { "" };
            let name = self.index_key_name(info);
            parts.push(format!("{readonly}[{name}: {key}]: {value}"));
        }
        let count = members.props.len();
        for (at, (name, prop)) in members.props.iter().enumerate() {
            let length: usize = parts.iter().map(String::len).sum();
            if length + printer.length > LIMIT && at + 2 < count {
                parts.push(format!("... {} more ...", count - at - 1));
                if let Some((name, prop)) = members.props.last() {
                    parts.push(self.print_prop(printer, name, *prop));
                }
                break;
            }
            parts.push(self.print_prop(printer, name, *prop));
        }
        format!("{{ {}; }}", parts.join("; "))
    }

    fn index_key_name(&self, info: &IndexInfo) -> Name {
        let Some((file, member)) = info.declaration else { return "x".into() };
        let hir = self.hir(file);
        match &hir[member] {
            tsnix_syntax::hir::TypeMember::Index { param, .. } => param.name.clone(),
            _ => "x".into(),
        }
    }

    fn print_prop(&mut self, printer: &mut Printer, name: &Name, prop: PropId) -> String {
        let data = self.prop(prop).clone();
        let ty = self.type_of_prop(prop);
        let label = property_label(name);
        let readonly = if data.readonly { "readonly " } else { "" };
        if data.method {
            let stripped = if data.optional { self.without_undefined(ty) } else { ty };
            let sigs = self.call_signatures(stripped);
            if !sigs.is_empty() && self.is(stripped, TypeFlags::OBJECT) {
                let mark = if data.optional { "?" } else { "" };
                let sigs: Vec<_> = sigs
                    .iter()
                    .map(|sig| format!("{label}{mark}{}", self.print_signature(printer, *sig, ": ")))
                    .collect();
                return sigs.join("; ");
            }
        }
        let ty = if data.optional && self.options.exact_optional_property_types {
            self.remove_missing(ty, true)
        } else if data.optional {
            self.optional_as_written(&data, ty)
        } else {
            ty
        };
        let text = self.print(printer, ty);
        let mark = if data.optional { "?" } else { "" };
        format!("{readonly}{label}{mark}: {text}")
    }

    /// The type of an optional property as its declaration writes it: `a?: number` says nothing of `undefined`. A
    /// type that was worked out, or became another one, is shown with it.
    fn optional_as_written(&mut self, data: &Prop, ty: TypeId) -> TypeId {
        let Some((file, MemberDeclaration::Member(member))) = data.declarations.first().copied() else {
            return ty;
        };
        let hir = self.hir(file);
        let tsnix_syntax::hir::TypeMember::Property { ty: Some(node), .. } = hir[member] else { return ty };
        if matches!(data.source, PropSource::Mapped { .. } | PropSource::ReverseMapped { .. }) {
            return ty;
        }
        let written = self.type_from_node(file, node);
        if self.optional_type(written, true) == ty || self.optional_type(written, false) == ty {
            written
        } else {
            ty
        }
    }

    /// Whether a parameter's type is still what its declaration says.
    fn is_param_as_written(&mut self, signature: &Signature, at: usize, ty: TypeId) -> bool {
        let Some((file, function)) = signature.declaration else { return false };
        self.hir(file)[function].params.len() > at && self.type_of_param(file, function, at as u32) == ty
    }

    fn without_written_undefined(&mut self, signature: &Signature, at: usize, ty: TypeId) -> TypeId {
        let Some((file, function)) = signature.declaration else { return ty };
        let hir = self.hir(file);
        match hir[function].params.get(at).and_then(|param| param.ty) {
            Some(node) => self.type_from_node(file, node),
            None => self.without_undefined(ty),
        }
    }

    fn print_signature(&mut self, printer: &mut Printer, sig: SignatureId, arrow: &str) -> String {
        let signature = self.sig(sig).clone();
        let mut text = String::new();
        if !signature.type_params.is_empty() {
            let mut params = Vec::new();
            for param in signature.type_params.iter() {
                params.push(self.print_type_param(printer, *param));
            }
            let _ = write!(text, "<{}>", params.join(", "));
        }
        let mut params = Vec::new();
        if let Some(this) = signature.this_type {
            let this = self.print(printer, this);
            params.push(format!("this: {this}"));
        }
        let count = signature.params.len();
        for (at, param) in signature.params.iter().enumerate() {
            let is_rest = signature.has_rest && at + 1 == count;
            let ty = self.param_type(sig, at);
            if is_rest && let Some(tuple) = self.tuple_of_type(ty) {
                // A rest of a tuple is shown as its parameters.
                self.print_tuple_params(printer, ty, &tuple, &param.name, &mut params);
                continue;
            }
            let name = self.parameter_label(&signature, at);
            let ty = if !param.optional {
                ty
            } else if self.is_param_as_written(&signature, at, ty) {
                self.without_written_undefined(&signature, at, ty)
            } else {
                self.optional_type(ty, false)
            };
            let text = self.print(printer, ty);
            let (dots, mark) = (if is_rest { "..." } else { "" }, if param.optional { "?" } else { "" });
            params.push(format!("{dots}{name}{mark}: {text}"));
        }
        let _ = write!(text, "({})", params.join(", "));
        text.push_str(arrow);
        let result = match self.predicate_of(sig) {
            Some(predicate) => {
                let asserts = if predicate.is_assertion { "asserts " } else { "" };
                match predicate.ty {
                    Some(ty) => {
                        let ty = self.print(printer, ty);
                        format!("{asserts}{} is {ty}", predicate.param_name)
                    }
                    None => format!("{asserts}{}", predicate.param_name),
                }
            }
            None => {
                let ty = self.return_type_of(sig);
                self.print(printer, ty)
            }
        };
        text + &result
    }

    fn print_tuple_params(
        &mut self,
        printer: &mut Printer,
        ty: TypeId,
        tuple: &TupleTarget,
        base: &Name,
        params: &mut Vec<String>,
    ) {
        let args = self.type_args(ty);
        for (at, (arg, info)) in args.iter().zip(tuple.shape.elements.iter()).enumerate() {
            let name = info.label.clone().unwrap_or_else(|| format!("{base}_{at}").into());
            let text = self.print(printer, *arg);
            params.push(match info.kind {
                ElementKind::Required => format!("{name}: {text}"),
                ElementKind::Optional => format!("{name}?: {text}"),
                ElementKind::Rest => format!("...{name}: {}[]", self.print_operand(printer, *arg)),
                ElementKind::Variadic => format!("...{name}: {text}"),
            });
        }
    }

    /// The parameter as written: its name, or its pattern without defaults.
    fn parameter_label(&self, signature: &Signature, at: usize) -> String {
        let name = &signature.params[at].name;
        if !name.is_empty() {
            return name.to_string();
        }
        if let Some((file, function)) = signature.declaration {
            let hir = self.hir(file);
            if let Some(param) = hir[function].params.get(at) {
                return print_pattern(&hir, param.pattern);
            }
        }
        format!("arg{at}")
    }

    fn print_type_param(&mut self, printer: &mut Printer, param: TypeId) -> String {
        let info = self.param_info(param);
        let mut text = if info.is_const { format!("const {}", info.name) } else { info.name.to_string() };
        if let Some(constraint) = self.constraint_of_param(param) {
            let constraint = self.print(printer, constraint);
            let _ = write!(text, " extends {constraint}");
        }
        if let Some(default) = self.default_of_param_raw(param) {
            let default = self.print(printer, default);
            let _ = write!(text, " = {default}");
        }
        text
    }

    fn print_mapped(&mut self, printer: &mut Printer, ty: TypeId, mapped: &Mapped) -> String {
        if !self.is_generic_mapped(ty) {
            return self.print_members(printer, ty);
        }
        let constraint = match self.homomorphic_source(ty) {
            Some(source) => {
                let source = self.print_operand(printer, source);
                format!("keyof {source}")
            }
            None => {
                let constraint = self.mapped_constraint(ty);
                self.print(printer, constraint)
            }
        };
        let hir = self.hir(mapped.file);
        let name = match &hir[mapped.node] {
            TypeNode::Mapped { param, .. } => hir[*param].name.name.clone(),
            _ => "K".into(),
        };
        let template = self.mapped_template(ty);
        let template =
            if mapped.optional == MappedModifier::Add { self.without_undefined(template) } else { template };
        let template = self.print(printer, template);
        let readonly = match mapped.readonly {
            MappedModifier::Keep => "",
            MappedModifier::Add => "readonly ",
            MappedModifier::Remove => "-readonly ",
        };
        let optional = match mapped.optional {
            MappedModifier::Keep => "",
            MappedModifier::Add => "?",
            MappedModifier::Remove => "-?",
        };
        let renamed = match self.mapped_name_type(ty) {
            Some(name) => format!(" as {}", self.print(printer, name)),
            None => String::new(),
        };
        format!("{{ {readonly}[{name} in {constraint}{renamed}]{optional}: {template}; }}")
    }

    /// Names of types that look the same are told apart by where they come from.
    pub(crate) fn type_pair(&mut self, a: TypeId, b: TypeId) -> (String, String) {
        (self.type_to_string(a), self.type_to_string(b))
    }
}

fn print_literal(value: &Literal) -> String {
    match value {
        Literal::String(text) => quote(text),
        Literal::Number(bits) => number_text(f64::from_bits(*bits)).to_string(),
        Literal::Bool(value) => value.to_string(),
        Literal::BigInt(text) => format!("{text}n"),
    }
}

fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A property's name as it is written in a type.
pub(crate) fn property_label(name: &str) -> String {
    if let Some(symbol) = name.strip_prefix("__@") {
        return format!("[Symbol.{symbol}]");
    }
    let mut chars = name.chars();
    let is_start = |char: char| char.is_alphabetic() || char == '_' || char == '$';
    let is_identifier =
        chars.next().is_some_and(is_start) && chars.all(|char| is_start(char) || char.is_numeric());
    let is_number = name.parse::<u32>().is_ok();
    if is_identifier || is_number { name.into() } else { quote(name) }
}

fn print_pattern(hir: &tsnix_syntax::hir::Module, pattern: tsnix_syntax::hir::PatId) -> String {
    use tsnix_syntax::hir::Pattern;
    let _: Option<Arc<()>> = None;
    match &hir[pattern] {
        Pattern::Name(name) => name.to_string(),
        Pattern::Object { properties, rest } => {
            let mut parts: Vec<_> = properties
                .iter()
                .map(|property| {
                    let value = print_pattern(hir, property.value);
                    match property.key.static_name() {
                        Some(key) if !property.is_shorthand => format!("{}: {value}", property_label(&key)),
                        _ => value,
                    }
                })
                .collect();
            parts.extend(rest.map(|rest| format!("...{}", print_pattern(hir, rest))));
            format!("{{ {} }}", parts.join(", "))
        }
        Pattern::Array(elements) => {
            let parts: Vec<_> = elements
                .iter()
                .map(|element| match element {
                    Some(element) => {
                        let dots = if element.is_rest { "..." } else { "" };
                        format!("{dots}{}", print_pattern(hir, element.pattern))
                    }
                    None => String::new(),
                })
                .collect();
            format!("[{}]", parts.join(", "))
        }
        Pattern::Missing | Pattern::Expr(_) => "...".into(),
    }
}
