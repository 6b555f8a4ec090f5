-- A place that a network reserved is given back when the act must not count, so a count may be none.
alter table network_count drop constraint network_count_n_check;
alter table network_count add constraint network_count_n_check check (n >= 0);
