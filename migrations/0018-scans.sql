-- A file that was kept while the scanner gave no clear answer is scanned again. What turns out to be infected
-- stays in quarantine for ever, and its content is thrown away (ATK-56).
alter table dossier_file add column infected boolean not null default false;
alter table dossier_file add constraint dossier_file_infected_is_quarantined check (quarantined or not infected);
