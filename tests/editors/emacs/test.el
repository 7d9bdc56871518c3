;;; test.el --- tsnix in Emacs without a screen  -*- lexical-binding: t; -*-

;; The configuration of editors/emacs as it is pasted, through eglot: diagnostics, completion, hover, rename, code
;; action, the generated Nix.
;;
;; TSNIX_BINARY=... emacs -Q --batch -l tests/editors/emacs/test.el

(load (expand-file-name "common.el" (file-name-directory load-file-name)))
(setq eglot-sync-connect patience eglot-connect-timeout patience eglot-events-buffer-size 0 eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil)

(load (expand-file-name "editors/emacs/tsnix-eglot.el" repository))
(find-file (concat folder "flake.ts"))
(ensure (eq major-mode 'tsnix-mode) "flake.ts has its mode")
;; `eglot-ensure' waits for a command loop, which a batch does not have.
(setq-local project-find-functions (list (lambda (_) (cons 'transient folder))))
(apply #'eglot (eglot--guess-contact))
(defvar server (eglot-current-server))
(ensure server "the server starts")

(defun diagnostics ()
  (or (and (boundp 'eglot--diagnostics) eglot--diagnostics)
      (and (boundp 'eglot--unreported-diagnostics) (cdr eglot--unreported-diagnostics))
      (flymake-diagnostics)))

(defun set-line (text)
  (goto-char (point-min))
  (forward-line 7)
  (delete-region (line-beginning-position) (line-end-position))
  (insert text)
  (eglot--signal-textDocument/didChange))

(defun ask (method &rest more)
  (jsonrpc-request server method (append (eglot--TextDocumentPositionParams) more) :timeout patience))

(set-line "    packages: [...tools, pkgs.nodejss],")
(wait "a diagnostic on a mistyped package" #'diagnostics)
(ensure (string-match-p "nodejss" (flymake-diagnostic-text (car (diagnostics)))) "which says what")

(search-backward "nodejss")
(let* ((here (eglot--pos-to-lsp-position))
       (actions (jsonrpc-request server :textDocument/codeAction
                                 (list :textDocument (eglot--TextDocumentIdentifier)
                                       :range (list :start here :end here)
                                       :context '(:diagnostics []))))
       (fix (seq-find (lambda (it) (string-match-p "nodejs" (plist-get it :title))) actions)))
  (ensure fix "a code action that mends it")
  (eglot--apply-workspace-edit (plist-get fix :edit)))
(ensure (save-excursion (goto-char (point-min)) (search-forward "pkgs.nodejs]" nil t)) "which does")

(set-line "    packages: [...tools, pkgs.rip],")
(search-backward "],")
(let* ((completion (eglot-completion-at-point))
       (found (all-completions "rip" (nth 2 completion))))
  (ensure (seq-some (lambda (it) (string-prefix-p "ripgrep" it)) found) "completion knows ripgrep"))

(set-line "    packages: [...tools, pkgs.ripgrep],")
(search-backward "ripgrep")
(let ((hover (plist-get (ask :textDocument/hover) :contents)))
  (ensure (string-match-p "ripgrep" (plist-get hover :value)) "hover says what ripgrep is"))

(goto-char (point-min))
(search-forward "{ tool")
(eglot-rename "common")
(ensure (save-excursion (goto-char (point-min)) (search-forward "{ common }" nil t)) "rename in this module")
(with-current-buffer (find-file-noselect (concat folder "tools.ts"))
  (goto-char (point-min))
  (ensure (search-forward "export const common" nil t) "rename in the other module")
  (set-buffer-modified-p nil))

(tsnix-show-nix)
(with-current-buffer "*tsnix*"
  (ensure (string-match-p "mkShell" (buffer-string)) "the generated Nix is shown"))

(set-buffer-modified-p nil)
(ignore-errors (eglot-shutdown server))
(delete-directory folder t)
(kill-emacs 0)
;;; test.el ends here
