//! One file: its arenas, its top-level statements, its comments.

use tsnix_source::TextRange;

use super::{
    Arena, Class, ClassId, ExportSpecifier, ExportSpecifierId, Expr, ExprId, Function, FunctionId,
    ImportSpecifier, ImportSpecifierId, PatId, Pattern, Property, PropertyId, Stmt, StmtId, TypeMember,
    TypeMemberId, TypeNode, TypeNodeId, TypeParam, TypeParamId,
};

/// A parsed file.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// Whether it is a `.d.ts`.
    pub is_declaration: bool,
    /// Whether it has an import or an export: else its names are global.
    pub is_module: bool,
    /// The top-level statements in order.
    pub body: Vec<StmtId>,
    /// All expressions.
    pub exprs: Arena<Expr>,
    /// All patterns.
    pub patterns: Arena<Pattern>,
    /// All statements.
    pub stmts: Arena<Stmt>,
    /// All functions and signatures.
    pub functions: Arena<Function>,
    /// All classes.
    pub classes: Arena<Class>,
    /// All properties of object literals.
    pub properties: Arena<Property>,
    /// All written types.
    pub type_nodes: Arena<TypeNode>,
    /// All members of interfaces, type literals and classes.
    pub type_members: Arena<TypeMember>,
    /// All type parameters.
    pub type_params: Arena<TypeParam>,
    /// All names that imports bind.
    pub import_specifiers: Arena<ImportSpecifier>,
    /// All names in `export { ... }`.
    pub export_specifiers: Arena<ExportSpecifier>,
    /// All comments, by place.
    pub comments: Vec<Comment>,
}

/// A comment. The text is the range without the delimiters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// With the delimiters.
    pub range: TextRange,
    /// `//`, `/* */` or `/** */`.
    pub kind: CommentKind,
    /// Between the delimiters, as written.
    pub text: Box<str>,
}

/// The form of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommentKind {
    /// `// text`
    Line,
    /// `/* text */`
    Block,
    /// `/** text */`
    Doc,
}

/// Reads of one arena each: `module[id]`.
macro_rules! index {
    ($($id:ty => $field:ident: $node:ty;)*) => {
        $(impl std::ops::Index<$id> for Module {
            type Output = $node;
            fn index(&self, id: $id) -> &$node {
                self.$field.get(id)
            }
        })*
    };
}

index! {
    ExprId => exprs: Expr;
    PatId => patterns: Pattern;
    StmtId => stmts: Stmt;
    FunctionId => functions: Function;
    ClassId => classes: Class;
    PropertyId => properties: Property;
    TypeNodeId => type_nodes: TypeNode;
    TypeMemberId => type_members: TypeMember;
    TypeParamId => type_params: TypeParam;
    ImportSpecifierId => import_specifiers: ImportSpecifier;
    ExportSpecifierId => export_specifiers: ExportSpecifier;
}

impl Module {
    /// The comments that lie wholly in `range`, in order.
    pub fn comments_in(&self, range: TextRange) -> &[Comment] {
        let from = self.comments.partition_point(|comment| comment.range.start < range.start);
        let count = self.comments[from..].partition_point(|comment| comment.range.end <= range.end);
        &self.comments[from..from + count]
    }

    /// The doc comment that belongs to what starts at byte `start` of `text`: the last comment before it
    /// with only white space between, when that is a `/** */`.
    pub fn doc_before(&self, text: &str, start: u32) -> Option<&Comment> {
        let behind = self.comments.partition_point(|comment| comment.range.end <= start);
        let comment = self.comments[..behind].last()?;
        let between = text.get(comment.range.end as usize..start as usize)?;
        (comment.kind == CommentKind::Doc && between.chars().all(char::is_whitespace)).then_some(comment)
    }
}
