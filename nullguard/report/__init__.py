"""Reports: pure functions of a report and a reader of the analysed files, because one run may be written in several formats."""
