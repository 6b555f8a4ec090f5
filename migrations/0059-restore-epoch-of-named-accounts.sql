-- That an account was named in a case, and that a human check was passed for a further try: neither counts after a restore,
-- and both may be done anew in the same case (I-18).
alter table bank_check add column restore_epoch integer not null default present_restore_epoch();
