//! The whole program: functions, constants, some imperative code, and what is exported.

use std::collections::BTreeSet;

use super::super::literal::cast;
use super::super::text;
use super::super::tree::{Name, Node, Part, Split, block, declared_by, expr, level, statement, uses};
use super::super::types::Ty;
use super::statements::Flow;
use super::{Binding, Generator};

impl Generator {
    pub(super) fn module(&mut self, size: usize) -> Node {
        let mut items: Vec<Node> = Vec::new();
        for _ in 0..size.max(2) {
            let item = match self.random.below(10) {
                0..=5 => self.function_item(),
                6..=8 => self.constant_statement(),
                _ if self.random.chance(40) => self.idiom_statement(),
                _ if self.random.chance(50) => self.variable_statement(None),
                _ => self.statement(&Flow::module()),
            };
            items.push(item);
        }
        // What is changed on the top is changed in one go, before anything is exported.
        items.push(self.exports());
        block(items)
    }

    /// Where the program may be parted: what changes does so in one module.
    pub(super) fn split(&mut self, root: &Node) -> Option<Split> {
        let count = self.random.below(root.parts.len().max(2) - 1) + 1;
        let (is_namespace, shares_types) = (self.random.chance(30), self.random.chance(50));
        if self.random.chance(70) || count >= root.parts.len() {
            return None;
        }
        let changing: Vec<Name> =
            self.scope.iter().filter(|it| it.binding != Binding::Const).map(|it| it.name).collect();
        let mut used = BTreeSet::new();
        root.parts[count..].iter().for_each(|it| uses(it, &mut used));
        let mut declared = root.parts[..count].iter().flat_map(declared_by);
        let is_shared = declared.any(|it| changing.contains(&it) && used.contains(&it));
        (!is_shared).then_some(Split { count, is_namespace, shares_types })
    }

    /// `export default { ... };`: of everything in scope something is shown.
    fn exports(&mut self) -> Node {
        self.fuel = self.fuel.max(60);
        let mut values: Vec<Node> = Vec::new();
        for variable in self.visible() {
            if variable.binding == Binding::Changing || values.len() >= 12 {
                continue;
            }
            match &variable.ty {
                Ty::Func(func) => {
                    let ret = func.ret.clone();
                    let call = self.call(&variable, 2);
                    match ret {
                        Ty::Func(inner) => {
                            let args = inner.params.iter().map(|it| self.expr(&it.ty, 1, true)).next();
                            let Some(args) = args else { continue };
                            let parts = vec![call.into(), "(".into(), args.into(), ")".into()];
                            values.push(expr(&inner.ret, level::MEMBER, parts));
                        }
                        _ => values.push(call),
                    }
                }
                _ => values.push(Self::read(&variable)),
            }
        }
        for _ in 0..3 {
            let types = self.types.clone();
            let ty = types.data(&mut self.random, 2);
            values.push(self.expr(&ty, 4, false));
        }
        let mut parts: Vec<Part> = vec![Part::Check("return "), Part::Type("export default ".into())];
        if self.random.chance(50) {
            parts.push("[\n".into());
            for value in values {
                parts.extend(["  ".into(), value.into(), ",\n".into()]);
            }
            parts.push("];".into());
        } else {
            parts.push("{\n".into());
            for (at, value) in values.into_iter().enumerate() {
                let key = if self.random.chance(80) { format!("v{at}") } else { format!("v{at}-é $") };
                // A property whose value is undefined is absent: its type has to say so.
                let value = match &value.kind {
                    super::super::tree::Kind::Expr(ty @ Ty::Maybe(_)) => {
                        let ty = ty.clone();
                        cast(&self.types.clone(), &ty, value)
                    }
                    _ => value,
                };
                parts.extend([format!("  {}: ", text::key(&key)).into(), value.into(), ",\n".into()]);
            }
            parts.push("};".into());
        }
        statement(parts)
    }
}
