-- The day that stands on a paper (SCREENS S-06): when a certificate or a letter was issued, or the last day of a
-- nombramiento. What was found in order before days were written is looked at again.
alter table dossier_check add column paper_day date;
