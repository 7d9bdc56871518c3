;;; common.el --- what the tests of tsnix in Emacs share  -*- lexical-binding: t; -*-

;; Waiting and saying what holds, and a copy of the project with the server on PATH.

(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)

;; Seconds: so many that only a hang fails, on a busy machine too.
(defvar patience 120)
(defvar repository (expand-file-name "../../.." (file-name-directory load-file-name)))
(defvar folder (file-name-as-directory (make-temp-file "tsnix-emacs-" t)))

(defun ensure (holds what)
  (unless holds
    (message "FAILED: %s" what)
    (kill-emacs 1))
  (message "ok %s" what)
  holds)

(defun wait (what holds)
  (let ((end (+ (float-time) patience)) found)
    (while (and (not (setq found (funcall holds))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (ensure found what)))

;; A copy of the project, with the server on PATH.
(copy-directory (expand-file-name "tests/editors/workspace" repository) folder nil t t)
(make-directory (concat folder "bin"))
(make-symbolic-link (expand-file-name (getenv "TSNIX_BINARY")) (concat folder "bin/tsnix"))
(setenv "PATH" (concat folder "bin:" (getenv "PATH")))
(push (concat folder "bin") exec-path)
(setq make-backup-files nil create-lockfiles nil enable-local-variables nil)
;; Who is asked says yes.
(fset 'y-or-n-p (lambda (&rest _) t))

;;; common.el ends here
