-- What came of the newest cases of a way within a month, for the forecast: read by path and time.
create index case_of_path on recovery_case (path, opened_at desc);
