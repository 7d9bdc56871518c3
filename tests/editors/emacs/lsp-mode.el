;;; lsp-mode.el --- tsnix in Emacs without a screen, through lsp-mode  -*- lexical-binding: t; -*-

;; The configuration of editors/emacs for lsp-mode as it is pasted: diagnostics, completion, hover, rename, code action.
;;
;; TSNIX_BINARY=... emacs -Q --batch -l tests/editors/emacs/lsp-mode.el

(load (expand-file-name "common.el" (file-name-directory load-file-name)))
(setq lsp-session-file (concat folder "session") lsp-server-install-dir (concat folder "servers")
      lsp-auto-guess-root t lsp-enable-file-watchers nil lsp-enable-snippet nil lsp-restart 'ignore
      lsp-response-timeout patience lsp-idle-delay 0.1 lsp-debounce-full-sync-notifications nil)

(load (expand-file-name "editors/emacs/tsnix-lsp-mode.el" repository))
(require 'lsp-diagnostics)
(require 'lsp-completion)
;; `lsp-deferred' waits for a window, which a batch does not have.
(remove-hook 'tsnix-mode-hook #'lsp-deferred)
(find-file (concat folder "flake.ts"))
(ensure (eq major-mode 'tsnix-mode) "flake.ts has its mode")
(lsp-workspace-folders-add folder)
(lsp)
(wait "the server starts" (lambda () (lsp-workspaces)))
(wait "which is initialized" (lambda () (eq 'initialized (lsp--workspace-status (car (lsp-workspaces))))))

(defun diagnostics () (gethash (lsp--fix-path-casing (buffer-file-name)) (lsp-diagnostics t)))

(defun set-line (text)
  (goto-char (point-min))
  (forward-line 7)
  (delete-region (line-beginning-position) (line-end-position))
  (insert text)
  (lsp--flush-delayed-changes))

(set-line "    packages: [...tools, pkgs.nodejss],")
(wait "a diagnostic on a mistyped package" #'diagnostics)
(ensure (string-match-p "nodejss" (lsp:diagnostic-message (car (diagnostics)))) "which says what")

(search-backward "nodejss")
(let ((fix (seq-find (lambda (it) (string-match-p "nodejs" (lsp:code-action-title it)))
                     (lsp-code-actions-at-point))))
  (ensure fix "a code action that mends it")
  (lsp-execute-code-action fix))
(wait "which does" (lambda () (save-excursion (goto-char (point-min)) (search-forward "pkgs.nodejs]" nil t))))
(wait "no diagnostic is left" (lambda () (null (diagnostics))))

(set-line "    packages: [...tools, pkgs.rip],")
(search-backward "],")
(let* ((completion (lsp-completion-at-point))
       (found (all-completions "rip" (nth 2 completion))))
  (ensure (seq-some (lambda (it) (string-prefix-p "ripgrep" it)) found) "completion knows ripgrep"))

(set-line "    packages: [...tools, pkgs.ripgrep],")
(search-backward "ripgrep")
(let ((hover (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
  (ensure (string-match-p "ripgrep" (lsp:markup-content-value (lsp:hover-contents hover))) "hover says what ripgrep is"))

(goto-char (point-min))
(search-forward "{ tool")
(lsp-rename "common")
(ensure (save-excursion (goto-char (point-min)) (search-forward "{ common }" nil t)) "rename in this module")
(with-current-buffer (find-file-noselect (concat folder "tools.ts"))
  (goto-char (point-min))
  (ensure (search-forward "export const common" nil t) "rename in the other module")
  (set-buffer-modified-p nil))

;; In a batch lsp-mode does not hear that the server has ended.
(setq lsp-response-timeout 1)
(set-buffer-modified-p nil)
(delete-directory folder t)
(kill-emacs 0)
;;; lsp-mode.el ends here
