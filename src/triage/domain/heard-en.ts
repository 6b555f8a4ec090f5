import type { Phrasings } from './row-types.ts'

/** What was typed in English for a row, letter by letter: in a hurry, by ear, off a photo, around a piece of a message. */
export const heardInEnglish: Phrasings = {
  'R-01': `the email on file belongs to someone who left the company ·
    our e-mail address is old and we cant open it any more · how do I change the registered mail ·
    mail address is wrong, how to update · no tengo acceso a esa direccion ·
    se equivocaron al poner mi email`,
  'R-02': `brand new business needs a key · start up, no account yet · how to open an employer account`,
  'R-03': `taxpayer number cancelled · sri me tiene pasivo · ceased trading, ruc closed`,
  'R-04': `boss changed, system shows the former one · new CEO · our director is another person now`,
  'R-05': `it says it could not check that I am a person · captcha spins forever · i cant tick the robot box ·
    verify you are human stuck`,
  'R-06': `mailbox full says the page · The confirmation email never arrived · where is the email with my link ·
    waiting two hours for the email · no email came`,
  'R-07': `link already used · this link is not complete · link no longer works · the url is dead ·
    clicked the link, says it has expired`,
  'R-08': `why is my new password rejected, it has 12 letters · password rules · password must have what ·
    what symbols are allowed · needs uppercase and symbol?`,
  'R-09': `the taxpayer registry is down · registry not answering since morning · civil registry down ·
    no connection with registry of companies · registry offline`,
  'R-10': `it asks about a bank account we closed · bank changed · we moved to a different bank ·
    they ask about our former bank account ·
    we opened a new bank account recently and it is not recognized yet`,
  'R-11': `the answers are right but it says they are wrong · security questions failed again · data mismatch ·
    it keeps saying not matching · answered correctly, still refused ·
    my answers don't match the records but I'm reading straight from the certificate`,
  'R-12': `locked for 24h · how long am I suspended · blocked until tomorrow for answering wrong ·
    it says suspended until tomorrow because of wrong answers`,
  'R-13': `employer account is blocked · unblock my user · locked key, how to release`,
  'R-14': `too many requests from this ip · too many tries on our wifi · network limit reached`,
  'R-15': `someone took the slot while I was choosing · cannot book a visit, everything is full ·
    next appointment is in two months · no dates to choose · all the times are gone ·
    there are no appointments available in my city`,
  'R-16': `the officer would not see me without a booking · office refuses walk ins · they would not serve me ·
    security did not let us in · walked in and nobody attended me ·
    they refused to attend me at the office without an appointment`,
  'R-17': `face not recognised · fingerprint not enrolled · my finger is not read · they never took my fingerprints`,
  'R-18': `what do I type if I only have an id card · i pay a cleaner at home · four digit branch?`,
  'R-19': `it says one of the digits is not right in my cedula · id number not accepted though correct ·
    says my tax number is wrong but it is right · my tax id is valid but rejected · cedula number rejected ·
    it says my tax number is not valid but it is right`,
  'R-20': `wrong spelling of the legal name · company name has a typo · misspelled name ·
    my surname is spelled with another letter · my name has a spelling mistake in the civil registry`,
  'R-21': `ex worker uses our key · the fired secretary knows the password · tramitador won't return our key`,
  'R-22': `I got a notice about a recovery nobody here started · I never requested a reset ·
    I didnt start any recovery · strange message about my company's key`,
  'R-23': `certificate of no debt for a tender · proof that the company owes nothing ·
    need paper to bid for a public contract · how to get the clearance certificate · need proof of no debts`,
  'R-24': `contradictory information about my case · counter says one thing and call centre another ·
    nobody knows the state of my request · track my case · two officers told me opposite things ·
    each person tells me something different, the counter and the phone`,
  'R-25': `forgot personal insured key · personal affiliate password wrong · affiliate key error ·
    insured person's key fails`,
  'R-26': `bank account check failed · bank details not matching, household employer · bank number refused ·
    my bank account is not accepted · account number refused ·
    the bank account number I put is correct but it's not accepted`,
  'R-27': `certificate authority not recognised · signature certificate expired · pdf signature not recognised ·
    my certificate was revoked · the signed pdf was refused, certificate authority not recognized`,
  'R-28': `screen code is wrong · wrong six digit code · code on screen is different · sms code wrong ·
    the code from my phone says incorrect`,
  'R-29': `my upload was sent back · document returned for correction · scan not legible ·
    upload failed, file damaged`,
  'R-30': `add another user · delegate access · want my bookkeeper to have a login ·
    the invitation to be a user of the company account does not open`,
  'R-31': `something went wrong on your side · 502 bad gateway · site is down · page does nothing ·
    cannot open the website · the website is down since yesterday`,
  'R-32': `case on hold after a report · my recovery is on hold · someone reported and my case stopped ·
    someone reported and my case is frozen`,
  'R-33': `page timed out and I lost my work · kicked out of the page · timeout, must begin again`,
  'R-34': `I forgot the employer key · lost employer password · cant remember the key ·
    recover access, forgotten password ·
    I forgot my password for the employer account, how I can get a new one?`,
  'R-35': `it says a person must see my case at a centre · why can I not do it online, it sends me to the office ·
    must I go in person · not enough information, go to the office · why must a person handle it ·
    why do I have to go in person, can't it be done online?`,
  'R-36': `I booked already but cannot go that day · cancel my booking · already booked ·
    i need to move my visit to another day`,
}
