//! Files that are written wholly or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

/// Replaces the content of `path`: a temporary file in the same folder, then a rename. A reader sees the old
/// content or the new; permissions are kept; a symbolic link stays one, and what it leads to is replaced.
///
/// # Errors
/// As the operating system gives them; then `path` is as it was.
pub(crate) fn write(path: &Path, content: &str) -> io::Result<()> {
    let target = target(path);
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let permissions = fs::metadata(&target).ok().map(|it| it.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let mut builder = Builder::new();
    builder.prefix(".tsnix-").suffix(".tmp");
    // A new file gets what any new file gets here; a temporary one would be for its owner alone.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content.as_bytes())?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// What `path` leads to.
fn target(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    if is_link { fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()) } else { path.to_path_buf() }
}
