//! Bodies of functions: constants, choices, early returns, `switch` and loops.

use super::super::literal::cast;
use super::super::text;
use super::super::tree::{Node, Part, at, block, expr, level, only_type, statement};
use super::super::types::Ty;
use super::{Binding, Generator};

/// Where a statement stands: what may be said there.
#[derive(Clone)]
pub(super) struct Flow {
    /// What `return` gives, where there is one.
    pub(super) ret: Option<Ty>,
    pub(super) is_in_loop: bool,
    pub(super) is_in_switch: bool,
    pub(super) depth: usize,
}

impl Flow {
    pub(super) fn returning(ty: &Ty) -> Self {
        Self { ret: Some(ty.clone()), is_in_loop: false, is_in_switch: false, depth: 3 }
    }

    pub(super) fn module() -> Self {
        Self { ret: None, is_in_loop: false, is_in_switch: false, depth: 2 }
    }

    pub(super) fn deeper(&self) -> Self {
        Self { depth: self.depth.saturating_sub(1), ..self.clone() }
    }

    pub(super) fn in_loop(&self) -> Self {
        Self { is_in_loop: true, is_in_switch: false, ..self.deeper() }
    }
}

impl Generator {
    /// `{ ...; return value; }`
    pub(super) fn function_body(&mut self, flow: &Flow, is_typed: bool) -> Node {
        let mut statements = vec![statement(vec![Part::Check("__t();")])];
        self.scoped(|this| {
            for _ in 0..this.random.below(6) {
                statements.push(this.statement(flow));
            }
            statements.push(this.last_return(flow, is_typed));
        });
        super::super::tree::scope(vec!["{\n".into(), block(statements).into(), "}".into()])
    }

    /// `return value;`, preferably of what was built.
    fn last_return(&mut self, flow: &Flow, is_typed: bool) -> Node {
        let Some(ret) = &flow.ret else { return statement(vec![]) };
        let built: Vec<_> = self
            .visible()
            .into_iter()
            .filter(|it| it.ty == *ret && it.binding == Binding::Changing && it.owner == self.owner)
            .collect();
        let value = match built.is_empty() || self.random.chance(20) {
            true => self.expr(ret, 2, is_typed),
            false => Self::read(&self.random.pick(&built).clone()),
        };
        let value = if is_typed || super::expressions::is_plain(ret) {
            value
        } else {
            cast(&self.types.clone(), ret, value)
        };
        statement(vec!["return ".into(), value.into(), ";".into()])
    }

    /// Any statement.
    pub(super) fn statement(&mut self, flow: &Flow) -> Node {
        if self.fuel < 5 || flow.depth == 0 {
            return self.simple_statement(flow);
        }
        match self.random.below(28) {
            25.. => self.idiom_statement(),
            22 => self.try_statement(flow),
            23 => self.kind_switch(flow),
            24 => self.changing_function(flow),
            0..=6 => self.simple_statement(flow),
            7..=9 => self.variable_statement(flow.ret.as_ref()),
            10..=12 => self.if_statement(flow),
            13 => self.switch_statement(flow),
            14..=17 => self.loop_statement(flow),
            18 => self.narrowing_statement(flow),
            19 => self.each_statement(flow),
            20 => {
                let inside = self.statements(&flow.deeper());
                statement(vec!["{\n".into(), inside.into(), "}".into()])
            }
            _ => self.function_item(),
        }
    }

    fn simple_statement(&mut self, flow: &Flow) -> Node {
        if self.random.chance(55)
            && let Some(update) = self.update_statement()
        {
            return update;
        }
        if flow.ret.is_some() && self.random.chance(15) {
            return self.early_exit(flow);
        }
        self.constant_statement()
    }

    /// Some statements in a scope of their own.
    pub(super) fn statements(&mut self, flow: &Flow) -> Node {
        self.scoped(|this| {
            let count = this.random.between(1, 3);
            block((0..count).map(|_| this.statement(flow)).collect())
        })
    }

    /// `const a = value;`, `const { a, b = 1 } = value;`
    pub(super) fn constant_statement(&mut self) -> Node {
        let types = self.types.clone();
        let ty = types.data(&mut self.random, 2);
        let is_union = matches!(
            ty,
            Ty::Maybe(_) | Ty::Nullable(_) | Ty::Scalar | Ty::Tagged(_) | Ty::Choice(_) | Ty::Bool
        );
        let says_type = !is_union && self.random.chance(50);
        let value = self.expr(&ty, 3, says_type);
        let needs_cast = !says_type && !matches!(ty, Ty::Int | Ty::Num | Ty::Str);
        // A constant that is a literal has that literal's type.
        let value = if needs_cast || (is_union && !says_type) { cast(&types, &ty, value) } else { value };
        let is_structure = matches!(ty, Ty::Obj(_) | Ty::Tuple(_) | Ty::Arr(_));
        let pattern = if is_structure && self.random.chance(40) {
            self.deep_pattern(&ty)
        } else {
            self.plain_pattern(&ty)
        };
        let mut parts: Vec<Part> = vec!["const ".into()];
        parts.extend(pattern.parts.iter().cloned());
        if says_type {
            parts.push(only_type(format!(": {}", types.print(&ty))));
        }
        parts.extend([" = ".into(), value.into(), ";".into()]);
        pattern.declare(self);
        statement(parts)
    }

    fn plain_pattern(&mut self, ty: &Ty) -> super::patterns::Pattern {
        let name = self.fresh();
        super::patterns::Pattern { parts: vec![Part::Declare(name)], variables: vec![(name, ty.clone())] }
    }

    /// `return`, `break` or `continue` behind a condition.
    fn early_exit(&mut self, flow: &Flow) -> Node {
        let test = self.test(2);
        let mut parts: Vec<Part> = vec!["if (".into(), test.into(), ") ".into()];
        match (&flow.ret, flow.is_in_loop) {
            (_, true) if self.random.chance(60) => {
                let word = if flow.is_in_switch || self.random.chance(60) { "continue;" } else { "break;" };
                parts.push(word.into());
            }
            (Some(ret), _) => {
                let value = self.expr(ret, 2, false);
                let value = if super::expressions::is_plain(ret) {
                    value
                } else {
                    cast(&self.types.clone(), ret, value)
                };
                parts.extend(["return ".into(), value.into(), ";".into()]);
            }
            _ => parts.push("{}".into()),
        }
        statement(parts)
    }

    fn if_statement(&mut self, flow: &Flow) -> Node {
        if self.random.chance(30) {
            return self.early_exit(flow);
        }
        let test = self.test(2);
        let then = self.exiting_statements(flow);
        let mut parts: Vec<Part> = vec!["if (".into(), test.into(), ") {\n".into(), then.into(), "}".into()];
        if self.random.chance(30) {
            let test = self.test(2);
            let then = self.exiting_statements(flow);
            parts.extend([" else if (".into(), test.into(), ") {\n".into(), then.into(), "}".into()]);
        }
        if self.random.chance(50) {
            let otherwise = self.exiting_statements(flow);
            parts.extend([" else {\n".into(), otherwise.into(), "}".into()]);
        }
        statement(parts)
    }

    /// Statements that may end with a jump out.
    fn exiting_statements(&mut self, flow: &Flow) -> Node {
        let flow = &flow.deeper();
        self.scoped(|this| {
            let count = this.random.between(1, 2);
            let mut statements: Vec<Node> = (0..count).map(|_| this.statement(flow)).collect();
            if flow.is_in_loop && this.random.chance(20) {
                let word = if flow.is_in_switch || this.random.chance(50) { "continue;" } else { "break;" };
                statements.push(statement(vec![word.into()]));
            } else if let Some(ret) = &flow.ret
                && this.random.chance(25)
            {
                let value = this.expr(ret, 2, false);
                let value = cast(&this.types.clone(), ret, value);
                statements.push(statement(vec!["return ".into(), value.into(), ";".into()]));
            }
            block(statements)
        })
    }

    /// `if (x === undefined) return ...;` and what follows knows it.
    fn narrowing_statement(&mut self, flow: &Flow) -> Node {
        let variables = self.variables(|it| {
            it.binding == Binding::Const
                && it.path.is_empty()
                && it.owner == self.owner
                && matches!(it.ty, Ty::Maybe(_) | Ty::Nullable(_) | Ty::Scalar | Ty::Tagged(_))
        });
        let (false, Some(ret)) = (variables.is_empty(), &flow.ret) else {
            return self.simple_statement(flow);
        };
        let variable = self.random.pick(&variables).clone();
        let (test, yes, no) = self.known_by(&variable);
        let value = self.scoped(|this| {
            match yes {
                Some(known) => this.scope.push(super::Variable { ty: known, ..variable.clone() }),
                None => this.scope.retain(|it| it.name != variable.name),
            }
            let value = this.expr(ret, 2, false);
            cast(&this.types.clone(), ret, value)
        });
        match no {
            Some(known) => self.scope.push(super::Variable { ty: known, ..variable }),
            None => self.scope.retain(|it| it.name != variable.name),
        }
        let mut parts: Vec<Part> = vec!["if (".into()];
        parts.extend(test);
        parts.extend([") return ".into(), value.into(), ";".into()]);
        statement(parts)
    }

    /// `try { ...; if (c) throw new Error("x"); ... } catch { ... }`
    fn try_statement(&mut self, flow: &Flow) -> Node {
        // What is known of a variable is not known behind a `try` that may have ended anywhere.
        let flow = &flow.deeper();
        let body = self.scoped(|this| {
            let mut statements = Vec::new();
            for _ in 0..this.random.between(1, 2) {
                statements.push(this.statement(flow));
            }
            let test = this.test(2);
            let message = text::quoted(&text::plain(&mut this.random));
            let parts = vec!["if (".into(), test.into(), format!(") throw new Error({message});").into()];
            statements.push(statement(parts));
            if this.random.chance(60) {
                statements.push(this.statement(flow));
            }
            block(statements)
        });
        let handler = self.exiting_statements(flow);
        let parts = vec!["try {\n".into(), body.into(), "} catch {\n".into(), handler.into(), "}".into()];
        statement(parts)
    }

    /// `switch (v.kind) { case "one": ... }`, where each case knows the variant.
    fn kind_switch(&mut self, flow: &Flow) -> Node {
        let variables = self.variables(|it| {
            it.binding == Binding::Const
                && it.path.is_empty()
                && it.owner == self.owner
                && matches!(it.ty, Ty::Tagged(_))
        });
        if variables.is_empty() {
            return self.simple_statement(flow);
        }
        let variable = self.random.pick(&variables).clone();
        let Ty::Tagged(tagged) = variable.ty else { return self.simple_statement(flow) };
        let types = self.types.clone();
        let inside = Flow { is_in_switch: true, ..flow.deeper() };
        let mut parts: Vec<Part> = vec!["switch (".into(), Part::Use(variable.name), ".kind) {\n".into()];
        for (kind, (tag, _)) in types.tagged[tagged].variants.iter().enumerate() {
            if self.random.chance(15) {
                continue;
            }
            parts.push(format!("case \"{tag}\": ").into());
            let mut body = self.scoped(|this| {
                this.scope.push(super::Variable { ty: Ty::Variant(tagged, kind), ..variable.clone() });
                this.exiting_statements(&inside)
            });
            body.parts.push(statement(vec!["break;".into()]).into());
            parts.extend(["{\n".into(), body.into(), "}\n".into()]);
        }
        if self.random.chance(30) {
            let body = self.scoped(|this| {
                this.scope.retain(|it| it.name != variable.name);
                this.exiting_statements(&inside)
            });
            parts.extend(["default: {\n".into(), body.into(), "}\n".into()]);
        }
        parts.push("}".into());
        statement(parts)
    }

    /// `const bump = (by: number) => { total += by; }; bump(3);`: a function that changes what is around it
    /// and is called only here.
    fn changing_function(&mut self, flow: &Flow) -> Node {
        let owner = self.owner;
        let variables =
            self.variables(|it| it.binding == Binding::Let && it.ty == Ty::Int && it.owner == owner);
        if variables.is_empty() || flow.ret.is_none() {
            return self.simple_statement(flow);
        }
        let variable = self.random.pick(&variables).clone();
        let (name, by) = (self.fresh(), self.fresh());
        let value = self.in_function(true, |this| {
            this.declare(by, &Ty::Int, Binding::Const);
            this.expr(&Ty::Int, 2, true)
        });
        let gives = self.random.chance(40);
        let parts: Vec<Part> = vec![
            "const ".into(),
            Part::Declare(name),
            " = ".into(),
            super::super::tree::scope(vec![
                "(".into(),
                Part::Declare(by),
                only_type(": number"),
                if gives { ") => {\n".into() } else { ") => { ".into() },
                Part::Check("__t(); __n("),
                Part::Use(variable.name),
                " += ".into(),
                value.into(),
                Part::Check(")"),
                ";".into(),
                if gives { " return ".into() } else { " ".into() },
                if gives { Part::Use(variable.name) } else { "".into() },
                if gives { " * 2; }".into() } else { "}".into() },
            ])
            .into(),
            ";\n".into(),
            Part::Use(name),
            "(".into(),
            self.expr(&Ty::Int, 1, true).into(),
            ");".into(),
        ];
        statement(parts)
    }

    fn switch_statement(&mut self, flow: &Flow) -> Node {
        let flow = Flow { is_in_switch: true, ..flow.deeper() };
        let by_text = self.random.chance(30);
        let (value, labels): (Node, Vec<String>) = if by_text {
            let value = self.expr(&Ty::Str, 2, false);
            let labels = ["a", "b", "", "foo"].iter().map(|it| text::quoted(it)).collect();
            (cast(&self.types.clone(), &Ty::Str, value), labels)
        } else {
            let value = self.expr(&Ty::Int, 2, false);
            let value = expr(&Ty::Int, level::PRODUCT, vec![at(value, level::PRODUCT), " % 4".into()]);
            (value, ["0", "1", "2", "-1"].iter().map(|it| (*it).to_owned()).collect())
        };
        let mut parts: Vec<Part> = vec!["switch (".into(), value.into(), ") {\n".into()];
        let default = self.random.below(labels.len() + 2);
        for (at, label) in labels.iter().take(self.random.between(1, 4) as usize).enumerate() {
            if at == default {
                self.case(&flow, "default".to_owned(), &mut parts);
            }
            self.case(&flow, format!("case {label}"), &mut parts);
        }
        if default >= labels.len() {
            self.case(&flow, "default".to_owned(), &mut parts);
        }
        parts.push("}".into());
        statement(parts)
    }

    /// A case that breaks, returns or falls through.
    fn case(&mut self, flow: &Flow, label: String, parts: &mut Vec<Part>) {
        parts.push(format!("{label}: ").into());
        if self.random.chance(20) {
            parts.push("\n".into());
            return;
        }
        let mut inside = self.exiting_statements(flow);
        if self.random.chance(75) {
            inside.parts.push(statement(vec!["break;".into()]).into());
        }
        parts.extend(["{\n".into(), inside.into(), "}\n".into()]);
    }

    fn loop_statement(&mut self, flow: &Flow) -> Node {
        match self.random.below(10) {
            0..=4 => self.for_of(flow),
            5..=7 => self.for_count(flow),
            _ => self.while_loop(flow),
        }
    }

    /// `for (const x of xs) { ... }`
    fn for_of(&mut self, flow: &Flow) -> Node {
        let element = self.element_type();
        let (source, ty): (Vec<Part>, Ty) = match self.random.below(10) {
            0 => {
                let text = self.expr(&Ty::Str, 2, false);
                (vec![text.into()], Ty::Str)
            }
            1 => {
                let list = self.receiver(&element, 2);
                let pair = Ty::Tuple([Ty::Int, element.clone()].into());
                (vec![at(list, level::MEMBER), ".entries()".into()], pair)
            }
            2 => {
                let record_type = Ty::Record(Ty::Int.into());
                let record = self.expr(&record_type, 2, false);
                let record = cast(&self.types.clone(), &record_type, record);
                (
                    vec!["Object.entries(".into(), record.into(), ")".into()],
                    Ty::Tuple([Ty::Str, Ty::Int].into()),
                )
            }
            3 => {
                let record = self.expr(&Ty::Record(Ty::Str.into()), 2, false);
                (vec!["Object.keys(".into(), record.into(), ")".into()], Ty::Str)
            }
            _ => {
                let list_type = Ty::Arr(element.clone().into());
                let list = self.expr(&list_type, 2, false);
                (vec![list.into()], element)
            }
        };
        let (head, inside) = self.scoped(|this| {
            let pattern = this.pattern(&ty, false, &[]);
            pattern.declare(this);
            let inside = this.loop_body(&flow.in_loop(), Vec::new());
            (pattern.parts, inside)
        });
        let mut parts: Vec<Part> = vec!["for (const ".into()];
        parts.extend(head);
        parts.push(" of ".into());
        parts.extend(source);
        parts.extend([") {\n".into(), inside.into(), "}".into()]);
        scoped_statement(parts)
    }

    /// `for (let i = 0; i < 5; i++) { ... }`
    fn for_count(&mut self, flow: &Flow) -> Node {
        let name = self.fresh();
        let bound = if self.random.chance(60) {
            self.count(5)
        } else {
            let element = self.element_type();
            let list = self.expr(&Ty::Arr(element.into()), 1, false);
            expr(&Ty::Int, level::MEMBER, vec![at(list, level::MEMBER), ".length".into()])
        };
        let inside = self.scoped(|this| {
            // It is a new one on each turn, but nothing here changes it.
            this.declare(name, &Ty::Int, Binding::Let);
            if let Some(last) = this.scope.last_mut() {
                last.owner = usize::MAX;
            }
            this.loop_body(&flow.in_loop(), Vec::new())
        });
        let (start, test, step) = match self.random.below(4) {
            0 => {
                let parts: Vec<Part> = vec![" >= 0; ".into(), Part::Use(name), "--".into()];
                (vec![at(bound, 0)], " ".to_owned(), parts)
            }
            1 => (
                vec!["1".into()],
                " <= ".to_owned(),
                vec![at(bound, level::SHIFT), "; ".into(), Part::Use(name), " += 2".into()],
            ),
            _ => {
                let step = *self.random.pick(&["++", " += 1", "++"]);
                (
                    vec!["0".into()],
                    " < ".to_owned(),
                    vec![at(bound, level::SHIFT), "; ".into(), Part::Use(name), step.into()],
                )
            }
        };
        let mut parts: Vec<Part> = vec!["for (let ".into(), Part::Declare(name), " = ".into()];
        parts.extend(start);
        parts.extend(["; ".into(), Part::Use(name), test.trim_end().to_owned().into()]);
        if test.len() > 1 {
            parts.push(" ".into());
        }
        parts.extend(step);
        parts.extend([") {\n".into(), inside.into(), "}".into()]);
        scoped_statement(parts)
    }

    /// `let n = 4; while (n > 0) { n--; ... }`, or with `do`
    fn while_loop(&mut self, flow: &Flow) -> Node {
        let name = self.fresh();
        let start = self.random.between(0, 5).to_string();
        let step = *self.random.pick(&["--;", " -= 2;", " -= 1;"]);
        let is_do = self.random.chance(35);
        let first = statement(vec![Part::Use(name), step.into()]);
        let inside = self.scoped(|this| {
            this.declare(name, &Ty::Int, Binding::Let);
            if let Some(last) = this.scope.last_mut() {
                last.owner = usize::MAX;
            }
            this.loop_body(&flow.in_loop(), vec![first])
        });
        let head = vec!["{\nlet ".into(), Part::Declare(name), format!(" = {start};\n").into()];
        let test: Vec<Part> = if self.random.chance(30) {
            let more = self.test(1);
            vec!["(".into(), Part::Use(name), " > 0 && ".into(), at(more, level::AND + 1), ")".into()]
        } else {
            vec!["(".into(), Part::Use(name), " > 0)".into()]
        };
        let mut parts: Vec<Part> = head;
        if is_do {
            parts.extend(["do {\n".into(), inside.into(), "} while ".into()]);
            parts.extend(test);
            parts.push(";\n}".into());
        } else {
            parts.push("while ".into());
            parts.extend(test);
            parts.extend([" {\n".into(), inside.into(), "}\n}".into()]);
        }
        scoped_statement(parts)
    }

    fn loop_body(&mut self, flow: &Flow, first: Vec<Node>) -> Node {
        self.scoped(|this| {
            let mut statements = vec![statement(vec![Part::Check("__t();")])];
            statements.extend(first);
            for _ in 0..this.random.between(1, 3) {
                let is_update = this.random.chance(50);
                let update = if is_update { this.update_statement() } else { None };
                statements.push(update.unwrap_or_else(|| this.statement(flow)));
            }
            block(statements)
        })
    }

    /// `xs.forEach((x) => { total += x; });`
    fn each_statement(&mut self, flow: &Flow) -> Node {
        let element = self.element_type();
        let list = self.expr(&Ty::Arr(element.clone().into()), 2, false);
        let flow = Flow { ret: None, is_in_loop: false, ..flow.deeper() };
        let (pattern, inside) = self.scoped(|this| {
            let pattern = this.pattern(&element, true, &[]);
            pattern.declare(this);
            let inside = this.loop_body(&flow, Vec::new());
            (pattern.parts, inside)
        });
        let mut parts: Vec<Part> = vec![at(list, level::MEMBER), ".forEach((".into()];
        parts.extend(pattern);
        parts.extend([") => {\n".into(), inside.into(), "});".into()]);
        scoped_statement(parts)
    }
}

/// A statement whose names end with it.
pub(super) fn scoped_statement(parts: Vec<Part>) -> Node {
    statement(vec![super::super::tree::scope(parts).into()])
}
