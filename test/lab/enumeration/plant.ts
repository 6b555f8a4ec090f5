import type { Service } from '../../support/service.ts'

/**
 * Makes every refused sign-in of an employer that exists slower, which is what the lab is there to notice:
 * the log of the database sleeps where an entry names an employer. Milliseconds.
 */
export async function plantDelay({ db }: Service, milliseconds: number): Promise<void> {
  await db.pool.query(
    `create function lab_sleep() returns trigger language plpgsql as $$
       begin
         if new.subject is not null and new.act = 'signInRefused' then perform pg_sleep(${milliseconds / 1000}); end if;
         return new;
       end $$`,
  )
  await db.pool.query(
    `create trigger a_lab_sleep before insert on audit_entry for each row execute function lab_sleep()`,
  )
}
