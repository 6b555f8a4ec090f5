import type { Phrasings } from './row-types.ts'

/** How people say in English what a row answers. What the service says itself is not here: it comes from the texts. */
export const inEnglish: Phrasings = {
  'R-01': `our mail account was closed · the mail account was deleted · our mail address changed ·
    update our e-mail · set another mail address · the mail address is wrong ·
    the mail on file is of someone who left · I cannot open the registered mail ·
    the registered mail no longer exists · I lost access to the company mailbox ·
    the mail belongs to a former employee · I do not know which mail is registered ·
    the company has no registered e-mail · change the registered e-mail address ·
    update contact details, phone or mobile · old e-mail address`,
  'R-02': `I will have workers and no key yet · open an employer account · start-up without a key ·
    how do I get a key · new employer registration · start hiring workers · I never used this system ·
    brand new business needs a key · I never had the key · first time ·
    get the employer key for the first time · register as an employer · new company, new employer ·
    activate the key`,
  'R-03': `my RUC was deregistered · dissolved company · business shut down · inactive RUC ·
    taxpayer number cancelled · the RUC is suspended · the RUC is closed or cancelled ·
    the RUC is not active · taxpayer not active · I closed the business · the company is in liquidation ·
    reopen the RUC`,
  'R-04': `new chief executive · the appointment of the manager ended · I am the new director · the owner died ·
    system shows the former manager · the boss changed · the legal representative changed ·
    new manager or director · the appointment deed expired · the representative died or resigned ·
    the previous representative is still shown · I am not the representative on record`,
  'R-05': `I cannot tick the robot box · I use a screen reader · the check does not pass ·
    human verification does not load · prove that I am human · captcha spins forever ·
    I cannot pass the human check · the captcha does not work · I am not a robot ·
    robot check never ends · browser without JavaScript · a browser extension blocks the check`,
  'R-06': `the mail has not come · no mail came · the message is late · our spam filter · resend the mail ·
    nothing in my inbox · still waiting for the mail · where is the mail with my link ·
    I do not get the link · I do not get the mail · the message does not arrive ·
    I did not receive the code · not in spam or junk · mailbox full · mail filter stopped the message ·
    waiting for the mail · ask again for the message`,
  'R-07': `the link is dead · link valid for too short · time ran out · opened the link twice ·
    clicked too late · link invalid · link no longer works · the link expired ·
    the link was already used · the link does not work · the link does not open · there is a newer link ·
    not enough time to open the link · three minutes is too short · the link is not complete ·
    ask for another link`,
  'R-08': `needs upper case and a symbol · password rejected · which symbols can I use · password not strong ·
    what must the password have · cannot save the password · the key does not meet the security rules ·
    it does not accept the new key · password requirements · the password is too weak or too short ·
    how many characters · that key was used before · the key contains part of my name ·
    upper case, lower case, digit and symbol`,
  'R-09': `registry offline · waiting for the registry · registry timeout · registry error ·
    registry unavailable · civil registry down · registry does not answer since today ·
    no connection with the civil registry · the registry does not answer ·
    the taxpayer registry is not available · the company registry is out of service ·
    registry down, try in an hour · cannot connect to the registry`,
  'R-10': `account moved to another bank · it asks for an account that we closed · bank changed ·
    the company changed its bank account · we have a new bank ·
    the new bank account is not on record yet · the old bank account is closed · update the debit account`,
  'R-11': `the date is correct · not matching · details incorrect · the questions are wrong ·
    none of the answers is right · cannot verify my data · data mismatch · my data do not match ·
    the details do not match the registries · the answers do not match ·
    wrong answers to the security questions · which date should I enter ·
    start date of activities or date of issue · the date is right but refused · incorrect data`,
  'R-12': `come back tomorrow · how long does the suspension last · no more tries · locked out for 24 hours ·
    locked for a day · I failed three times · suspended for 24 hours ·
    the service is suspended for my company · temporary suspension · three wrong answer sets ·
    wait one day · try again tomorrow`,
  'R-13': `my key was blocked · remove the block · how do I unblock · user disabled ·
    employer account is blocked · the key is blocked · the user is blocked · unlock the key ·
    account locked · blocked after too many wrong keys`,
  'R-14': `internet café too many attempts · everybody uses one wifi · our network is blocked ·
    too many requests from this IP · too many attempts from your network ·
    many people share this network · IP address limited · shared office wifi or internet café ·
    use mobile data`,
  'R-15': `nothing available · all the times are gone · all slots are taken · no dates to choose ·
    when do new appointments open · cannot book · appointments sold out · no openings ·
    no dates available · next appointment is in two months · no free appointments ·
    no appointment available · no slots · the calendar is empty · someone took that appointment ·
    only in another city · fully booked`,
  'R-16': `security did not let us in · refused to see me · nobody at the office helps · told to book first ·
    turned away at the door · they would not serve me ·
    the office does not see people without an appointment · sent away at the counter ·
    the guard did not let me in · empty counter but nobody attends · no walk-in service ·
    I went to the centre and was not served`,
  'R-17': `fingerprint rejected · face check failed · my fingers cannot be read · no biometric record ·
    fingerprint not enrolled · asks for a fingerprint I never registered ·
    no fingerprint or face registered · the fingerprint reader does not work ·
    my fingerprint does not match · face not recognised · biometrics`,
  'R-18': `I pay a cleaner at home · which number is mine · I employ a nanny or gardener ·
    employer number unknown · four digits of the branch · what do I type if I only have an id card ·
    what is the branch code · branch code of four digits · I am a household employer ·
    domestic worker, maid, housekeeper · no RUC, only a cédula · what is my employer number ·
    which identifier do I enter · cédula plus 000`,
  'R-19': `RUC does not exist · wrong RUC · id number rejected · system does not recognise my RUC ·
    my tax number is right but called wrong · my RUC is not accepted · my cédula is not accepted ·
    valid RUC refused · invalid id number · one of the digits is not right · check the RUC or the cédula ·
    foreigner's identity number`,
  'R-20': `the name on the id is different from the one in the system · name is written wrong · married name ·
    my name is different in the registry · names in the wrong order · company name has a typo ·
    my name is misspelt · wrong surname · the legal name is spelled wrong ·
    spelling mistake in the registry · correct a name · a letter is missing in my name`,
  'R-21': `want nobody else to use the key · someone else has the key ·
    we fired the accountant who knows the key · an agent keeps our key · ex worker uses our key ·
    somebody else knows my key · a former employee uses the key · the accountant has the key ·
    an agent or middleman has the key · internet café saw my key · someone signs in with my key ·
    they will not give the key back · shared or stolen key`,
  'R-22': `someone tries to get our key · strange message about my company's key ·
    report a change I did not make · scam · someone is trying to get in · alert about a change ·
    what is this mail, I did nothing · I never requested a reset ·
    an e-mail came and nobody here asked for it · I did not ask for this · it was not me ·
    I did not make this change · I got a notice I did not expect · data changed without my permission ·
    someone changed our mail · identity theft · somebody pretended to be me · fraud or hacked account`,
  'R-23': `clearance certificate · are we in arrears · certificate of contributions · no debt certificate ·
    certificate for the bank · need paper to bid for a public contract ·
    prove that the company owes nothing · I only need a certificate ·
    certificate of employer obligations · compliance certificate · certificate of no arrears ·
    proof that we are up to date · certificate for a tender or a loan · do I owe anything`,
  'R-24': `two officers told me opposite things · lost my case code · how is my procedure going ·
    follow my case · each one says something different · nobody knows the state of my request ·
    case closed or not found · the call centre and the counter say different things ·
    contradictory information · everybody tells me something else · sent from one place to another ·
    where is my case · status of my procedure`,
  'R-25': `I have no affiliate key · affiliate key blocked · personal affiliate password is wrong ·
    my affiliate key is not accepted · the affiliate key does not work ·
    could not confirm the affiliate key · I forgot my affiliate key · personal key of the insured person`,
  'R-26': `the account I enter is not the one registered · check of the bank account failed ·
    account not accepted · wrong account number · bank number refused ·
    household employer: the bank details do not match · the account details do not match ·
    the bank account number does not match · bank account check ·
    the bank account belongs to another person · savings account refused ·
    the two small deposits did not arrive · the amounts are not the ones that were sent`,
  'R-27': `PDF has a password · signed file rejected · PDF not signed · digital signature refused ·
    signature could not be verified · signature certificate expired ·
    the PDF has no electronic signature · the signed PDF is refused ·
    the electronic signature is not valid · the certificate has expired ·
    the certificate has been revoked · the PDF changed after signing ·
    the signer is not the legal representative · certificate authority unknown · scanned signature`,
  'R-28': `code incorrect · which code do I enter · the code from my phone does not work · enter the code ·
    wrong code · the code is not the same · the screen code is wrong ·
    the code from the mail is not accepted · the text message code is not right · the code does not work ·
    the code expired · six digit code · one-time code`,
  'R-29': `scan not legible · papers sent back · missing document · document unreadable · file will not upload ·
    cannot upload the photo · document returned for correction · the file is too big ·
    I must correct a document · a document was sent back · the photo is blurred ·
    the file cannot be opened · the file has a virus · I cannot upload the file · rejected document`,
  'R-30': `my bookkeeper needs a user · the delegate cannot sign in · change the permissions · delete a user ·
    my assistant needs access · add another user · the secondary user cannot sign in ·
    create a secondary user · give access to another person · access for my accountant ·
    remove a user's access · delegate's permissions · additional user`,
  'R-31': `maintenance · out of service · try again later · internal server error · the website does not work ·
    nothing loads · site is down · something went wrong · your site is broken · the system is down ·
    the page does not open · the page does not load · blank page · server error ·
    problem with the service · service not available · very slow site`,
  'R-32': `my recovery is on hold · who stopped it · waiting for your call · an alert stopped my procedure ·
    case under review · case on hold after a report · my procedure is stopped ·
    my case is frozen by a report · somebody stopped my case · why does my case not go on ·
    you said you would call me`,
  'R-33': `my data disappeared · logged out · form expired · had to start over ·
    page timed out and I lost my work · session expired · page not found · the session ended ·
    I was logged out · the page closed for my safety · I lost what I typed · I must start again ·
    session timed out · this step is over · session open on another device`,
  'R-34': `I cannot remember the key · get a new key because I forgot it · key does not work ·
    wrong user or key · cannot sign in with my key · forgot my password · lost the employer password ·
    I forgot the key · I forgot the employer key · I lost the key · recover the key · key recovery ·
    reset the password · the key is wrong when I sign in`,
  'R-35': `an officer must handle it · not enough information, go to the office ·
    why do I have to go to the office · only face to face · no questions for my company ·
    not possible online · must I go in person · not enough data for questions ·
    a person must see this case · it cannot be done online · it sends me to a centre ·
    finish in person or by video`,
  'R-36': `other time for my appointment · I missed my appointment · cannot make it that day ·
    it says I already have an appointment · cancel my booking · move my appointment ·
    I already have an appointment · change the day of the appointment · cancel the appointment ·
    reschedule · cannot change the appointment online · changed too many times`,
}
