//! Functions with names: declarations, arrows, curried ones, recursion, and those that throw.

use std::rc::Rc;

use super::super::tree::{Name, Node, Part, at, expr, level, only_type, statement};
use super::super::types::{Func, Param, Ty};
use super::statements::Flow;
use super::{Binding, Generator};

impl Generator {
    /// The type of a function.
    pub(super) fn function_type(&mut self) -> Func {
        let types = self.types.clone();
        let mut params: Vec<Param> = Vec::new();
        for _ in 0..self.random.below(4) {
            let ty = types.data(&mut self.random, 1);
            params.push(Param { ty, is_optional: false });
        }
        let rest = self.random.chance(10).then(|| types.solid(&mut self.random, 0));
        if rest.is_none() && self.random.chance(25) {
            let ty = types.solid(&mut self.random, 1);
            params.push(Param { ty, is_optional: true });
        }
        let ret = types.data(&mut self.random, 2);
        Func { params, rest, ret }
    }

    /// An expression of a function type, with nothing changing in it; it may take fewer parameters.
    pub(super) fn kept_function(&mut self, func: &Func, depth: usize) -> Node {
        let fewer =
            if self.random.chance(30) { self.random.below(func.params.len() + 1) } else { func.params.len() };
        let params: Vec<Ty> = func.params[..fewer]
            .iter()
            .map(|it| match it.is_optional {
                true => Ty::Maybe(it.ty.clone().into()),
                false => it.ty.clone(),
            })
            .collect();
        let node = self.in_function(true, |this| this.arrow(&params, &func.ret, depth, true));
        expr(&Ty::Func(Rc::new(func.clone())), level::ARROW, vec![node.into()])
    }

    /// A function with a name; it can be called from here on.
    pub(super) fn function_item(&mut self) -> Node {
        match self.random.below(13) {
            12 => self.generic_function(),
            0 => self.recursive_function(),
            1 => self.throwing_functions(),
            2 => self.curried_function(),
            3 => self.object_of_functions(),
            4 => {
                // The type says the parameters, the function need not have all of them.
                let func = self.function_type();
                let function = self.kept_function(&func, 2);
                let name = self.fresh();
                let ty = Ty::Func(Rc::new(func));
                self.declare(name, &ty, Binding::Const);
                let ty = only_type(format!(": {}", self.types.print(&ty)));
                statement(vec![
                    "const ".into(),
                    Part::Declare(name),
                    ty,
                    " = ".into(),
                    function.into(),
                    ";".into(),
                ])
            }
            _ => self.plain_function(),
        }
    }

    /// `const twice = <T,>(x: T, f: (x: T) => T): T => f(f(x));`, and calls of it.
    fn generic_function(&mut self) -> Node {
        let types = self.types.clone();
        let ty = types.solid(&mut self.random, 1);
        let (name, made) = (self.fresh(), self.fresh());
        let given = self.expr(&ty, 2, true);
        let printed = types.print(&ty);
        let function = |this: &mut Self, params: &[Ty], ret: &Ty| {
            this.in_function(true, |this| this.arrow(params, ret, 2, true))
        };
        let explicit = only_type(format!("<{printed}>"));
        let (signature, plain, body, args, result): (&str, &'static str, &str, Vec<Part>, Ty) =
            match self.random.below(6) {
                0 => ("<T,>(x: T): T", "(x)", "x", vec![given.into()], ty.clone()),
                1 => {
                    let step = function(self, std::slice::from_ref(&ty), &ty);
                    (
                        "<T,>(x: T, f: (x: T) => T): T",
                        "(x, f)",
                        "f(f(x))",
                        vec![given.into(), ", ".into(), step.into()],
                        ty.clone(),
                    )
                }
                2 => {
                    let to = Ty::Int;
                    let step = function(self, &[ty.clone(), Ty::Int], &to);
                    let list = self.expr(&Ty::Arr(ty.clone().into()), 2, true);
                    (
                        "<T,>(xs: readonly T[], f: (x: T, i: number) => number): number[]",
                        "(xs, f)",
                        "xs.map(f)",
                        vec![list.into(), ", ".into(), step.into()],
                        Ty::Arr(to.into()),
                    )
                }
                3 => {
                    let list = self.expr(&Ty::Arr(ty.clone().into()), 2, true);
                    (
                        "<T,>(xs: T[], d: T): T",
                        "(xs, d)",
                        "xs[1] ?? d",
                        vec![list.into(), ", ".into(), given.into()],
                        ty.clone(),
                    )
                }
                4 => {
                    let other = self.expr(&ty, 2, true);
                    (
                        "<T,>(a: T, b: T, c: boolean = true): T[]",
                        "(a, b, c = true)",
                        "c ? [a, b] : [b]",
                        vec![given.into(), ", ".into(), other.into()],
                        Ty::Arr(ty.clone().into()),
                    )
                }
                _ => {
                    let other = self.expr(&ty, 2, true);
                    (
                        "<T,>(...xs: T[]): T[]",
                        "(...xs)",
                        "xs.length > 1 ? xs.slice(1) : xs",
                        vec![given.into(), ", ".into(), other.into()],
                        Ty::Arr(ty.clone().into()),
                    )
                }
            };
        self.declare(made, &result, Binding::Const);
        statement(vec![
            "const ".into(),
            Part::Declare(name),
            " = ".into(),
            only_type(signature),
            Part::Check(plain),
            format!(" => {body};\nconst ").into(),
            Part::Declare(made),
            only_type(format!(": {}", types.print(&result))),
            " = ".into(),
            Part::Use(name),
            explicit,
            "(".into(),
            super::super::tree::scope(args).into(),
            ");".into(),
        ])
    }

    fn plain_function(&mut self) -> Node {
        let func = self.function_type();
        let name = self.fresh();
        let is_declaration = self.random.chance(50);
        let signature = self.in_function(true, |this| {
            let mut parts = this.parameters(&func);
            let flow = Flow::returning(&func.ret);
            let has_ret = this.random.chance(70) || !is_inferred(&func.ret);
            if has_ret {
                parts.push(only_type(format!(": {}", this.types.print(&func.ret))));
            }
            parts.push(if is_declaration { " ".into() } else { " => ".into() });
            if !is_declaration && this.random.chance(50) {
                let value = this.expr(&func.ret, 3, has_ret);
                parts.extend([Part::Check("(__t(), "), at(value, level::ARROW), Part::Check(")")]);
            } else {
                parts.push(this.function_body(&flow, has_ret).into());
            }
            super::super::tree::scope(parts)
        });
        self.declare(name, &Ty::Func(Rc::new(func)), Binding::Const);
        if is_declaration {
            statement(vec!["function ".into(), Part::Hoist(name), signature.into()])
        } else {
            statement(vec!["const ".into(), Part::Declare(name), " = ".into(), signature.into(), ";".into()])
        }
    }

    /// `(a: number, { b }: Obj, c = 1, ...rest: string[])`
    fn parameters(&mut self, func: &Func) -> Vec<Part> {
        let mut parts: Vec<Part> = vec!["(".into()];
        let mut taken: Vec<Name> = Vec::new();
        for (at, param) in func.params.iter().enumerate() {
            if at > 0 {
                parts.push(", ".into());
            }
            let printed = self.types.print(&param.ty);
            if !param.is_optional {
                let pattern = self.pattern(&param.ty, true, &taken);
                taken.extend(pattern.variables.iter().map(|it| it.0));
                parts.extend(pattern.parts.iter().cloned());
                parts.push(only_type(format!(": {printed}")));
                pattern.declare(self);
                continue;
            }
            // Its default may use what is around, so it hides nothing.
            let name = self.fresh();
            taken.push(name);
            parts.push(Part::Declare(name));
            if self.random.chance(50) {
                parts.push(only_type(format!("?: {printed}")));
                self.declare(name, &Ty::Maybe(param.ty.clone().into()), Binding::Const);
            } else {
                let default = self.expr(&param.ty, 1, true);
                parts.extend([only_type(format!(": {printed}")), " = ".into(), default.into()]);
                self.declare(name, &param.ty, Binding::Const);
            }
        }
        if let Some(rest) = &func.rest {
            let name = self.fresh_param(&taken);
            let ty = Ty::Arr(rest.clone().into());
            let before = if func.params.is_empty() { "..." } else { ", ..." };
            parts.extend([
                before.into(),
                Part::Declare(name),
                only_type(format!(": {}", self.types.print(&ty))),
            ]);
            self.declare(name, &ty, Binding::Const);
        }
        parts.push(")".into());
        parts
    }

    /// `const f = (a: A) => (b: B): R => ...`
    fn curried_function(&mut self) -> Node {
        let types = self.types.clone();
        let (first, second) = (types.data(&mut self.random, 1), types.data(&mut self.random, 1));
        let ret = types.data(&mut self.random, 1);
        let (outer, inner) = (self.fresh(), self.fresh());
        let function = self.in_function(true, |this| {
            let of = |name, ty: &Ty| [Part::Declare(name), only_type(format!(": {}", types.print(ty)))];
            this.declare(outer, &first, Binding::Const);
            this.declare(inner, &second, Binding::Const);
            let value = this.expr(&ret, 3, true);
            let mut parts: Vec<Part> = vec!["(".into()];
            parts.extend(of(outer, &first));
            parts.push(") => (".into());
            parts.extend(of(inner, &second));
            parts.extend([")".into(), only_type(format!(": {}", types.print(&ret))), " => ".into()]);
            parts.extend([Part::Check("(__t(), "), at(value, level::ARROW), Part::Check(")")]);
            super::super::tree::scope(parts)
        });
        let plain = |ty: Ty| vec![Param { ty, is_optional: false }];
        let inner = Ty::Func(Rc::new(Func { params: plain(second), rest: None, ret }));
        let ty = Ty::Func(Rc::new(Func { params: plain(first), rest: None, ret: inner }));
        let name = self.fresh();
        self.declare(name, &ty, Binding::Const);
        statement(vec!["const ".into(), Part::Declare(name), " = ".into(), function.into(), ";".into()])
    }

    /// One that calls itself with a smaller number.
    fn recursive_function(&mut self) -> Node {
        let types = self.types.clone();
        let ret = types.solid(&mut self.random, 1);
        let extra = types.data(&mut self.random, 1);
        let param = |ty: &Ty| Param { ty: ty.clone(), is_optional: false };
        let func = Func { params: vec![param(&Ty::Int), param(&extra)], rest: None, ret: ret.clone() };
        let ty = Ty::Func(Rc::new(func));
        let (name, n, other) = (self.fresh(), self.fresh(), self.fresh());
        let is_declaration = self.random.chance(60);
        let body = self.in_function(true, |this| {
            this.declare(n, &Ty::Int, Binding::Const);
            this.declare(other, &extra, Binding::Const);
            let least = this.expr(&ret, 1, true);
            let again = this.expr(&extra, 1, true);
            let smaller = this.fresh();
            let parts =
                vec![Part::Use(name), "(".into(), Part::Use(n), " - 1, ".into(), again.into(), ")".into()];
            let parts = vec![
                "const ".into(),
                Part::Declare(smaller),
                " = ".into(),
                expr(&ret, level::MEMBER, parts).into(),
                ";".into(),
            ];
            let smaller_item = statement(parts);
            this.declare(smaller, &ret, Binding::Const);
            let value = this.expr(&ret, 3, true);
            let first = statement(vec![
                "if (".into(),
                Part::Use(n),
                " <= 0 || ".into(),
                Part::Use(n),
                " > 12) return ".into(),
                least.into(),
                ";".into(),
            ]);
            let last = statement(vec!["return ".into(), value.into(), ";".into()]);
            super::super::tree::block(vec![statement(vec![Part::Check("__t();")]), first, smaller_item, last])
        });
        let typed = |ty: &Ty| only_type(format!(": {}", types.print(ty)));
        let params = vec![
            "(".into(),
            Part::Declare(n),
            typed(&Ty::Int),
            ", ".into(),
            Part::Declare(other),
            typed(&extra),
            ")".into(),
            typed(&ret),
        ];
        let mut inside = params;
        inside.extend([
            if is_declaration { " {\n".into() } else { " => {\n".into() },
            body.into(),
            "}".into(),
        ]);
        let inside = super::super::tree::scope(inside);
        self.declare(name, &ty, Binding::Const);
        if is_declaration {
            statement(vec!["function ".into(), Part::Hoist(name), inside.into()])
        } else {
            statement(vec!["const ".into(), Part::Declare(name), " = ".into(), inside.into(), ";".into()])
        }
    }

    /// A function that throws for some arguments, and one that catches it.
    fn throwing_functions(&mut self) -> Node {
        let types = self.types.clone();
        let (given, ret) = (types.solid(&mut self.random, 1), types.solid(&mut self.random, 1));
        let (thrower, catcher) = (self.fresh(), self.fresh());
        let typed = |ty: &Ty| only_type(format!(": {}", types.print(ty)));
        let thrown = self.in_function(true, |this| {
            let name = this.fresh();
            this.declare(name, &given, Binding::Const);
            let test = this.test(2);
            let message = this.expr(&Ty::Str, 1, false);
            let value = this.expr(&ret, 2, true);
            let throws = statement(vec![
                "if (".into(),
                test.into(),
                ") throw new Error(".into(),
                message.into(),
                ");".into(),
            ]);
            let returns = statement(vec!["return ".into(), value.into(), ";".into()]);
            let parts = vec![
                "(".into(),
                Part::Declare(name),
                typed(&given),
                ")".into(),
                typed(&ret),
                " {\n".into(),
                super::super::tree::block(vec![throws, returns]).into(),
                "}".into(),
            ];
            super::super::tree::scope(parts)
        });
        let caught = self.in_function(true, |this| {
            let name = this.fresh();
            this.declare(name, &given, Binding::Const);
            let arg = this.expr(&given, 1, true);
            let call =
                expr(&ret, level::MEMBER, vec![Part::Use(thrower), "(".into(), arg.into(), ")".into()]);
            let got = this.fresh();
            let first =
                statement(vec!["const ".into(), Part::Declare(got), " = ".into(), call.into(), ";".into()]);
            let otherwise = this.expr(&ret, 2, true);
            this.declare(got, &ret, Binding::Const);
            let value = this.expr(&ret, 2, true);
            let returns = statement(vec!["return ".into(), value.into(), ";".into()]);
            let other = statement(vec!["return ".into(), otherwise.into(), ";".into()]);
            let attempt = statement(vec![
                "try {\n".into(),
                super::super::tree::block(vec![first, returns]).into(),
                "} catch {\n".into(),
                super::super::tree::block(vec![other]).into(),
                "}".into(),
            ]);
            let parts = vec![
                "(".into(),
                Part::Declare(name),
                typed(&given),
                ")".into(),
                typed(&ret),
                " {\n".into(),
                super::super::tree::block(vec![attempt]).into(),
                "}".into(),
            ];
            super::super::tree::scope(parts)
        });
        let func = Func { params: vec![Param { ty: given, is_optional: false }], rest: None, ret };
        self.declare(catcher, &Ty::Func(Rc::new(func)), Binding::Const);
        let parts = vec![
            "function ".into(),
            Part::Hoist(thrower),
            thrown.into(),
            "\nfunction ".into(),
            Part::Hoist(catcher),
            caught.into(),
        ];
        statement(parts)
    }

    /// `const ops = { add: (a: number) => ..., name(b: string): string { ... } };`
    fn object_of_functions(&mut self) -> Node {
        let types = self.types.clone();
        let object = self.fresh();
        let mut parts: Vec<Part> = vec!["const ".into(), Part::Declare(object), " = { ".into()];
        let mut members = Vec::new();
        for key in ["run", "then", "or", "map2"].iter().take(self.random.between(1, 4) as usize) {
            let (given, ret) = (types.data(&mut self.random, 1), types.data(&mut self.random, 1));
            let is_method = self.random.chance(50);
            let member = self.in_function(true, |this| {
                let name = this.fresh();
                this.declare(name, &given, Binding::Const);
                let value = this.expr(&ret, 2, true);
                let mut parts = vec![
                    "(".into(),
                    Part::Declare(name),
                    only_type(format!(": {}", types.print(&given))),
                    ")".into(),
                ];
                parts.push(only_type(format!(": {}", types.print(&ret))));
                if is_method {
                    parts.extend([" { return ".into(), value.into(), "; }".into()]);
                } else {
                    parts.extend([" => ".into(), at(value, level::ARROW)]);
                }
                super::super::tree::scope(parts)
            });
            parts.push(if is_method { (*key).into() } else { format!("{key}: ").into() });
            parts.extend([member.into(), ", ".into()]);
            let func = Func { params: vec![Param { ty: given, is_optional: false }], rest: None, ret };
            members.push((*key, Ty::Func(Rc::new(func))));
        }
        parts.push("};".into());
        for (key, ty) in members {
            let path = format!(".{key}");
            self.scope.push(super::Variable {
                name: object,
                path,
                ty,
                binding: Binding::Const,
                owner: self.owner,
            });
        }
        statement(parts)
    }
}

/// Whether TypeScript finds the type without being told.
fn is_inferred(ty: &Ty) -> bool {
    matches!(ty, Ty::Int | Ty::Num | Ty::Str | Ty::Bool)
}
