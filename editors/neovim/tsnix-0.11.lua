-- tsnix in Neovim 0.11 and newer: paste into init.lua, or put it there as lua/tsnix.lua and `require("tsnix")`.

vim.lsp.config("tsnix", {
  cmd = { "tsnix", "lsp" },
  filetypes = { "tsnix" },
  root_markers = { "tsnix.json", "flake.ts", ".git" },
  get_language_id = function()
    return "typescript"
  end,
})
vim.lsp.enable("tsnix")

-- A file type of their own keeps TypeScript's servers away from these files; they look as TypeScript does.
vim.filetype.add({
  filename = { ["flake.ts"] = "tsnix" },
  pattern = { [".*%.nix%.ts"] = "tsnix" },
})
vim.treesitter.language.register("typescript", "tsnix")

vim.api.nvim_create_autocmd("FileType", {
  pattern = "tsnix",
  callback = function(event)
    vim.bo[event.buf].commentstring = "// %s"
    if not pcall(vim.treesitter.start, event.buf, "typescript") then
      vim.bo[event.buf].syntax = "typescript"
    end
  end,
})

-- The generated Nix beside, made anew while one types.
local function show_nix()
  local source = vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_clients({ bufnr = source, name = "tsnix" })[1]
  if client == nil then
    return vim.notify("tsnix is not running here")
  end
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
    client:request("workspace/executeCommand", params, function(_, shown)
      local text = type(shown) == "table" and shown.text
      if type(text) == "string" and vim.api.nvim_buf_is_valid(target) then
        vim.api.nvim_buf_set_lines(target, 0, -1, false, vim.split(text, "\n"))
      end
    end, source)
  end
  refresh()
  vim.api.nvim_create_autocmd({ "TextChanged", "TextChangedI" }, { buffer = source, callback = refresh })
end
vim.api.nvim_create_user_command("TsnixShowNix", show_nix, {})
