import type { Phrasings } from './phrasings.ts'

/** How people say in English what a row answers. What the service says itself is not here: it comes from the texts. */
export const inEnglish: Phrasings = {
  'R-01': `
    the registered mail no longer exists · I lost access to the company mailbox ·
    the mail belongs to a former employee · I do not know which mail is registered ·
    the company has no registered e-mail · change the registered e-mail address ·
    update contact details, phone or mobile · old e-mail address
  `,
  'R-02': `
    I never had the key · first time · get the employer key for the first time · register as an employer ·
    new company, new employer · activate the key
  `,
  'R-03': `
    the RUC is suspended · the RUC is closed or cancelled · the RUC is not active · taxpayer not active ·
    I closed the business · the company is in liquidation · reopen the RUC
  `,
  'R-04': `
    the legal representative changed · new manager or director · the appointment deed expired ·
    the representative died or resigned · the previous representative is still shown ·
    I am not the representative on record
  `,
  'R-05': `
    I cannot pass the human check · the captcha does not work · I am not a robot · robot check never ends ·
    browser without JavaScript · a browser extension blocks the check
  `,
  'R-06': `
    I do not get the link · I do not get the mail · the message does not arrive ·
    I did not receive the code · not in spam or junk · mailbox full · mail filter stopped the message ·
    waiting for the mail · ask again for the message
  `,
  'R-07': `
    the link expired · the link was already used · the link does not work · the link does not open ·
    there is a newer link · not enough time to open the link · three minutes is too short ·
    the link is not complete · ask for another link
  `,
  'R-08': `
    the key does not meet the security rules · it does not accept the new key · password requirements ·
    the password is too weak or too short · how many characters · that key was used before ·
    the key contains part of my name · upper case, lower case, digit and symbol
  `,
  'R-09': `
    no connection with the civil registry · the registry does not answer ·
    the taxpayer registry is not available · the company registry is out of service ·
    registry down, try in an hour · cannot connect to the registry
  `,
  'R-10': `
    the company changed its bank account · we have a new bank · the new bank account is not on record yet ·
    the old bank account is closed · update the debit account
  `,
  'R-11': `
    my data do not match · the details do not match the registries · the answers do not match ·
    wrong answers to the security questions · which date should I enter ·
    start date of activities or date of issue · the date is right but refused · incorrect data
  `,
  'R-12': `
    suspended for 24 hours · the service is suspended for my company · temporary suspension ·
    three wrong answer sets · wait one day · try again tomorrow
  `,
  'R-13': `
    the key is blocked · the user is blocked · unlock the key · account locked ·
    blocked after too many wrong keys
  `,
  'R-14': `
    too many attempts from your network · many people share this network · IP address limited ·
    shared office wifi or internet café · use mobile data
  `,
  'R-15': `
    no free appointments · no appointment available · no slots · the calendar is empty ·
    someone took that appointment · only in another city · change or cancel the appointment ·
    missed appointment · fully booked
  `,
  'R-16': `
    the office does not see people without an appointment · sent away at the counter ·
    the guard did not let me in · empty counter but nobody attends · no walk-in service ·
    I went to the centre and was not served
  `,
  'R-17': `
    asks for a fingerprint I never registered · no fingerprint or face registered ·
    the fingerprint reader does not work · my fingerprint does not match · face not recognised · biometrics
  `,
  'R-18': `
    what is the branch code · branch code of four digits · I am a household employer ·
    domestic worker, maid, housekeeper · no RUC, only a cédula · what is my employer number ·
    which identifier do I enter · cédula plus 000
  `,
  'R-19': `
    my RUC is not accepted · my cédula is not accepted · valid RUC refused · invalid id number ·
    one of the digits is not right · check the RUC or the cédula · foreigner's identity number
  `,
  'R-20': `
    my name is misspelt · wrong surname · the legal name is spelled wrong ·
    spelling mistake in the registry · correct a name · a letter is missing in my name
  `,
  'R-21': `
    somebody else knows my key · a former employee uses the key · the accountant has the key ·
    an agent or middleman has the key · internet café saw my key · someone signs in with my key ·
    they will not give the key back · shared or stolen key
  `,
  'R-22': `
    I did not ask for this · it was not me · I did not make this change · I got a notice I did not expect ·
    data changed without my permission · someone changed our mail · identity theft ·
    somebody pretended to be me · fraud or hacked account
  `,
  'R-23': `
    I only need a certificate · certificate of employer obligations · compliance certificate ·
    certificate of no arrears · proof that we are up to date · certificate for a tender or a loan ·
    do I owe anything
  `,
  'R-24': `
    the call centre and the counter say different things · contradictory information ·
    everybody tells me something else · sent from one place to another · where is my case ·
    status of my procedure
  `,
  'R-25': `
    my affiliate key is not accepted · the affiliate key does not work ·
    could not confirm the affiliate key · I forgot my affiliate key · personal key of the insured person
  `,
  'R-26': `
    the account details do not match · the bank account number does not match · bank account check ·
    the bank account belongs to another person · savings account refused
  `,
  'R-27': `
    the PDF has no electronic signature · the signed PDF is refused ·
    the electronic signature is not valid · the certificate has expired · the certificate has been revoked ·
    the PDF changed after signing · the signer is not the legal representative ·
    certificate authority unknown · scanned signature
  `,
  'R-28': `
    the code is not the same · the screen code is wrong · the code from the mail is not accepted ·
    the text message code is not right · the code does not work · the code expired · six digit code ·
    one-time code
  `,
  'R-29': `
    I must correct a document · a document was sent back · the photo is blurred ·
    the file cannot be opened · the file has a virus · I cannot upload the file · the file is too big ·
    rejected document
  `,
  'R-30': `
    the secondary user cannot sign in · create a secondary user · give access to another person ·
    access for my accountant · remove a user's access · delegate's permissions · additional user
  `,
  'R-31': `
    the system is down · the page does not open · the page does not load · blank page · server error ·
    problem with the service · service not available · page not found · very slow site
  `,
  'R-32': `
    my procedure is stopped · my case is frozen by a report · somebody stopped my case ·
    why does my case not go on · you said you would call me · closed case
  `,
  'R-33': `
    the session ended · I was logged out · the page closed for my safety · I lost what I typed ·
    I must start again · session timed out · this step is over · session open on another device
  `,
}
