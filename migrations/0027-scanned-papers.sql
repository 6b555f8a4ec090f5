-- Who scanned a paper at the counter (SCREENS S-06, s06.scan). Null: the employer sent it.
alter table dossier_file add column scanned_by uuid references staff_member;
-- For the members of the staff that are forgotten.
create index dossier_file_scanned on dossier_file (scanned_by);
