-- Neovim without a screen, through its own client, with the configuration of editors/neovim as it is pasted: diagnostics,
-- completion, hover, rename, code action. Neovim 0.7 to 0.11.
--
-- TSNIX_BINARY=... nvim --headless --clean -n -i NONE -S tests/editors/neovim/test.lua

local here = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h")
local repository = vim.fn.fnamemodify(here .. "/../../..", ":p")
-- Milliseconds: so many that only a hang fails, on a busy machine too.
local patience = 120000

local function quit(code)
  vim.cmd(code == 0 and "qall!" or (code .. "cquit!"))
end

local function ensure(holds, what)
  if not holds then
    io.stderr:write("FAILED: " .. what .. "\n")
    quit(1)
    error(what)
  end
  io.stdout:write("ok " .. what .. "\n")
end

local function wait(what, holds)
  ensure(vim.wait(patience, holds, 20), what)
end

-- A copy of the project, with the server on PATH.
local folder = vim.fn.tempname()
vim.fn.mkdir(folder .. "/bin", "p")
vim.fn.system({ "cp", "-r", repository .. "tests/editors/workspace/.", folder })
vim.fn.system({ "ln", "-s", vim.env.TSNIX_BINARY, folder .. "/bin/tsnix" })
vim.env.PATH = folder .. "/bin:" .. vim.env.PATH
vim.cmd("cd " .. vim.fn.fnameescape(folder))

-- As the page says: one file for each style, the newer one from 0.11.
local style = vim.fn.has("nvim-0.11") == 1 and "tsnix-0.11.lua" or "tsnix-0.7.lua"
vim.cmd("filetype plugin on")
dofile(repository .. "editors/neovim/" .. style)

for _, file in ipairs({ "tsnix-0.7.lua", "tsnix-0.11.lua" }) do
  ensure(loadfile(repository .. "editors/neovim/" .. file) ~= nil, file .. " is Lua")
end

local function client()
  local all = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
  return all[1]
end

local function ask(method, params)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, patience)
  ensure(answers ~= nil, method .. " is answered " .. (problem or ""))
  for _, answer in pairs(answers) do
    return answer.result
  end
end

local function at(line, column, more)
  local document = { uri = vim.uri_from_bufnr(0) }
  return vim.tbl_extend("force", { textDocument = document, position = { line = line, character = column } }, more or {})
end

local function set(text)
  vim.api.nvim_buf_set_lines(0, 7, 8, false, { text })
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number, number + 1, false)[1]
end

local function main()
  vim.cmd("edit flake.ts")
  wait("the server starts", function()
    return client() ~= nil and client().server_capabilities ~= nil
  end)
  vim.wait(500)
  ensure(#vim.diagnostic.get(0) == 0, "a flake without diagnostics")

  set("    packages: [...tools, pkgs.nodejss],")
  wait("a diagnostic on a mistyped package", function()
    return #vim.diagnostic.get(0) == 1
  end)
  local diagnostic = vim.diagnostic.get(0)[1]
  ensure(diagnostic.lnum == 7 and diagnostic.message:find("nodejss") ~= nil, "which says where and what")

  local range = { start = { line = 7, character = 30 }, ["end"] = { line = 7, character = 30 } }
  local lsp = { range = { start = { line = 7, character = 30 }, ["end"] = { line = 7, character = 37 } }, message = diagnostic.message }
  local actions = ask("textDocument/codeAction", {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    range = range,
    context = { diagnostics = { lsp } },
  })
  local fix
  for _, action in ipairs(actions or {}) do
    if action.title:find("nodejs") then
      fix = action
    end
  end
  ensure(fix ~= nil, "a code action that mends it")
  -- The edit is made when it is asked for, as this client says it can ask.
  fix = fix.edit and fix or ask("codeAction/resolve", fix)
  vim.lsp.util.apply_workspace_edit(fix.edit, client().offset_encoding)
  ensure(line(7):find("pkgs.nodejs%]") ~= nil, "which does")
  wait("no diagnostic is left", function()
    return #vim.diagnostic.get(0) == 0
  end)

  set("    packages: [...tools, pkgs.rip],")
  local found = ask("textDocument/completion", at(7, 33, { context = { triggerKind = 1 } }))
  local labels = vim.tbl_map(function(item)
    return item.label
  end, found.items or found)
  ensure(vim.tbl_contains(labels, "ripgrep"), "completion knows ripgrep")
  -- Through the editor's own path, too: what CTRL-X CTRL-O would offer.
  vim.api.nvim_win_set_cursor(0, { 8, 32 })
  ensure(vim.bo.omnifunc == "v:lua.vim.lsp.omnifunc", "omnifunc is set")

  set("    packages: [...tools, pkgs.ripgrep],")
  local hover = ask("textDocument/hover", at(7, 32))
  ensure(hover ~= nil and hover.contents.value:find("ripgrep") ~= nil, "hover says what ripgrep is")

  local edit = ask("textDocument/rename", at(1, 10, { newName = "common" }))
  vim.lsp.util.apply_workspace_edit(edit, client().offset_encoding)
  ensure(line(1):find("common") ~= nil, "rename in this module")
  vim.cmd("silent wall")
  local other = table.concat(vim.fn.readfile(folder .. "/tools.ts"), "\n")
  ensure(other:find("export const common") ~= nil, "rename in the other module")

  vim.cmd("TsnixShowNix")
  wait("the generated Nix is beside", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      local buffer = vim.api.nvim_win_get_buf(window)
      local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
      if text:find("pkgs.mkShell") and text:find("ripgrep") and text:find("outputs =") then
        return true
      end
    end
    return false
  end)
end

-- An error would leave the editor open.
local ok, problem = xpcall(main, debug.traceback)
vim.fn.delete(folder, "rf")
if not ok then
  io.stderr:write(problem .. "\n")
end
quit(ok and 0 or 1)
