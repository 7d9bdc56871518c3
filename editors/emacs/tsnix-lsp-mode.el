;;; tsnix-lsp-mode.el --- Nix in TypeScript, through lsp-mode  -*- lexical-binding: t; -*-

(require 'lsp-mode)

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

(add-to-list 'lsp-language-id-configuration '(tsnix-mode . "typescript"))
(lsp-register-client
 (make-lsp-client :new-connection (lsp-stdio-connection '("tsnix" "lsp"))
                  :activation-fn (lambda (_file mode) (eq mode 'tsnix-mode))
                  :priority 1
                  :server-id 'tsnix))
(add-hook 'tsnix-mode-hook #'lsp-deferred)

(provide 'tsnix-lsp-mode)
;;; tsnix-lsp-mode.el ends here
