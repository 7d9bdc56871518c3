//! `textDocument/semanticTokens`: full, range and delta.

use tower_lsp::lsp_types as lsp;
use tsnix_ide::semantic_tokens::{LEGEND, SemanticToken, semantic_tokens};
use tsnix_source::TextRange;

use crate::world::{Context, World};

/// The names of the marks, in the order of their bits.
const MARKS: [&str; 4] = ["declaration", "readonly", "deprecated", "defaultLibrary"];

/// What the numbers of the tokens mean.
pub(crate) fn legend() -> lsp::SemanticTokensLegend {
    lsp::SemanticTokensLegend {
        token_types: LEGEND.iter().map(|it| lsp::SemanticTokenType::new(it)).collect(),
        token_modifiers: MARKS.iter().map(|it| lsp::SemanticTokenModifier::new(it)).collect(),
    }
}

pub(crate) fn full(
    world: &mut World,
    params: &lsp::SemanticTokensParams,
) -> Option<lsp::SemanticTokensResult> {
    let tokens = all(world, &params.text_document.uri)?;
    Some(lsp::SemanticTokensResult::Tokens(tokens))
}

pub(crate) fn range(
    world: &mut World,
    params: &lsp::SemanticTokensRangeParams,
) -> Option<lsp::SemanticTokensRangeResult> {
    world.with(&params.text_document.uri, |ctx| {
        let data = encode(ctx, &found(ctx, Some(ctx.text_range(params.range))));
        lsp::SemanticTokensRangeResult::Tokens(lsp::SemanticTokens { result_id: None, data })
    })
}

/// What changed since the answer that the client names; all of it where that is not the last one.
pub(crate) fn delta(
    world: &mut World,
    params: &lsp::SemanticTokensDeltaParams,
) -> Option<lsp::SemanticTokensFullDeltaResult> {
    let uri = &params.text_document.uri;
    let before = world.tokens.get(uri).cloned();
    let now = all(world, uri)?;
    let Some(before) = before.filter(|it| it.result_id.as_ref() == Some(&params.previous_result_id)) else {
        return Some(lsp::SemanticTokensFullDeltaResult::Tokens(now));
    };
    let edits = difference(&before.data, &now.data);
    let delta = lsp::SemanticTokensDelta { result_id: now.result_id, edits };
    Some(lsp::SemanticTokensFullDeltaResult::TokensDelta(delta))
}

fn all(world: &mut World, uri: &lsp::Url) -> Option<lsp::SemanticTokens> {
    let data = world.with(uri, |ctx| encode(ctx, &found(ctx, None)))?;
    world.answers += 1;
    let tokens = lsp::SemanticTokens { result_id: Some(world.answers.to_string()), data };
    world.tokens.insert(uri.clone(), tokens.clone());
    Some(tokens)
}

fn found(ctx: &Context<'_>, within: Option<TextRange>) -> Vec<SemanticToken> {
    semantic_tokens(&ctx.analysis, ctx.file, within)
}

/// Each token relative to the one before, as the protocol wants it.
fn encode(ctx: &Context<'_>, tokens: &[SemanticToken]) -> Vec<lsp::SemanticToken> {
    let mut data = Vec::with_capacity(tokens.len());
    let mut before = lsp::Position::new(0, 0);
    for token in tokens {
        let range = ctx.range(token.range);
        if range.start.line != range.end.line {
            continue;
        }
        let delta_line = range.start.line - before.line;
        let delta_start =
            if delta_line == 0 { range.start.character - before.character } else { range.start.character };
        let marks = [token.is_declaration, token.is_readonly, token.is_deprecated, token.is_library];
        let bits = marks.iter().enumerate().fold(0, |bits, (at, is)| bits | (u32::from(*is) << at));
        data.push(lsp::SemanticToken {
            delta_line,
            delta_start,
            length: range.end.character - range.start.character,
            token_type: token.kind as u32,
            token_modifiers_bitset: bits,
        });
        before = range.start;
    }
    data
}

/// One edit: what is alike at both ends stays.
fn difference(before: &[lsp::SemanticToken], now: &[lsp::SemanticToken]) -> Vec<lsp::SemanticTokensEdit> {
    let start = before.iter().zip(now).take_while(|(a, b)| a == b).count();
    let rest =
        before[start..].iter().rev().zip(now[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (removed, added) = (before.len() - start - rest, &now[start..now.len() - rest]);
    if removed == 0 && added.is_empty() {
        return Vec::new();
    }
    // The protocol counts numbers, five for each token.
    vec![lsp::SemanticTokensEdit {
        start: start as u32 * 5,
        delete_count: removed as u32 * 5,
        data: Some(added.to_vec()),
    }]
}
