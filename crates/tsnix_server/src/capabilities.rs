//! What the client can do, and what the server offers to such a client.

mod client;
mod server;

pub(crate) use client::{ClientAbilities, DiagnosticAbilities, Links, Refreshes, SignatureAbilities};
pub(crate) use server::server;
