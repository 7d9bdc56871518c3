//! Configuration, session and compilation: the one front end.
