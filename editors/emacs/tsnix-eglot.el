;;; tsnix-eglot.el --- Nix in TypeScript, through eglot  -*- lexical-binding: t; -*-

;; For Emacs 28 with the package eglot, and for 29 and newer, which have it built in.

(require 'eglot)

;; A mode of its own keeps TypeScript's servers away from these files; it looks as the best mode there is for TypeScript.
(defalias 'tsnix-parent-mode
  (cond ((and (fboundp 'typescript-ts-mode) (fboundp 'treesit-ready-p) (treesit-ready-p 'typescript t))
         'typescript-ts-mode)
        ((fboundp 'typescript-mode) 'typescript-mode)
        (t 'js-mode)))
(define-derived-mode tsnix-mode tsnix-parent-mode "tsnix"
  "Major mode for Nix that is written in TypeScript."
  (setq-local indent-tabs-mode nil))

(add-to-list 'auto-mode-alist '("/flake\\.ts\\'" . tsnix-mode))
(add-to-list 'auto-mode-alist '("\\.nix\\.ts\\'" . tsnix-mode))

(put 'tsnix-mode 'eglot-language-id "typescript")
(add-to-list 'eglot-server-programs '(tsnix-mode . ("tsnix" "lsp")))
(add-hook 'tsnix-mode-hook #'eglot-ensure)

(defun tsnix-show-nix ()
  "Show the Nix that is generated of this buffer in another window."
  (interactive)
  (let* ((server (eglot-current-server))
         (uri (plist-get (eglot--TextDocumentIdentifier) :uri))
         (shown (jsonrpc-request server :workspace/executeCommand
                                 `(:command "tsnix.showNix" :arguments [(:uri ,uri)])))
         (text (plist-get shown :text)))
    (if (not (stringp text))
        (message "There is no Nix before the errors of the program are mended.")
      (with-current-buffer (get-buffer-create "*tsnix*")
        (let ((inhibit-read-only t))
          (erase-buffer)
          (insert text)
          (goto-char (point-min)))
        (when (fboundp 'nix-mode) (nix-mode))
        (setq buffer-read-only t)
        (display-buffer (current-buffer))))))

(provide 'tsnix-eglot)
;;; tsnix-eglot.el ends here
