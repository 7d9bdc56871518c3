//! Whether parsing, checking and emitting grow as the program does: 10,000 generated lines against 5,000.
//!
//! The program holds what real ones hold, over and over under other names: interfaces, patterns, generics, loops,
//! folds, spreads, closures. Runs are interleaved, and the median of the ratios counts.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::measure;
use crate::Result;

const RUNS: usize = 11;
/// The most that twice the lines may take.
const MOST: f64 = 2.2;

/// Measures and prints.
pub(super) fn run(root: &Path, tsnix: &Path) -> Result {
    let folder = root.join("target/bench/growth");
    fs::create_dir_all(&folder).map_err(|problem| problem.to_string())?;
    let mut builds = Vec::new();
    for lines in [5_000, 10_000] {
        let file = folder.join(format!("lines-{lines}.ts"));
        fs::write(&file, program(lines)).map_err(|problem| problem.to_string())?;
        let mut command = Command::new(tsnix);
        command.arg("build").arg(&file).arg("--stdout").current_dir(&folder);
        builds.push(command);
    }
    let mut ratios = Vec::new();
    for _ in 0..RUNS {
        let times: Vec<f64> =
            builds.iter_mut().map(|build| Ok(measure(build)?.time.as_secs_f64())).collect::<Result<_>>()?;
        if let [short, long] = times[..] {
            ratios.push(long / short);
        }
    }
    ratios.sort_by(f64::total_cmp);
    let median = ratios.get(ratios.len() / 2).copied().unwrap_or_default();
    println!("10,000 lines take {median:.2} times what 5,000 take; it should be {MOST} at most");
    Ok(())
}

/// A program of so many lines.
fn program(lines: usize) -> String {
    let mut out = String::from(
        "type Shape = { kind: \"circle\"; r: number } | { kind: \"square\"; side: number } | { kind: \"none\" };\n",
    );
    let mut count = 1;
    let mut at = 0;
    while count < lines {
        at += 1;
        let block = BLOCK.replace('@', &at.to_string());
        count += block.lines().count();
        // Writing to a string can't fail.
        let _ = out.write_str(&block);
    }
    out
}

/// One turn of the program; `@` is its number.
const BLOCK: &str = r#"
interface Options@ {
  name: string;
  "flake-utils"?: number;
  port?: number;
  nested: { a: number; b?: string };
}
const build@ = ({ name, "flake-utils": utils@ = @, port: p = 80, nested: { a, b = "z" }, ...others }: Options@) => ({
  name,
  utils: utils@,
  url: `http://${name}:${p}/${a}${b}`,
  ...(p > @ ? { big: true } : {}),
  ...others,
});
function area@(s: Shape): number {
  switch (s.kind) {
    case "circle":
      return s.r * s.r * 3;
    case "square":
      return s.side ** 2;
    default:
      return 0;
  }
}
const collect@ = <T, U>(xs: T[], f: (x: T, i: number) => U): U[] => {
  const out: U[] = [];
  for (let i = 0; i < xs.length; i++) {
    if (i % 7 === 6) continue;
    out.push(f(xs[i], i));
  }
  return out;
};
export const result@ = collect@(
  [1, 2, 3].map((x) => build@({ name: "n" + x, nested: { a: x } })),
  ({ url, name: renamed@ }, at) => ({ url, at, renamed@, area: area@({ kind: "square", side: at }) }),
);
const memo@ = Object.fromEntries(result@.map((r) => [r.renamed@, r.at]));
const grouped@ = result@.reduce<Record<string, number>>(
  (acc, { at, url }) => ({ ...acc, [url]: (acc[url] ?? 0) + at }),
  {},
);
export const keys@ = [...Object.keys(memo@).filter((k) => k.startsWith("n")), ...Object.keys(grouped@)].toSorted();
let state@ = @;
while (state@ > 10) {
  state@ = Math.floor(state@ / 2);
}
const closed@ = { get: () => @, add: (x: number) => x + @, "odd key": [null, undefined, true] };
export const final@ = closed@.get() + closed@.add(@) + (keys@[0]?.length ?? 0);
"#;
