"""Papers of the annotated corpus (``data/annotated``) in every form: text, PDF of three producers, scan, page."""
