"""The charts, as Altair draws them: once for the page, in its colours, and once as files."""
