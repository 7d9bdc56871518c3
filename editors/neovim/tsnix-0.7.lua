-- tsnix in Neovim 0.7 to 0.10: paste into init.lua, or put it there as lua/tsnix.lua and `require("tsnix")`.

-- A file type of their own keeps TypeScript's servers away from these files; they look as TypeScript does.
local tsnix = vim.api.nvim_create_augroup("tsnix", {})
vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
  group = tsnix,
  pattern = { "flake.ts", "*.nix.ts" },
  callback = function()
    vim.bo.filetype = "tsnix"
  end,
})

-- The folder of the nearest tsnix.json, else of the nearest flake.ts, else the file's own.
local function root(file)
  for _, marker in ipairs({ "tsnix.json", "flake.ts" }) do
    local found = vim.fn.findfile(marker, vim.fn.fnamemodify(file, ":p:h") .. ";")
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p:h")
    end
  end
  return vim.fn.fnamemodify(file, ":p:h")
end

-- One server for each project.
local clients = {}

local function start(buffer)
  local folder = root(vim.api.nvim_buf_get_name(buffer))
  clients[folder] = clients[folder]
    or vim.lsp.start_client({
      name = "tsnix",
      cmd = { "tsnix", "lsp" },
      root_dir = folder,
      get_language_id = function()
        return "typescript"
      end,
      on_exit = function()
        clients[folder] = nil
      end,
    })
  if clients[folder] then
    vim.lsp.buf_attach_client(buffer, clients[folder])
  end
end

vim.api.nvim_create_autocmd("FileType", {
  group = tsnix,
  pattern = "tsnix",
  callback = function(event)
    vim.bo[event.buf].syntax = "typescript"
    vim.bo[event.buf].commentstring = "// %s"
    vim.bo[event.buf].omnifunc = "v:lua.vim.lsp.omnifunc"
    vim.keymap.set("n", "K", vim.lsp.buf.hover, { buffer = event.buf })
    vim.keymap.set("n", "gd", vim.lsp.buf.definition, { buffer = event.buf })
    vim.keymap.set("n", "grn", vim.lsp.buf.rename, { buffer = event.buf })
    vim.keymap.set("n", "gra", vim.lsp.buf.code_action, { buffer = event.buf })
    start(event.buf)
  end,
})

-- The generated Nix beside, made anew while one types.
local function show_nix()
  local source = vim.api.nvim_get_current_buf()
  vim.cmd("belowright vnew")
  local target = vim.api.nvim_get_current_buf()
  vim.bo[target].buftype = "nofile"
  vim.bo[target].bufhidden = "wipe"
  vim.bo[target].filetype = "nix"
  vim.cmd("wincmd p")
  local function refresh()
    if not vim.api.nvim_buf_is_valid(target) then
      return true
    end
    local params = { command = "tsnix.showNix", arguments = { { uri = vim.uri_from_bufnr(source) } } }
    vim.lsp.buf_request(source, "workspace/executeCommand", params, function(_, shown)
      local text = type(shown) == "table" and shown.text
      if type(text) == "string" and vim.api.nvim_buf_is_valid(target) then
        vim.api.nvim_buf_set_lines(target, 0, -1, false, vim.split(text, "\n"))
      end
    end)
  end
  refresh()
  vim.api.nvim_create_autocmd({ "TextChanged", "TextChangedI" }, { buffer = source, callback = refresh })
end
vim.api.nvim_create_user_command("TsnixShowNix", show_nix, {})
