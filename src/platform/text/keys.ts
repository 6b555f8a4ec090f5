/** Made from texts/es by scripts/generate-text-keys.mjs; a change here is lost. */
type None = Record<never, never>

export type TextParams = {
  's01.account.ready': None
  's01.account.open': None
  's01.account.leave': None
  's01.account.noscript': None
  's01.account.again': None
  's01.account.invitation': None
  's01.account.accountProviderAway': None
  's01.account.accountAnswerRefused': None
  's01.account.accountSignInOver': None
  's01.account.accountCancelled': None
  's01.account.accountOneFactor': None
  's01.account.accountUnknown': None
  's01.account.accountTaken': None
  's29.invite.account.title': None
  's29.invite.account.body': None
  's29.invite.account.go': None
  's09.passkey.none': None
  's21.act.accountBound': None
  'p61.title': None
  'p61.body': None
  'p61.where': { servicio: string }
  'p61.go': None
  'p61.forgot': None
  'p61.other': None
  'p61.back': None
  'p61.way': None
  'p61.way.body': None
  'p61.way.go': None
  'p61.return.title': None
  'p61.return.body': None
  'p61.other.title': None
  'p61.other.body': None
  'p61.other.go': None
  'p61.away.title': None
  'p61.away.body': None
  'p61.again': None
  'p61.over.title': None
  'p61.over.body': { plazo: string }
  'p61.refused.title': None
  'p61.refused.body': None
  'p61.refused.go': None
  'p61.refused.mended': None
  'p96.ev.affiliateShown': None
  'm36.subject': None
  'm36.body': { razonSocial: string }
  'm36.next': { caso: string }
  'm36.notme': None
  's21.act.affiliateRefused': None
  'mailbox.aff.title': None
  'mailbox.aff.lead': None
  'mailbox.aff.nobody': None
  'mailbox.aff.cedula': None
  'mailbox.aff.cedula.hint': None
  'mailbox.aff.key': None
  'mailbox.aff.key.hint': { clave: string }
  'mailbox.aff.err.cedula': None
  'mailbox.aff.err.clave': None
  'mailbox.aff.moods': None
  'mailbox.aff.people': None
  'mailbox.aff.is.slow': None
  'mailbox.aff.is.away': None
  'mailbox.aff.do.enter': None
  'mailbox.aff.do.locked': None
  'mailbox.aff.do.cancel': None
  'mailbox.aff.do.well': None
  'mailbox.aff.do.slow': None
  'mailbox.aff.do.away': None
  'mailbox.aff.forgot.title': None
  'mailbox.aff.forgot.body': { clave: string }
  's21.act.windowsImported': None
  's21.act.calendarChanged': None
  's21.act.agendaSeen': None
  's21.act.arrived': None
  's21.act.arrivalCalled': None
  's21.act.arrivalServed': None
  's21.act.arrivalEnded': None
  's00.agenda': None
  's03.title': { centro: string; fecha: string }
  's03.arrived': None
  's03.serve': None
  's03.noshow': None
  's03.move': None
  's03.block': None
  's03.block.reason': None
  's03.block.from': None
  's03.block.until': None
  's03.block.hint': None
  's03.block.all': None
  's03.free': None
  's03.closed': None
  's03.goesOn': None
  's03.past': None
  's03.wait': { n: number }
  's03.prev': None
  's03.following': None
  's03.centre': None
  's03.window': None
  's03.window.go': None
  's03.window.n': { n: number }
  's03.window.video': { n: number }
  's03.load.waiting': None
  's03.load.served': None
  's03.load.free': None
  's03.line': None
  's03.line.rule': { plazo: string }
  's03.line.empty': None
  's03.call': None
  's03.back': None
  's03.done': None
  's03.noTurno': None
  's03.day': None
  's03.day.closed': None
  's03.list.day': None
  's03.list.empty': None
  's03.col.hour': None
  's03.col.window': None
  's03.col.state': None
  's03.col.turno': None
  's03.col.acts': None
  's03.st.held': None
  's03.st.booked': None
  's03.st.waiting': None
  's03.st.called': None
  's03.st.attending': None
  's03.st.finished': None
  's03.st.missed': None
  's03.proc.recovery': None
  's03.proc.unlock': None
  's03.proc.firstKey': None
  's03.proc.contactChange': None
  's03.err.none': None
  's03.err.busy': None
  's03.err.window': None
  's03.err.over': None
  's03.err.theirs': None
  's04.found': { hora: string; n: number; nombre: string }
  's04.late': { hora: string; si: 'si' | 'other' }
  's04.walkin': None
  's04.nobody': { nombre: string }
  's04.byVideo': { fecha: string; hora: string; nombre: string }
  's04.otherDay': { centro: string; fecha: string; hora: string }
  's04.arrive': None
  's04.open': None
  's04.line': None
  's04.here.called': { n: number }
  's04.here.attending': { n: number }
  's04.slip': None
  's04.agenda': None
  's04.again': None
  's04.window': { caso: string }
  'line.title': None
  'line.queue': { n: number }
  'line.called': { n: number }
  'line.attending': { n: number }
  'line.finished': None
  'line.left': None
  'line.refresh': None
  'line.hint': None
  'line.order': None
  'line.asOf': { hora: string; zona: string }
  'line.pass.title': None
  'line.pass.scan': None
  'line.pass.where': { centro: string; hora: string; zona: string }
  'line.pass.alt': None
  'line.pass.keep': None
  's21.why.inOrder': None
  's21.why.chosen': None
  's22.title': None
  's22.affected': { n: number }
  's22.holiday': None
  's22.of': { centro: string }
  's22.done': None
  's22.notOpen': None
  's22.open': None
  's22.closed': None
  's22.col.centre': None
  's22.col.state': None
  's22.col.day': None
  's22.col.what': None
  's22.col.whose': None
  's22.rule': None
  's22.slot': None
  's22.notice': None
  's22.opens': None
  's22.ahead': None
  's22.day.hint': None
  's22.procedures': None
  's22.save': None
  's22.windows': None
  's22.windows.none': None
  's22.window.change': None
  's22.window.add': None
  's22.number': None
  's22.kind': None
  's22.kind.counter': None
  's22.kind.video': None
  's22.hours.hint': None
  's22.hours.none': None
  's22.active': None
  's22.inactive': None
  's22.weekday.0': None
  's22.weekday.1': None
  's22.weekday.2': None
  's22.weekday.3': None
  's22.weekday.4': None
  's22.weekday.5': None
  's22.weekday.6': None
  's22.days': None
  's22.days.law': None
  's22.day.free': None
  's22.day.works': None
  's22.all': None
  's22.reason': None
  's22.remove': None
  's22.closures': None
  's22.closures.none': None
  's22.reopen': None
  's22.review.title': None
  's22.review.keep': None
  's22.review.keep.hint': None
  's22.review.move': None
  's22.review.cancel': None
  's22.review.legend': None
  's22.review.go': None
  's22.review.back': None
  's22.err.decision': None
  's22.err.changed': None
  's22.err.noRoom': None
  's22.err.gone': None
  's22.err.number': None
  's22.err.hours': None
  's22.err.day': None
  's22.err.time': None
  's22.err.reason': None
  's22.err.slot': None
  's22.err.notice': None
  's22.err.ahead': None
  's22.err.ofAll': None
  's03.move.title': { hora: string }
  's03.move.legend': None
  's03.move.go': None
  's03.move.none': { n: number }
  's03.err.move': None
  's03.err.taken': None
  's22.col.where': None
  's07.err.arrival': None
  's09.arrival.none': None
  's09.arrival.walkIn': { llegada: string; n: number }
  's09.arrival.turno': { llegada: string; n: number; turno: string }
  's21.act.dueDateExtended': None
  's21.act.dueDateRestored': None
  's21.act.obligationsImported': None
  's21.act.certificateIssued': None
  's21.act.certificateAsked': None
  'arr.title': None
  'arr.status': None
  'arr.upToDate': None
  'arr.dueSoon': None
  'arr.inArrears': None
  'arr.noData': None
  'arr.upToDate.body': None
  'arr.dueSoon.body': None
  'arr.inArrears.body': { valor: string }
  'arr.noData.body': { institucion: string }
  'arr.down.body': None
  'arr.agreement': None
  'arr.asOf': { fecha: string }
  'arr.old': { institucion: string }
  'arr.next': None
  'arr.next.body': { fecha: string; periodo: string }
  'arr.next.galapagos': None
  'arr.next.left': { dias: number; habiles: number }
  'arr.next.extended': { fuente: string; lugar: string }
  'arr.country': None
  'arr.calendar': None
  'arr.calendar.hint': None
  'arr.calendar.event': { periodo: string }
  'arr.calendar.text': None
  'arr.reminder': None
  'arr.reminder.body': None
  'arr.reminder.legend': None
  'arr.reminder.no': None
  'arr.reminder.days': { n: number }
  'arr.reminder.save': None
  'arr.reminder.done': None
  'arr.reminder.err': None
  'm46.subject': None
  'm46.p1': { fecha: string; periodo: string; razonSocial: string }
  'm46.paid': None
  'm46.end': None
  'm46.stop': None
  'm46.stop.body': None
  'm46.stop.rest': None
  'm46.stop.go': None
  'm46.stopped': None
  'm46.stopped.body': None
  's21.act.dueReminderAsked': None
  's21.act.dueReminderEnded': None
  'arr.list': None
  'arr.col.due': None
  'arr.col.amount': None
  'arr.kind.contribution': { periodo: string }
  'arr.kind.debtNotice': None
  'arr.kind.enforceableTitle': None
  'arr.kind.agreementInstalment': None
  'arr.kind.numbered': { numero: string; obligacion: string }
  'arr.standing.overdue': None
  'arr.standing.dueSoon': None
  'arr.standing.later': None
  'arr.standing.inAgreement': None
  'arr.standing.paid': None
  'arr.list.none': None
  'arr.noInterest': { institucion: string }
  'arr.means': None
  'arr.means.health': None
  'arr.means.loans': None
  'arr.means.tenders': None
  'arr.means.recovery': None
  'arr.notices': None
  'arr.notices.hire': None
  'arr.notices.leave': None
  'arr.ask': None
  'arr.ask.body': { horario: string; telefono: string }
  'cert.title': None
  'cert.lead': { dias: number }
  'cert.link': None
  'cert.make': None
  'cert.make.upToDate': None
  'cert.make.agreement': None
  'cert.make.pending': None
  'cert.replaces': None
  'cert.none.noData': None
  'cert.none.down': None
  'cert.none.notHere': { institucion: string }
  'cert.none.dayLimit': { n: number }
  'cert.last': None
  'cert.last.body': { fecha: string; hasta: string; hora: string }
  'cert.download': None
  'cert.code': None
  'cert.pdf.to': None
  'cert.pdf.employer': None
  'cert.pdf.number': None
  'cert.pdf.asOf': None
  'cert.pdf.issued': None
  'cert.pdf.until': None
  'cert.pdf.upToDate': { institucion: string }
  'cert.pdf.agreement': { institucion: string }
  'cert.pdf.pending': { institucion: string }
  'cert.pdf.check': { pagina: string }
  'cert.pdf.how': None
  'cert.pdf.qr': None
  'cert.pdf.demo': None
  'cert.statement.upToDate': None
  'cert.statement.agreement': None
  'cert.statement.pending': None
  'cert.check.title': None
  'cert.check.lead': None
  'cert.check.hint': None
  'cert.check.go': None
  'cert.check.err.form': None
  'cert.check.valid': None
  'cert.check.expired': None
  'cert.check.expired.body': { fecha: string }
  'cert.check.replaced': None
  'cert.check.replaced.body': { fecha: string }
  'cert.check.unknown': None
  'cert.check.unknown.body': { institucion: string }
  'cert.check.compare': None
  'cert.check.says': None
  'cert.check.file': None
  'cert.check.again': None
  'cert.check.offline': None
  'cert.ask.title': None
  'cert.ask.lead': None
  'cert.ask.link': None
  'cert.ask.ruc': None
  'cert.ask.suc': None
  'cert.ask.suc.hint': None
  'cert.ask.go': None
  'cert.ask.done': None
  'cert.ask.done.body': None
  'cert.ask.done.not': None
  'clv.340': None
  'clv.341': None
  'clv.342': None
  'clv.343': None
  'clv.344': None
  'clv.345': None
  'cert.original': None
  'cert.original.body': None
  'cert.original.go': None
  'cert.original.err': None
  'cert.changed': None
  'm37.subject': None
  'm37.p1': { razonSocial: string }
  'm37.valid': { dice: string; fecha: string }
  'm37.none': None
  'm37.notme': None
  'cert.original.changed': { institucion: string }
  'p62.title': { institucion: string }
  'p62.why': None
  'p62.bank': None
  'p62.bank.choose': None
  'p62.type': None
  'p62.saving': None
  'p62.current': None
  'p62.last4': None
  'p62.last4.hint': None
  'p62.changed': None
  'p62.other': None
  'p62.tries': { n: number }
  'p62.err.bank': None
  'p62.err.type': None
  'p62.err.last4': None
  'p62.err.match': { n: number }
  'p62.again.title': None
  'p62.again.tip': None
  'p62.again.go': None
  'p62.changed.title': None
  'p62.changed.body': None
  'p62.changed.why': { plazo: string }
  'p62.way': None
  'p62.way.body': None
  'p62.way.go': None
  'p62.how.title': None
  'p62.how.body': None
  'p62.how': None
  'p62.how.bank': None
  'p62.how.bank.hint': None
  'p62.how.deposit': None
  'p62.how.deposit.hint': None
  'p62.how.go': None
  'p62.how.err': None
  'p62.how.tooMany': { fecha: string; hora: string }
  'p62.how.wrongAmounts': { fecha: string; hora: string }
  'p62.how.refused': None
  'p62.how.away': None
  'p62.deposit.title': None
  'p62.deposit.sent': None
  'p62.deposit.until': { fecha: string; hora: string }
  'p62.deposit.wait': { caso: string }
  'p62.deposit.first': None
  'p62.deposit.second': None
  'p62.deposit.hint': None
  'p62.deposit.go': None
  'p62.deposit.err': None
  'p62.deposit.mismatch': { n: number }
  'p62.ask.title': None
  'p62.ask.body': { caso: string }
  'p62.ask.until': { hora: string }
  'p62.ask.go': None
  'p62.ask.pending': None
  'p62.ask.away': None
  'p62.over.title': None
  'p62.over.ended': { n: number }
  'p62.over.late': None
  'p62.over.refused': None
  'p62.over.again': None
  'p09.ok.shown': None
  'p96.ev.bankAnswered': None
  'p96.do.household': None
  'p96.do.bank': None
  'm35.subject': None
  'm35.deposit': { razonSocial: string }
  'm35.deposit.next': { caso: string; fecha: string; hora: string }
  'm35.confirmation': { razonSocial: string }
  'm35.confirmation.next': { caso: string; hora: string }
  'm35.notme': None
  's21.act.bankAccountNamed': None
  's21.act.bankAccountRefused': None
  's21.act.bankAsked': None
  's21.act.bankAnswered': None
  's21.act.bankAnswerRefused': None
  'mailbox.bank.title': None
  'mailbox.bank.lead': None
  'mailbox.bank.empty': None
  'mailbox.bank.deposit': None
  'mailbox.bank.question': None
  'mailbox.bank.amounts': None
  'mailbox.bank.code': None
  'mailbox.bank.said': None
  'mailbox.bank.pending': None
  'mailbox.bank.approved': None
  'mailbox.bank.refused': None
  'mailbox.bank.isAway': None
  'mailbox.bank.do.approve': None
  'mailbox.bank.do.refuse': None
  'mailbox.bank.do.clear': None
  'mailbox.bank.do.away': None
  'mailbox.bank.do.back': None
  'u02.title': None
  'u02.due': { dias: string; fecha: string }
  'u02.past': { dias: string; fecha: string }
  'u02.forced': None
  'u02.what': None
  'u02.now': None
  'u02.new': None
  'u02.later': None
  'u02.err.now': None
  'u02.err.empty': None
  'u02.left': { n: number }
  'u02.forgot': None
  'u02.at': { fecha: string; hora: string }
  'u02.next.stay': None
  'u02.next.closed': None
  'u02.back': None
  'u02.receipt': None
  'u02.again': None
  's21.act.keyChanged': None
  'm13.subject': None
  'm13.p1': { dias: string; fecha: string; razonSocial: string }
  'm13.forced': None
  'm13.calendar': None
  'm13.nolink': None
  'm13.day': { razonSocial: string }
  'm13.day.text': None
  'm40.subject': None
  'm40.p1': { equipo: string; fecha: string; hora: string; razonSocial: string }
  'm40.known': None
  'm40.notme': None
  'm41.subject': None
  'm41.p1': { razonSocial: string }
  'm41.code': None
  'm41.page': None
  'm41.unknown': None
  'buzon.title': None
  'buzon.body': None
  'buzon.err': None
  'buzon.done': None
  'buzon.done.body': None
  'buzon.silent': { correo: string }
  'buzon.refused': { correo: string }
  'buzon.last': { fecha: string }
  'buzon.mend': None
  'clv.320': None
  'clv.321': None
  's21.act.mailboxAsked': None
  's21.act.mailboxAnswered': None
  's21.act.drillBegun': None
  'm41.text': { servicio: string }
  'u04.title': None
  'u04.body': None
  'u04.last': { fecha: string; hora: string }
  'u04.begin': None
  'u04.again': None
  'u04.limit': None
  'u04.mail.title': None
  'u04.mail.queued': None
  'u04.mail.accepted': None
  'u04.mail.rejected': None
  'u04.mail.used': None
  'u04.list.title': None
  'u04.print': None
  'u04.state.good': None
  'u04.state.soon': None
  'u04.state.bad': None
  'u04.state.waiting': None
  'u04.state.none': None
  'u04.state.unknown': None
  'u04.unknown': None
  'u04.mailbox': None
  'u04.mailbox.at': { fecha: string }
  'u04.mailbox.mend': { plazo: string }
  'u04.phone': None
  'u04.phone.at': { fecha: string }
  'u04.phone.mend': None
  'u04.phone.mend.other': None
  'u04.ruc': None
  'u04.ruc.at': { fecha: string }
  'u04.ruc.mend': None
  'u04.representative': None
  'u04.representative.at': { fecha: string }
  'u04.representative.mend': None
  'u04.appointment': None
  'u04.appointment.at': { fecha: string }
  'u04.appointment.mend': None
  'u04.certificate': None
  'u04.certificate.at': { fecha: string }
  'u04.certificate.mend': None
  'u04.certificate.link': None
  'u04.biometrics': None
  'u04.biometrics.at': { fecha: string }
  'u04.biometrics.mend': None
  'u04.biometrics.link': None
  'u04.key': None
  'u04.key.at': { fecha: string }
  'u04.key.mend': None
  'hist.title': None
  'hist.body': None
  'hist.none': None
  'hist.when': { fecha: string; hora: string }
  'hist.case': { caso: string }
  'hist.older': None
  'hist.browsers': None
  'hist.browsers.body': None
  'hist.browser': { equipo: string; primera: string; ultima: string }
  'hist.sessions': None
  'hist.by.somebody': None
  'hist.by.representative': None
  'hist.by.staff': None
  'hist.by.system': None
  'hist.act.signedIn': None
  'hist.act.signInRefused': None
  'hist.act.sessionEnded': None
  'hist.act.keySet': None
  'hist.act.keyChanged': None
  'hist.act.keyBlocked': None
  'hist.act.keyUnblocked': None
  'hist.act.caseOpened': None
  'hist.act.caseClosed': None
  'hist.act.questionsPassed': None
  'hist.act.questionsRefused': None
  'hist.act.suspended': None
  'hist.act.linkRequested': None
  'hist.act.contactProposed': None
  'hist.act.contactConfirmed': None
  'hist.act.contactChanged': None
  'hist.act.contactChangeEnded': None
  'hist.act.changeReported': None
  'hist.act.frozen': None
  'hist.act.unfrozen': None
  'hist.act.mailboxAsked': None
  'hist.act.mailboxAnswered': None
  'hist.act.drillBegun': None
  'hist.act.signedRequestAccepted': None
  'hist.act.resetDecided': None
  'hist.act.biometricRecorded': None
  'hist.act.biometricErased': None
  'hist.act.personPasskeyMade': None
  'hist.act.personPasskeyRemoved': None
  'hist.act.appointmentBooked': None
  'hist.act.appointmentCancelled': None
  'hist.act.userKeyChanged': None
  'p95.title': None
  'p95.code': None
  'p95.code.hint': None
  'p95.ced4': None
  'p95.lost': None
  'p95.err.code': None
  'p95.err.none': None
  'p95.go': None
  'p95.err.ced4': None
  'p95.lost.body': { telefonoAyuda: string }
  'p96.title': { caso: string }
  'p96.you': { accion: string }
  'p96.us': { accion: string; fecha: string }
  'p96.closed': None
  'p96.history': None
  'p96.ev.created': None
  'p96.ev.registriesAgreed': None
  'p96.ev.proved': None
  'p96.ev.approved': None
  'p96.ev.linkSent': None
  'p96.ev.linkExpired': None
  'p96.ev.keySet': None
  'p96.ev.suspended': None
  'p96.ev.turn': None
  'p96.withdraw': None
  'p96.resume': None
  'p96.until': { fecha: string }
  'p96.do.identify': None
  'p96.do.questions': None
  'p96.do.askLink': None
  'p96.do.openLink': None
  'p96.do.setKey': None
  'p96.do.wait': { fecha: string; hora: string }
  'p96.do.ways': None
  'p96.do.office': None
  'p96.do.review': None
  'p96.ev.answersRefused': None
  'p96.ev.linkAccepted': None
  'p96.ev.linkRefused': None
  'p96.ev.linkOpened': None
  'p96.ev.reported': None
  'p96.ev.frozen': None
  'p96.ev.referred': None
  'p96.ev.withdrawn': None
  'p96.withdraw.ask': None
  'p96.withdraw.done': None
  'p95.err.tries': { fecha: string; hora: string }
  'p96.by': { fecha: string; hora: string }
  'p96.done': None
  'p96.do.signIn': None
  'p96.elsewhere': None
  'p96.ev.proofsExpired': None
  'p96.ev.employerChanged': None
  'p96.ev.replaced': None
  'p96.ev.signedIn': None
  'p96.withdraw.keep': None
  'p96.receipt.file': None
  'p21.saved.until': { fecha: string; hora: string }
  'p21.notify.where': None
  'p96.do.papers': None
  'p96.do.centre': None
  'p96.do.approve': None
  'p96.do.sendLink': None
  'p96.ev.begunAnew': None
  'p96.ev.contactSet': None
  'p96.ev.wayChosen': None
  'p41.title': None
  'p41.err': None
  'centre.title': None
  'centre.see': None
  'centre.any': None
  'centre.none': { telefonoAyuda: string }
  'centre.way': None
  'centre.where': None
  'centre.where.none': None
  'centre.papers': None
  'centre.time': None
  'centre.days': { n: number }
  'centre.time.estimate': { m: string; n: number }
  'centre.time.cases': { lento: string; medio: string; n: number }
  'p70.title': None
  'p70.body.today': None
  'p70.exists': None
  'p70.list': None
  'p70.t1': None
  'p70.t1.done': None
  'p70.t2.today': None
  'p70.t3': None
  'p70.start': None
  'p70.agree.title': None
  'p70.agree.1': None
  'p70.agree.2': None
  'p70.agree.3': None
  'p70.agree': None
  'p70.agree.err': None
  'clv.101': None
  'clv.102': None
  'clv.103': None
  'clv.104': None
  'clv.105': None
  'clv.110': None
  'clv.111': None
  'clv.120': None
  'clv.121': None
  'clv.122': None
  'clv.123': None
  'clv.124': None
  'clv.130': None
  'clv.131': None
  'clv.132': None
  'clv.133': None
  'clv.140': None
  'clv.141': None
  'clv.142': None
  'clv.143': None
  'clv.144': None
  'clv.145': None
  'clv.146': None
  'clv.147': None
  'clv.150': None
  'clv.151': None
  'clv.152': None
  'clv.153': None
  'clv.160': None
  'clv.161': None
  'clv.162': None
  'clv.163': None
  'clv.164': None
  'clv.165': None
  'clv.166': None
  'clv.167': None
  'clv.168': None
  'clv.169': None
  'clv.170': None
  'clv.171': None
  'clv.180': None
  'clv.181': None
  'clv.182': None
  'clv.183': None
  'clv.184': None
  'clv.185': None
  'clv.186': None
  'clv.190': None
  'clv.191': None
  'clv.192': None
  'clv.193': None
  'clv.194': None
  'clv.195': None
  'clv.196': None
  'clv.200': None
  'clv.201': None
  'clv.202': None
  'clv.203': None
  'clv.204': None
  'clv.205': None
  'clv.206': None
  'clv.207': None
  'clv.210': None
  'clv.211': None
  'clv.212': None
  'clv.213': None
  'clv.214': None
  'clv.215': None
  'clv.220': None
  'clv.221': None
  'clv.222': None
  'clv.223': None
  'clv.224': None
  'clv.225': None
  'clv.230': None
  'clv.231': None
  'clv.232': None
  'clv.233': None
  'clv.234': None
  'clv.235': None
  'clv.240': None
  'clv.241': None
  'clv.242': None
  'clv.250': None
  'clv.251': None
  'clv.252': None
  'clv.253': None
  'clv.254': None
  'clv.270': None
  'clv.271': None
  'clv.272': None
  'clv.273': None
  'clv.274': None
  'clv.275': None
  'clv.276': None
  'clv.280': None
  'clv.281': None
  'clv.282': None
  'clv.283': None
  'clv.284': None
  'clv.285': None
  'clv.286': None
  'clv.290': None
  'clv.291': None
  'clv.292': None
  'clv.293': None
  'clv.294': None
  'clv.295': None
  'clv.296': None
  'clv.297': None
  'clv.298': None
  'clv.299': None
  'clv.300': None
  'clv.301': None
  'clv.302': None
  'clv.303': None
  'clv.304': None
  'clv.900': None
  'clv.901': None
  'clv.902': None
  'clv.903': None
  'clv.904': None
  'clv.905': None
  'clv.906': None
  'clv.907': None
  'clv.908': None
  'clv.910': None
  'clv.911': None
  'clv.912': None
  'g.skip': None
  'g.service': None
  'g.back': None
  'g.continue': None
  'g.change': None
  'g.optional': None
  'g.problem': None
  'g.errorPrefix': None
  'g.titlePattern': { institucion: string; titulo: string }
  'g.help.title': None
  'g.help.phone': { horarioAyuda: string; telefonoAyuda: string }
  'g.help.step': None
  'g.help.triage': None
  'g.help.case': { caso: string }
  'g.step': { n: number; total: number }
  'g.idle': { plazo: string }
  'g.showPass': None
  'g.hidePass': None
  'g.showPass.label': None
  'g.hidePass.label': None
  'g.passShown': None
  'g.passHidden': None
  'g.footer.privacy': None
  'g.footer.access': None
  'g.footer.status': None
  'g.footer.terms': None
  'g.footer.operator': { operador: string }
  'g.demo': None
  'g.demo.people': None
  'g.demo.mailbox': None
  'g.demo.sim': None
  'g.demo.staff': None
  'g.code': { code: string }
  'g.published': { nombre: string }
  'g.whose.person': None
  'g.whose.institution': None
  'g.whose.registry': None
  'g.whose.staff': None
  'g.whose.waits': None
  'g.zone': None
  'g.zone.galapagos': None
  'g.time.days': { n: number }
  'g.time.hours': { n: number }
  'g.time.minutes': { n: number }
  'g.time.seconds': { n: number }
  'g.time.and': { mayor: string; menor: string }
  'g.lang.label': None
  'g.lang.es': None
  'g.lang.en': None
  'g.notice.title': None
  'g.home': None
  'g.mask.mail': { dominio: string; fin: string; inicio: string }
  'x01.title': None
  'x01.body': None
  'x02.title': None
  'x02.ref': { ref: string }
  'x02.body.nothing': None
  'x03.title': None
  'x03.body.soon': None
  'x04.title': None
  'x04.body': { tiempo: string }
  'x04.stay': None
  'x04.leave': None
  'x05.title': None
  'x05.body': { guardado: 'si' | 'other'; plazo: string }
  'x06.title': None
  'x06.body': { hora: string }
  'x07.title': None
  'x07.body': None
  'x09.title': None
  'x09.1': None
  'x09.2': None
  'x09.3': None
  'x09.4': None
  'x09.5': None
  'x09.6': { telefonoAyuda: string }
  'x10.title': None
  'x10.ok': None
  'x10.slow': None
  'x10.down': None
  'x10.row': { componente: string; estado: string; hora: string }
  'x10.mail': { n: number }
  'x10.component.service': None
  'x10.component.mail': None
  'x10.component.civil': None
  'x10.component.tax': None
  'x10.component.company': None
  'x11.title': None
  'x11.cookies': None
  'x11.rights': { enlace: string }
  'x11.1': None
  'x11.2': None
  'x11.3': None
  'x11.4': { n: number }
  'x11.5': None
  'x11.6': { institucion: string }
  'x13.title': None
  'x13.body': None
  'x14.title': None
  'x14.body': { institucion: string }
  'x15.title': None
  'x15.body': None
  'x16.title': None
  'x16.1': None
  'x16.2': None
  'x16.3': { institucion: string }
  'x16.4': None
  'x17.title': None
  'x17.body': None
  'x18.title': None
  'x18.body': None
  'm11.subject': None
  'm11.asked.withKey': { correo: string; razonSocial: string }
  'm11.asked.atCounter': { correo: string; razonSocial: string }
  'm11.asked.bySignature': { correo: string; razonSocial: string }
  'm11.asked.still': None
  'm11.p1': { correo: string; fecha: string; hora: string; razonSocial: string }
  'm11.limit': { fecha: string; hora: string }
  'm11.notme': None
  'm17.subject': None
  'm17.p1': { correo: string; razonSocial: string }
  'm17.code': { plazo: string }
  'm17.notme': None
  'm18.subject': None
  'm18.p1': { razonSocial: string }
  'm18.code': { plazo: string }
  'm18.page': None
  'm18.unknown': None
  'u01.mail.change': None
  'u01.mail.waiting': { correo: string }
  'u01.mail.cooling': { correo: string; fecha: string; hora: string }
  'u01.mail.see': None
  'p80.title': None
  'p80.now': { correo: string }
  'p80.none': None
  'p80.still': None
  'p80.still.hint': None
  'p80.yes': None
  'p80.no': None
  'p80.err.none': None
  'p80.wait': { plazo: string }
  'p80.office.title': None
  'p80.office.why': None
  'p80.office': None
  'p80.office.go': None
  'p80.limit': None
  'p80.frozen': None
  'p80.ended.withdrawn': None
  'p80.ended.reported': None
  'p80.ended.keySet': None
  'p80.ended.restored': None
  'p80.ended.sentBack': None
  'p80.ended.refused': None
  'p81.title': None
  'p81.mail': None
  'p81.mail.hint': None
  'p81.typo.keep': None
  'p81.key': None
  'p81.key.hint': None
  'p81.go': None
  'p81.err.empty': None
  'p81.err.form': None
  'p81.err.typo': { sugerencia: string }
  'p81.err.same': None
  'p81.err.key': { n: number }
  'p82.title.present': None
  'p82.title.new': None
  'p82.step': { n: number }
  'p82.mail.onItsWay': { correo: string }
  'p82.mail.sent': { correo: string }
  'p82.mail.refused': { correo: string }
  'p82.label': None
  'p82.hint': { hora: string }
  'p82.hint.later': None
  'p82.again': None
  'p82.again.done': None
  'p82.spent': None
  'p82.err.len': None
  'p82.err.bad': { n: number }
  'p82.err.over': None
  'p82.err.soon': None
  'p82.err.limit': None
  'p83.panel': None
  'p83.mail': { correo: string }
  'p83.body': None
  'p83.from': { fecha: string; hora: string }
  'p83.until': None
  'p83.done': None
  'p83.done.body': None
  'p83.review': None
  'p83.review.body': None
  'p83.account': None
  'p83.stop': None
  'p82.open.title': None
  'p82.open.body': { caso: string }
  'p82.open.err': None
  'p82.open.done': None
  'p82.open.done.body': None
  's12.title': { empresa: string }
  's12.case': None
  's12.old': None
  's12.old.none': None
  's12.new': None
  's12.proof': None
  's12.proof.atCounter': { fecha: string; hora: string }
  's12.proof.waiting': None
  's12.wait': None
  's12.wait.full': { plazo: string }
  's12.wait.none': None
  's12.shared': { n: number }
  's12.objection': None
  's12.state': None
  's12.state.newMail': None
  's12.state.approval': None
  's12.state.cooling': { fecha: string; hora: string }
  's12.state.done': None
  's12.state.ended.withdrawn': None
  's12.state.ended.reported': None
  's12.state.ended.keySet': None
  's12.state.ended.restored': None
  's12.state.ended.sentBack': { motivo: string }
  's12.state.ended.refused': { motivo: string }
  's12.verdict': None
  's12.approve': None
  's12.sendBack': None
  's12.refuse': None
  's12.why': None
  's12.why.none': None
  's12.why.addressDoubtful': None
  's12.why.companyMail': None
  's12.why.documentsMissing': None
  's12.why.personNotShown': None
  's12.why.objection': None
  's12.why.sharedAddress': None
  's12.why.notTheRepresentative': None
  's12.err.verdict': None
  's12.err.same': None
  's12.err.moved': None
  's12.mark': None
  's04.title': None
  's04.scan': None
  's04.scan.hint': None
  's04.go': None
  's04.none': None
  's04.elsewhere': None
  's04.search': None
  's06.title': None
  's06.ok': None
  's06.fix': None
  's06.skip': { registro: string }
  's06.result': None
  's06.points': None
  's06.reason': None
  's06.reason.hint': None
  's06.seen': None
  's06.save': { documento: string }
  's06.change': None
  's06.state': None
  's06.source': None
  's06.source.file': { fecha: string; hora: string }
  's06.source.seen': None
  's06.source.record': { registro: string }
  's06.source.none': None
  's06.source.scanned': { fecha: string; hora: string; nombre: string }
  's06.source.someone': None
  's06.scan': None
  's06.scan.file': { documento: string }
  's06.scan.hint': None
  's06.scan.send': None
  's06.scan.err.none': None
  's06.scan.err.type': None
  's06.scan.err.big': None
  's06.scan.err.empty': None
  's06.scan.err.virus': None
  's06.scan.err.locked': None
  's06.scan.err.form': None
  's06.scan.err.deep': None
  's06.scan.err.busy': None
  's06.scan.err.tooMany': None
  's06.scan.err.changed': None
  's06.open': { nombre: string }
  's06.quarantined': None
  's06.told': { motivo: string }
  's06.done': { n: number; total: number }
  's06.point.original': None
  's06.point.photo': None
  's06.point.unexpired': None
  's06.point.number': None
  's06.point.active': None
  's06.point.recent': { n: number }
  's06.point.companyName': None
  's06.point.representative': None
  's06.point.code': None
  's06.point.today': None
  's06.point.company': None
  's06.point.signed': None
  's06.point.asksForKey': None
  's06.point.registered': None
  's06.point.inForce': None
  's06.point.sameNames': None
  's06.point.sufficient': None
  's06.err.points': None
  's06.err.reason': None
  's06.err.result': None
  's06.err.seen': None
  's06.err.changed': None
  's06.err.quarantined': None
  's06.err.notOnRecord': None
  's06.err.noDay': None
  's06.err.badDay': None
  's06.err.future': None
  's06.err.old': None
  's06.err.ended': None
  's06.day.issued': None
  's06.day.ends': None
  's06.day.ends.hint': None
  's06.lapsed': None
  's06.err.conflict': None
  's06.err.over': None
  's06.take': None
  's06.reg.title': None
  's06.reg.none': None
  's06.reg.ask': None
  's06.reg.again': None
  's06.reg.note': None
  's06.reg.at': { fecha: string; hora: string }
  's06.reg.match': None
  's06.reg.mismatch': None
  's06.reg.unavailable': None
  's06.reg.registry': None
  's06.reg.answer': None
  's06.reg.st.found': None
  's06.reg.st.notFound': None
  's06.reg.st.partial': None
  's06.reg.st.none': None
  's07.title': None
  's07.points': None
  's07.point.face': None
  's07.point.registryPhoto': None
  's07.point.biometrics': None
  's07.point.questions': None
  's07.point.agreement': None
  's07.agreement': None
  's07.result': None
  's07.yes': None
  's07.no': None
  's07.doubt': None
  's07.doubt.body': None
  's07.save': None
  's07.last': { fecha: string; hora: string; resultado: string }
  's07.err.result': None
  's07.err.points': None
  's08.title': None
  's08.go': None
  's08.reason': None
  's08.reason.lostKey': None
  's08.reason.firstKey': None
  's08.reason.blocked': None
  's08.reason.rucNotActive': None
  's08.reason.mailLost': None
  's08.reason.newRepresentative': None
  's08.to': None
  's08.to.hint': None
  's08.note': None
  's08.send': None
  's08.sendNow': None
  's08.missing': { pendientes: string }
  's08.pending.registries': None
  's08.pending.documents': None
  's08.pending.identity': None
  's08.pending.agreement': None
  's08.pending.mailbox': None
  's08.self': None
  's08.direct': None
  's08.direct.finger': None
  's08.waiting': { fecha: string; hora: string; nombre: string }
  's08.returned': { motivo: string }
  's08.rejected': { motivo: string }
  's08.void': None
  's08.err.reason': None
  's08.err.open': None
  's08.err.notNow': None
  's08.err.dayLimit': None
  's09.list': None
  's09.list.none': None
  's09.list.who': None
  's09.list.when': None
  's09.title': { empresa: string }
  's09.requested': { hora: string; nombre: string }
  's09.evidence': None
  's09.alert.doubtful': None
  's09.alert.changed': None
  's09.changes': None
  's09.representatives': None
  's09.proofs': None
  's09.proof': { fecha: string; hora: string; prueba: string }
  's09.proof.reg': None
  's09.proof.att': None
  's09.proof.second': None
  's09.proof.gate': None
  's09.proof.mail': None
  's09.proof.other': None
  's09.identity': None
  's09.decision': None
  's09.approve': None
  's09.back': None
  's09.reject': None
  's09.reason': None
  's09.reason.hint': None
  's09.confirm': None
  's09.demo': None
  's09.demo.go': None
  's09.over.approved': None
  's09.over.returned': { motivo: string }
  's09.over.rejected': { motivo: string }
  's09.over.void': None
  's09.err.self': None
  's09.err.stale': None
  's09.err.reason': None
  's09.err.decision': None
  's09.err.decided': None
  's09.err.passkey': None
  's09.different': { partes: string }
  's09.part.employer': None
  's09.part.mailbox': None
  's09.part.case': None
  's09.part.papers': None
  's09.part.identity': None
  's09.part.request': None
  's10.title': { correo: string }
  's10.go': None
  's10.wait': None
  's10.state': None
  's10.queued': { hora: string }
  's10.refused': None
  's10.accepted': { hora: string }
  's10.opened': { hora: string }
  's10.created': { hora: string }
  's10.tested': None
  's10.tested.present': None
  's10.reload': None
  's10.code': { codigo: string }
  's10.resend': None
  's10.finish': None
  's10.finish.why': None
  's10.why.leftWithoutOpening': None
  's10.why.mailNotArriving': None
  's10.why.comesBack': None
  's10.why.notEntitled': None
  's10.over': None
  's10.none': None
  's10.err.reason': None
  's10.err.tooSoon': None
  's10.err.limit': None
  's10.err.notNow': None
  's05.tab.contact': None
  's12.ask.title': None
  's12.ask.body': None
  's12.ask.review': None
  's12.ask.err.form': None
  's12.ask.err.identity': None
  's12.ask.err.frozen': None
  's12.ask.err.underWay': None
  's12.ask.err.sameMail': None
  's12.ask.err.limit': None
  's02.title': None
  's02.next': None
  's02.next.none': None
  's02.tabs': None
  's02.mine': None
  's02.free': None
  's02.approve': None
  's02.due': None
  's02.all': None
  's02.filter': None
  's02.clear': None
  's02.any': None
  's02.open': None
  's02.sort': None
  's02.sort.due': None
  's02.sort.wait': None
  's02.empty': None
  's02.count': { n: number }
  's02.count.more': { n: number }
  's02.zone': { zona: string }
  's02.export': None
  's02.more': None
  's02.start': None
  's02.taken': { nombre: string }
  's02.nobody': None
  's02.col.code': None
  's02.col.company': None
  's02.col.kind': None
  's02.col.state': None
  's02.col.waits': None
  's02.col.due': None
  's02.col.days': None
  's02.col.who': None
  's02.col.next': None
  's02.kind.inPerson': None
  's02.kind.firstKey': None
  's02.kind.attendedUnlock': None
  's02.st.new': None
  's02.st.person': None
  's02.st.staff': None
  's02.st.second': None
  's02.st.sent': None
  's02.st.done': None
  's02.st.closed': None
  's02.st.frozen': None
  's02.do.new': None
  's02.do.person': None
  's02.do.staff': None
  's02.do.second': None
  's02.do.sent': None
  's02.do.done': None
  's02.do.closed': None
  's02.do.frozen': None
  's02.age.minutes': { n: number }
  's02.age.hours': { n: number }
  's02.age.days': { n: number }
  's02.due.today': None
  's02.due.in': { n: number }
  's02.due.past': { n: number }
  's05.tabs': None
  's05.tab.summary': None
  's05.tab.documents': None
  's05.tab.identity': None
  's05.tab.history': None
  's05.tab.messages': None
  's05.tab.security': None
  's05.state': None
  's05.take': None
  's05.release': None
  's05.go.documents': None
  's05.go.identity': None
  's05.lock': { hora: string; nombre: string }
  's05.gone': None
  's05.why.title': None
  's05.why.frozen': None
  's05.why.rucSuspended': None
  's05.why.rucCancelled': None
  's05.why.noKeyYet': None
  's05.why.blocked': None
  's05.why.noMail': None
  's05.why.other': None
  's05.next.title': None
  's05.compare': None
  's05.compare.later': None
  's05.field': None
  's05.field.ruc': None
  's05.field.legalName': None
  's05.field.state': None
  's05.field.cedula': None
  's05.field.representative': None
  's05.said': None
  's05.registry.civil': None
  's05.registry.taxpayer': None
  's05.registry.companies': None
  's05.registry.institution': None
  's05.asOf': None
  's05.equal': None
  's05.different': None
  's05.absent': None
  's05.noanswer': None
  's05.notFound': None
  's05.reg.active': None
  's05.reg.suspended': None
  's05.reg.cancelled': None
  's05.reg.inLiquidation': None
  's05.reg.other': None
  's05.reveal': None
  's05.reveal.why': None
  's05.reveal.err': None
  's05.reveal.which': None
  's05.reveal.shown': { plazo: string }
  's05.datum.cedula': None
  's05.datum.mail': None
  's05.datum.phone': None
  's05.purpose.compare': None
  's05.purpose.call': None
  's05.purpose.asked': None
  's05.purpose.security': None
  's05.history.when': None
  's05.history.what': None
  's05.history.who': None
  's05.history.why': None
  's05.notes': None
  's05.notes.none': None
  's05.notes.text': None
  's05.note': None
  's05.note.hint': None
  's05.note.go': None
  's05.note.err': None
  's05.history.note': None
  's05.actor.system': None
  's05.actor.visitor': None
  's05.actor.operator': None
  's05.actor.claimant': None
  's05.actor.officer': None
  's05.msg.none': None
  's05.msg.kind': None
  's05.msg.to': None
  's05.msg.state': None
  's05.msg.at': None
  's05.msg.accepted': None
  's05.msg.openedAt': None
  's05.msg.reply': None
  's05.msg.st.queued': None
  's05.msg.st.sending': None
  's05.msg.st.accepted': None
  's05.msg.st.unknown': None
  's05.msg.st.deferred': None
  's05.msg.st.rejected': None
  's05.msg.st.cancelled': None
  's05.sec.tries': None
  's05.sec.tries.none': None
  's05.sec.earlier': None
  's05.sec.earlier.none': None
  's05.sec.opened': None
  's14.title': None
  's14.q': None
  's14.why': None
  's14.why.hint': None
  's14.why.present': None
  's14.why.call': None
  's14.why.asked': None
  's14.why.security': None
  's14.go': None
  's14.elsewhere': { n: number }
  's14.none': None
  's14.err.q': None
  's14.err.why': None
  's14.results': None
  's21.title': None
  's21.case': None
  's21.who': None
  's21.who.any': None
  's21.from': None
  's21.to': None
  's21.export': None
  's21.none': None
  's21.chain': None
  's21.chain.ok': { fecha: string; hora: string }
  's21.chain.bad': { carril: string; n: number }
  's21.place': None
  's21.act.caseOpened': None
  's21.act.pairRefused': None
  's21.act.proofObtained': None
  's21.act.questionsShown': None
  's21.act.questionsPassed': None
  's21.act.questionsRefused': None
  's21.act.questionsLeft': None
  's21.act.suspended': None
  's21.act.referred': None
  's21.act.linkRequested': None
  's21.act.linkMinted': None
  's21.act.linkRefused': None
  's21.act.linkExpired': None
  's21.act.linkRedeemed': None
  's21.act.mailRefused': None
  's21.act.keySet': None
  's21.act.keyRefused': None
  's21.act.keyBlocked': None
  's21.act.keyUnblocked': None
  's21.act.signedIn': None
  's21.act.signInRefused': None
  's21.act.sessionEnded': None
  's21.act.caseClosed': None
  's21.act.employerChanged': None
  's21.act.withdrawn': None
  's21.act.changeReported': None
  's21.act.frozen': None
  's21.act.unfrozen': None
  's21.act.contactChanged': None
  's21.act.contactConfirmed': None
  's21.act.documentReceived': None
  's21.act.documentSeen': None
  's21.act.documentChecked': None
  's21.act.caseTaken': None
  's21.why.centre': None
  's21.why.next': None
  's21.act.caseReleased': None
  's21.act.caseReceived': None
  's21.act.queueSeen': None
  's21.act.queueExported': None
  's21.act.caseSeen': None
  's21.act.casesSought': None
  's21.act.datumRevealed': None
  's21.act.logSeen': None
  's21.act.logExported': None
  's21.act.sightRefused': None
  's21.act.videoArrived': None
  's21.act.videoCalled': None
  's21.act.videoEnded': None
  's21.act.staffAdded': None
  's21.act.staffInvited': None
  's21.act.staffRetired': None
  's21.act.staffPlaced': None
  's21.act.passkeyRegistered': None
  's21.act.staffSignedIn': None
  's21.act.staffSignInRefused': None
  's21.act.staffSessionEnded': None
  's21.act.wayChosen': None
  's21.act.appointmentBooked': None
  's21.act.appointmentMoved': None
  's21.act.appointmentCancelled': None
  's21.act.appointmentMissed': None
  's21.act.contactProposed': None
  's21.act.contactCodeRefused': None
  's21.act.phoneCodeAsked': None
  's21.act.phoneCodeRefused': None
  's21.act.phoneCodeTaken': None
  's21.act.personPasskeyInvited': None
  's21.act.personPasskeyMade': None
  's21.act.personPasskeyShown': None
  's21.act.personPasskeyRefused': None
  's21.act.personPasskeyRemoved': None
  's21.act.contactReviewed': None
  's21.act.contactChangeEnded': None
  's21.act.contactChangeSeen': None
  's21.act.employersImported': None
  's21.act.centresImported': None
  's21.act.registryImported': None
  's21.act.documentScanned': None
  's21.act.registriesAsked': None
  's21.act.identityChecked': None
  's21.act.resetRequested': None
  's21.act.resetDecided': None
  's21.act.conflictRefused': None
  's21.act.attendanceFinished': None
  's21.act.noteAdded': None
  's21.act.restored': None
  's21.act.breachStopped': None
  's21.act.campaignDetected': None
  's21.act.liftProposed': None
  's21.act.liftApproved': None
  's21.act.suspensionLifted': None
  's21.act.policyDeparture': None
  'p90.title': None
  'p90.body': None
  'p90.cedula': None
  'p90.cedula.hint': None
  'p90.ruc': None
  'p90.ruc.hint': { n: number }
  'p90.appointment': None
  'p90.appointment.hint': None
  'p90.letter': None
  'p90.letter.hint': { n: number }
  'p90.letter.make': None
  'p90.sheet': None
  'p90.remind': None
  'p90.deed': None
  'p90.deed.hint': None
  'p90.st.missing': None
  'p90.st.received': None
  'p90.st.inReview': None
  'p90.st.ok': None
  'p90.st.fix': None
  'p90.st.skip': None
  'p91.title': { documento: string }
  'p91.file': None
  'p91.hint': None
  'p91.tip': None
  'p91.send': None
  'p91.replace': None
  'p91.check': None
  'p91.done': { documento: string }
  'p91.scanned': { documento: string; fecha: string; hora: string }
  'p90.scanned': { fecha: string }
  'p91.was': { fecha: string; hora: string; nombre: string }
  'p91.waits': None
  'p91.infected': None
  'p91.infected.scanned': None
  'p91.mend': { motivo: string }
  'p91.err.none': None
  'p91.err.type': None
  'p91.err.big': None
  'p91.err.empty': None
  'p91.err.virus': None
  'p91.err.locked': None
  'p91.err.form': None
  'p91.err.deep': None
  'p91.err.busy': None
  'p91.err.tooMany': { n: number }
  'p91.half': None
  'p91.sending': { cuanto: string }
  'p91.broken': None
  'p91.checking': None
  'p91.progress': None
  'p91.err.cut': None
  't06.tell': None
  't06.send': None
  't06.kept': { n: number }
  't06.have': None
  't06.err': None
  't06.err.long': None
  't06.look': None
  't06.look.go': None
  't06.look.err': None
  't06.code': None
  't06.code.hint': None
  't06.yours': { caso: string }
  't06.told': { fecha: string; hora: string }
  't06.waiting': None
  't06.waiting.body': { n: number }
  't06.proposed': None
  't06.answered': None
  't06.answer.row': None
  't06.closed': None
  't06.closed.body': None
  's31.title': None
  's31.none': None
  's31.body': None
  's31.since': None
  's31.lang': None
  's31.es': None
  's31.en': None
  's31.state': None
  's31.free': None
  's31.mine': None
  's31.other': None
  's31.answered': None
  's31.closed': None
  's31.said': None
  's31.proposed': None
  's31.proposed.none': None
  's31.take': None
  's31.release': None
  's31.row': None
  's31.row.none': None
  's31.row.err': None
  's31.text': None
  's31.text.hint': None
  's31.text.err': None
  's31.text.long': None
  's31.answer': None
  's31.close': None
  's31.said.notNow': None
  's31.said.taken': None
  's31.said.released': None
  's31.said.answered': None
  's31.said.closed': None
  's21.act.enquiryTold': None
  's21.act.enquirySeen': None
  's21.act.enquiryTaken': None
  's21.act.enquiryReleased': None
  's21.act.enquiryAnswered': None
  's21.act.enquiryClosed': None
  'fing.title': None
  'fing.go': None
  'fing.what': None
  'fing.notSeen': None
  'fing.consent.title': None
  'fing.consent.free': None
  'fing.consent.other': None
  'fing.consent.use': None
  'fing.consent.keep': None
  'fing.consent.box': { institucion: string }
  'fing.finger.1': None
  'fing.finger.2': None
  'fing.pos.1': None
  'fing.pos.2': None
  'fing.pos.3': None
  'fing.pos.4': None
  'fing.pos.5': None
  'fing.pos.6': None
  'fing.pos.7': None
  'fing.pos.8': None
  'fing.pos.9': None
  'fing.pos.10': None
  'fing.begin': None
  'fing.agreed': { fecha: string; hora: string }
  'fing.kept': { de: string; n: number }
  'fing.quality': { calidades: string }
  'fing.file': { n: number }
  'fing.file.hint': None
  'fing.keep': None
  'fing.kit': None
  'fing.kit.failed': None
  'fing.complete': None
  'fing.delete.title': None
  'fing.delete.body': None
  'fing.delete': None
  'fing.deleted': None
  'fing.err.box': None
  'fing.err.sameFinger': None
  'fing.err.position': None
  'fing.err.notSeen': None
  'fing.err.enrolled': None
  'fing.err.none': None
  'fing.err.full': None
  'fing.err.extractor': None
  'fing.err.template': None
  'fing.err.views': None
  'fing.err.quality': None
  'fing.err.replay': None
  'fing.err.file': None
  'fing.err.changed': None
  'fing.live.title': None
  'fing.live.go': None
  'fing.live.what': None
  'fing.live.label': None
  'fing.live.script': None
  'fing.live.finger': None
  'fing.live.file': None
  'fing.live.send': None
  'fing.live.left': { n: number }
  'fing.live.match': { hora: string }
  'fing.live.forPapers': None
  'fing.live.none': None
  'fing.live.other': None
  'fing.live.busy': None
  'fing.live.err.needsScript': None
  'fing.live.err.finger': None
  'fing.live.err.signature': None
  'fing.live.err.challenge': None
  'fing.live.err.noMatch': None
  'fing.live.err.noTries': None
  'fing.live.err.down': None
  'fing.station.title': None
  'fing.station.what': None
  'fing.station.make': None
  'fing.station.key': None
  'fing.station.next': None
  'fing.station.failed': None
  'fing.station.script': None
  's21.act.fingersAgreed': None
  's21.act.fingerKept': None
  's21.act.fingersForgotten': None
  's21.act.fingersCompared': None
  's21.act.captureRefused': None
  's21.act.liveMatchTaken': None
  's21.act.stationAdded': None
  's21.act.stationRetired': None
  's21.why.match': None
  's21.why.noMatch': None
  's21.why.replay': None
  's21.why.envelope': None
  's21.why.station': None
  's21.why.signature': None
  's21.why.challenge': None
  'm30.subject': None
  'm30.p1': { cedula: string; fecha: string; hora: string; razonSocial: string }
  'm30.use': None
  'm30.notme': None
  'm31.subject': None
  'm31.p1': { cedula: string; fecha: string; hora: string; razonSocial: string }
  'm31.notme': None
  'x11.fingers': None
  'fing.live.orPhone': { direccion: string }
  'fc.title': None
  'fc.lead': None
  'fc.kind': None
  'fc.kind.company': None
  'fc.kind.person': None
  'fc.kind.household': None
  'fc.kind.public': None
  'fc.kind.special': None
  'fc.key': None
  'fc.key.forgotten': None
  'fc.key.blocked': None
  'fc.key.never': None
  'fc.mail': None
  'fc.ruc': None
  'fc.signature': None
  'fc.yes': None
  'fc.no': None
  'fc.unknown': None
  'fc.province': None
  'fc.province.any': None
  'fc.province.hint': None
  'fc.go': None
  'fc.err': None
  'fc.result.title': None
  'fc.result.lead': None
  'fc.change': None
  'fc.way.online': None
  'fc.way.unlock': None
  'fc.way.sign': None
  'fc.way.video': None
  'fc.way.office': None
  'fc.way.firstKey': None
  'fc.chance.share': { casos: string; dias: string; n: number }
  'fc.chance.few': None
  'fc.finish.same': { fecha: string }
  'fc.finish.range': { desde: string; hasta: string }
  'fc.from.cases': None
  'fc.from.estimate': None
  'fc.turn': { fecha: string; hora: string }
  'fc.turn.none': None
  'fc.registry': None
  'fc.choose': None
  'fc.prepare': { forma: string }
  'fc.note.unlock': None
  'fc.note.sign': None
  'fc.none': { telefonoAyuda: string }
  'fc.closed.title': None
  'fc.closed': { forma: string; motivo: string }
  'fc.closed.noMail': None
  'fc.closed.rucNotActive': None
  'fc.closed.noKey': None
  'fc.closed.blocked': None
  'fc.closed.notBlocked': None
  'fc.closed.noSignature': None
  'fc.closed.attended': None
  'fc.closed.household': None
  'fc.due.title': None
  'fc.due.body': { fecha: string; n: number }
  'fc.due.where': None
  'fc.due.extended': { fuente: string }
  'fc.due.inTime': None
  'fc.due.maybe': None
  'fc.due.late': None
  'fc.mean.title': None
  'fc.mean.1': None
  'fc.mean.2': None
  'fc.mean.3': None
  'fc.mean.4': { telefonoAyuda: string }
  'fc.wait.title': None
  'fc.wait.source': None
  'fc.see': None
  'prep.title': None
  'prep.lead': None
  'prep.ruc': None
  'prep.cedula': None
  'prep.deed': None
  'prep.mail': None
  'prep.spam': { remitente: string }
  'prep.time': None
  'prep.signature': None
  'prep.signer': None
  'prep.person': None
  'prep.original': None
  'prep.appointment': None
  'prep.letter': None
  'prep.agreement': None
  'prep.turn': None
  'prep.camera': None
  'prep.case': None
  'fc.byBank': None
  'help.title': None
  'help.lead': None
  'help.all': None
  'help.all.body': None
  'p60.title': None
  'p60.home': None
  'p60.natural': None
  'p60.company': None
  'p60.ced': None
  'p60.err': None
  'p60.data.home': None
  'p60.data.natural': None
  'p60.why.home': None
  'p60.ced.hint': None
  'p60.err.ced.empty': None
  'p60.err.match': None
  'p60.ways.title': None
  'p60.ways.body': None
  'p60.ways.none': None
  'p60.ways.other': None
  'p60.who': { nombre: string }
  'p02.title': None
  'p02.why': None
  'p02.ruc': None
  'p02.ruc.hint': None
  'p02.ced': None
  'p02.ced.hint': None
  'p02.suc': None
  'p02.suc.hint': None
  'p02.human': None
  'p02.err.ruc.empty': None
  'p02.err.ruc.len': None
  'p02.err.ruc.001': None
  'p02.err.ruc.check': None
  'p02.warn.ruc': None
  'p02.err.ced.empty': None
  'p02.err.ced.len': None
  'p02.err.ced.check': None
  'p02.err.suc': None
  'p02.err.match': None
  'p02.err.match.more': None
  'p02.err.human': None
  'p02.noscript': { plazo: string }
  'p02.err.household': None
  'p02.err.household.link': None
  'p02.err.demo': None
  'p03.title': None
  'p03.body': None
  'p03.refresh': None
  'p04.title': { plazo: string }
  'p04.body': { hora: string }
  'p04.early': { hora: string }
  'p04.other.today': None
  'p12.title': None
  'p12.label': None
  'p12.hint': None
  'p12.until': { hora: string }
  'p12.rules': None
  'p12.rule.len': { max: number; min: number }
  'p12.rule.upper': None
  'p12.rule.lower': None
  'p12.rule.digit': None
  'p12.rule.symbol': None
  'p12.rule.own': None
  'p12.rule.seq': None
  'p12.ok': None
  'p12.no': None
  'p12.live': { n: number; total: number }
  'p12.save': None
  'p12.err.empty': None
  'p12.err.short': { min: number }
  'p12.err.long': { max: number; n: number }
  'p12.err.upper': None
  'p12.err.lower': None
  'p12.err.digit': None
  'p12.err.symbol': None
  'p12.err.own': { dato: 'ruc' | 'cedula' | 'nombre' | 'other' }
  'p12.err.seq': None
  'p12.err.reused': None
  'p12.err.common': None
  'p12.err.char': { c: string }
  'p12.heading.published': None
  'p12.company': { razonSocial: string; ruc: string }
  'p13.panel': None
  'p13.case': { caso: string }
  'p13.next.title': None
  'p13.next.1': None
  'p13.next.2': { correo: string }
  'p13.next.3': None
  'p13.next.4': { fecha: string }
  'p13.try': None
  'p13.users': None
  'p13.public': None
  'p13.receipt': None
  'p92.title': None
  'p92.first': None
  'p92.body': None
  'p92.city': None
  'p92.city.hint': None
  'p92.make': None
  'p92.err.empty': None
  'p92.err.characters': None
  'p92.err.long': None
  'p92.download': None
  'p92.sign': None
  'p92.change': None
  'p92.translated': None
  'letter.title': None
  'letter.place': { ciudad: string; fecha: string }
  'letter.to': None
  'letter.subject': { asunto: string }
  'letter.subject.key': None
  'letter.subject.newKey': None
  'letter.subject.firstKey': None
  'letter.subject.unlock': None
  'letter.company': None
  'letter.ruc': None
  'letter.rep': None
  'letter.cedula': None
  'letter.greeting': None
  'letter.who': None
  'letter.ask.key': None
  'letter.ask.newKey': None
  'letter.ask.firstKey': None
  'letter.ask.unlock': None
  'letter.true': None
  'letter.bye': None
  'letter.signs': None
  'letter.signs.cedula': { cedula: string }
  'letter.case': { caso: string }
  'letter.qr': { caso: string }
  'letter.valid': { fecha: string; n: number }
  'letter.noKey': None
  'p09.title': None
  'p09.ok': None
  'p09.to': { correo: string }
  'p09.notmine': None
  'p09.time': None
  'p09.time.short': { plazo: string }
  'p09.time.short.hint': None
  'p09.time.long': { plazo: string }
  'p09.time.long.hint': None
  'p09.send': None
  'p09.err.time': None
  'p10.title': None
  'p10.title.rejected': None
  'p10.sent': { correo: string }
  'p10.sent.rejected': { correo: string }
  'p10.expires': { hora: string }
  'p10.left': { tiempo: string }
  'p10.live': { n: number }
  'p10.state.queued': None
  'p10.state.accepted': { hora: string }
  'p10.state.deferred': { hora: string }
  'p10.state.full': None
  'p10.state.unknown': None
  'p10.state.answersAgain': None
  'p10.state.rejected': None
  'p10.screenCode': { codigo: string }
  'p10.screenCode.hint': None
  'p10.none': None
  'p10.none.1': None
  'p10.none.2': { remitente: string }
  'p10.none.3': None
  'p10.none.4': None
  'p10.resend': None
  'p10.resend.wait': { hora: string }
  'p10.resend.max': { n: number }
  'p10.check': None
  'p10.keepOpen': None
  'p10.state.expired': None
  'p10.state.used': None
  'p10.mailCode.summary': None
  'p10.mailCode.label': None
  'p10.mailCode.hint': None
  'p10.mailCode.go': None
  'p10.mailCode.err': None
  'p10.mailCode.err.bad': None
  'p10.mailCode.spent': None
  'p10.changeMail.today': None
  'p11.title': None
  'p11.body': { hora: string }
  'p11.company': { razonSocial: string }
  'p11.code': None
  'p11.code.hint': None
  'p11.go': None
  'p11.notme': None
  'p11.err.code.empty': None
  'p11.err.code.bad': None
  'p11.mailCode.label': None
  'p11.mailCode.hint': None
  'p11.mailCode.err': None
  'p11.mailCode.err.bad': None
  'p11.left': { n: number }
  'p14.expired.title': None
  'p14.expired.body': { hora: string }
  'p14.used.title': None
  'p14.used.body': { fecha: string; hora: string }
  'p14.replaced.title': None
  'p14.replaced.body': { hora: string }
  'p14.unknown.title': None
  'p14.unknown.body': None
  'p14.codes.title': None
  'p14.codes.body': None
  'p14.codes.day': None
  'p14.void.title': None
  'p14.void.body': None
  'p14.back': None
  'p14.again': None
  'p14.restart': None
  'p14.other': None
  'mailbox.title': None
  'mailbox.lead': None
  'mailbox.empty': None
  'mailbox.reload': None
  'mailbox.from': None
  'mailbox.to': None
  'mailbox.received': None
  'mailbox.junk': None
  'mailbox.open': { asunto: string }
  'mailbox.clear': None
  'mailbox.phone.title': None
  'mailbox.phone.lead': None
  'mailbox.phone.says': None
  'mailbox.phone.clear': None
  'mailbox.attached': { nombre: string }
  'm.company': { razonSocial: string; ruc: string }
  'm.when': { fecha: string; hora: string; zona: string }
  'm.never': None
  'm.auto': None
  'm01.subject': None
  'm01.p1': { razonSocial: string }
  'm01.link.life': { plazo: string }
  'm01.button': None
  'm01.once': None
  'm01.code': None
  'm01.notme': None
  'm02.subject': None
  'm02.p1': { fecha: string; hora: string; razonSocial: string }
  'm02.notme': None
  'm03.subject': None
  'm03.p1': { razonSocial: string }
  'm03.notme': None
  'm04.subject': None
  'm04.p1': { n: number }
  'm04.p2': { fecha: string; hora: string }
  'm04.notme': None
  'm08.subject': None
  'm08.p1': { documento: string }
  'm08.why': { motivo: string }
  'm08.link': { caso: string }
  'm12.subject': None
  'm12.p1': None
  'm12.link': None
  'm15.subject': None
  'm15.p1': None
  'm15.link': { caso: string }
  'm16.subject': None
  'm16.p1': { caso: string; fecha: string }
  'm16.link': None
  'm.notme.code': None
  'm22.text': { codigo: string; hora: string; servicio: string }
  'm23.text': { caso: string; centro: string; enlace: string; fecha: string; hora: string }
  'm23.short': { caso: string; centro: string; fecha: string; hora: string }
  'm24.text': { hora: string; telefonoAyuda: string }
  'u01.phone.change': None
  'u01.phone.waiting': { fin: string }
  'u01.phone.cooling': { fecha: string; fin: string; hora: string }
  'u01.phone.going': None
  'm47.subject': None
  'm47.p1': { fin: string; razonSocial: string }
  'm47.none': { razonSocial: string }
  'm48.subject': None
  'm48.asked': { fin: string; razonSocial: string }
  'm48.asked.none': { razonSocial: string }
  'm48.p1': { fecha: string; fin: string; hora: string; razonSocial: string }
  'm48.from': { fecha: string; hora: string }
  'm48.none': { fecha: string; hora: string; razonSocial: string }
  'm48.notme': None
  'm49.text': { telefonoAyuda: string }
  'p82.title.phone': None
  'p82.text.onItsWay': { fin: string }
  'p82.text.sent': { fin: string }
  'p82.text.refused': { fin: string }
  'p82.text.none': { fin: string }
  'p83.phone.panel': None
  'p83.phone.done': None
  'p83.phone.gone': None
  'p83.phone': { celular: string }
  'p83.phone.from': { fecha: string; hora: string }
  'p83.phone.gone.body': None
  'p83.phone.body': None
  'p84.title': None
  'p84.now': { celular: string }
  'p84.none': None
  'p84.use': None
  'p84.away': None
  'p84.mail': None
  'p84.mail.go': None
  'p84.how': None
  'p84.wait': { plazo: string }
  'p84.what': None
  'p84.another': None
  'p84.remove': None
  'p84.remove.hint': None
  'p84.phone': None
  'p84.phone.hint': None
  'p84.phone.hint.if': None
  'p84.err.what': None
  'p84.err.empty': None
  'p84.err.same': None
  'p84.limit': None
  'p84.unrepresented': None
  'p84.ended.withdrawn': None
  'p84.ended.reported': None
  'p84.ended.keySet': None
  'p84.ended.representationChanged': None
  'p84.ended.restored': None
  's21.limit': { n: number }
  's21.limit.cut': { momento: string }
  's21.limit.rest': None
  's21.export.here': None
  's21.file.lane': None
  's21.file.institution': None
  's21.file.filter': None
  's21.file.filter.none': None
  's21.file.before': None
  's21.file.at': None
  's21.file.by': None
  's21.file.lines': None
  's21.file.cut': None
  's21.file.cut.no': None
  's21.file.cut.yes': { entrada: string; momento: string; n: number }
  's21.file.heads': None
  's21.file.check': None
  's12.list': None
  's12.list.none': None
  's12.list.since': None
  's12.list.own': None
  's00.suspicions': None
  's00.suspicions.none': None
  's00.suspicions.body': None
  's00.suspicions.who': None
  's00.suspicions.file': None
  'paper.title': None
  'paper.heading': { hoja: string }
  'paper.use': None
  'paper.person': None
  'paper.day': None
  'paper.time': None
  'paper.time.hint': None
  'paper.number': None
  'paper.who': None
  'paper.noKey': None
  'paper.signs.officer': None
  'paper.signs.person': None
  'paper.print': None
  'paper.print.body': None
  'paper.print.count': None
  'paper.print.go': None
  'paper.print.file': { desde: string; hasta: string }
  'paper.print.err': { n: number }
  'paper.enter': None
  'paper.enter.body': None
  'paper.save': None
  'paper.line': { atendida: string; hoja: string; ingresada: string; nombre: string }
  'paper.history': { atendida: string }
  'paper.measured': { fecha: string; hora: string }
  'paper.err.sheet': None
  'paper.err.noSheet': None
  'paper.err.sheetUsed': None
  'paper.err.day': None
  'paper.err.time': None
  'paper.err.future': None
  'paper.err.beforeCase': None
  'paper.err.tooOld': None
  'paper.err.attendant': None
  'paper.err.there': None
  'paper.link.go': None
  'paper.link.away': None
  'paper.link.before': None
  'paper.link.there': None
  'paper.link.wait': None
  'paper.receipt': None
  'paper.receipt.attended': { fecha: string; hora: string; zona: string }
  'paper.receipt.entered': { fecha: string; hora: string; zona: string }
  's09.err.saw': None
  's21.act.paperPrinted': None
  's21.act.paperEntered': None
  's21.act.personReached': None
  'llave.title': None
  'llave.body': None
  'llave.shared': None
  'llave.noscript': None
  'llave.err': None
  'llave.make.title': None
  'llave.make.company': None
  'llave.make.body': None
  'llave.make.go': None
  'llave.over.title': None
  'llave.over.body': None
  'llave.done.title': None
  'llave.done.body': None
  'llave.list.title': None
  'llave.list.body': None
  'llave.list.none': None
  'llave.list.row': { fecha: string; hora: string }
  'llave.list.used': { fecha: string }
  'llave.list.unused': None
  'llave.list.synced': None
  'llave.list.single': None
  'llave.list.remove': { fecha: string; hora: string }
  'llave.list.removed': None
  'llave.unlock.title': None
  'llave.unlock.body': None
  'llave.unlock.go': None
  'llave.unlock.other': None
  'llave.desk.title': None
  'llave.desk.body': None
  'llave.desk.go': None
  'llave.desk.again': None
  'llave.desk.scan': None
  'llave.desk.alt': None
  'llave.desk.address': None
  'llave.desk.until': { hora: string }
  'llave.desk.notyet': None
  'm32.subject': None
  'm32.p1': { cedula: string; fecha: string; hora: string; razonSocial: string }
  'm32.use': None
  'm32.notme': None
  's07.proxy': None
  's07.proxy.hint': None
  's07.proxy.cedula': None
  's07.proxy.power': None
  's07.proxy.notary': None
  's07.proxy.day': None
  's07.proxy.scope': None
  's07.proxy.scope.hint': None
  's07.proxy.line': { alcance: string; cedula: string; fecha: string; notaria: string }
  's07.proxy.history': None
  's07.err.proxy.box': None
  's07.err.proxy.cedula': None
  's07.err.proxy.representative': None
  's07.err.proxy.notary': None
  's07.err.proxy.day': None
  's07.err.proxy.future': None
  's07.err.proxy.scope': None
  'receipt.attended': None
  'receipt.attended.attorney': None
  'm19.subject': None
  'm19.p1': { cedula: string; fecha: string; hora: string; razonSocial: string }
  'm19.notme': None
  'p06.q.activity.hint': None
  'p06.q.tradeName': None
  'p06.q.tradeName.hint': None
  'p06.q.registered': None
  'p06.q.registered.hint': None
  'p06.q.lastLeave': None
  'p06.q.lastLeave.hint': None
  'p06.q.paymentAgreement': None
  'p06.q.paymentAgreement.hint': None
  'p06.q.firstWorkers': None
  'p06.q.firstWorkers.hint': None
  'p06.q.debitDay': None
  'p06.q.debitDay.hint': None
  'p06.q.branchCount': None
  'p06.q.branchCount.hint': None
  'p06.option.name': { nombre: string }
  'p06.option.debitDay': { dia: string }
  'p06.option.band.1': None
  'p06.option.band.2': None
  'p06.option.band.3': None
  'p06.option.band.4': None
  'p06.option.band.5': None
  'p06.option.band.6': None
  'p06.option.band.7': None
  'p06.option.band.8': None
  'p06.option.activity.A': None
  'p06.option.activity.B': None
  'p06.option.activity.C': None
  'p06.option.activity.D': None
  'p06.option.activity.E': None
  'p06.option.activity.F': None
  'p06.option.activity.G': None
  'p06.option.activity.H': None
  'p06.option.activity.I': None
  'p06.option.activity.J': None
  'p06.option.activity.K': None
  'p06.option.activity.L': None
  'p06.option.activity.M': None
  'p06.option.activity.N': None
  'p06.option.activity.O': None
  'p06.option.activity.P': None
  'p06.option.activity.Q': None
  'p06.option.activity.R': None
  'p06.option.activity.S': None
  'p06.option.activity.T': None
  'p06.option.activity.U': None
  'p06.err.month.empty': None
  'p06.err.month.real': None
  'p06.err.number.empty': None
  'p06.err.number.real': None
  'p05.title': None
  'p05.body': { n: number }
  'p05.docs.title': None
  'p05.docs.1': None
  'p05.docs.2': None
  'p05.docs.3': None
  'p05.exact': None
  'p05.tries': { n: number; plazo: string }
  'p05.noclock': None
  'p05.start': None
  'p05.err.human': None
  'p05.other': None
  'p05.company': { razonSocial: string }
  'p05.notMine': None
  'p05.thin.title': None
  'p05.thin.body': None
  'p05.thin.tries': None
  'p05.thin.ways': None
  'p05.pause.title': None
  'p05.pause.until': { fecha: string; hora: string }
  'p05.pause.why': { plazo: string }
  'p05.pause.tries': None
  'p05.pause.go': None
  'p06.caption': { n: number; total: number }
  'p06.day': None
  'p06.month': None
  'p06.year': None
  'p06.date.hint': None
  'p06.none': None
  'p06.dontknow': None
  'p06.q.rucIssued': None
  'p06.q.rucIssued.hint': None
  'p06.q.birth': None
  'p06.q.birth.hint': None
  'p06.q.founded': None
  'p06.q.founded.hint': None
  'p06.q.address': None
  'p06.q.activity': None
  'p06.q.firstPayroll': None
  'p06.q.workers': { mesAnio: string }
  'p06.q.appointed': None
  'p06.err.date.empty': None
  'p06.err.date.part': { parte: 'day' | 'month' | 'other' }
  'p06.err.date.real': None
  'p06.err.date.future': None
  'p06.err.choice': None
  'p06.err.text': None
  'p06.monthYear.hint': None
  'p06.q.appointed.hint': None
  'p06.q.address.hint': None
  'p06.q.firstPayroll.hint': None
  'p06.q.workers.hint': None
  'p06.q.firstHire': None
  'p06.q.firstHire.hint': None
  'p06.q.payrollBand': { mesAnio: string }
  'p06.q.payrollBand.hint': None
  'p06.q.debitBank': None
  'p06.q.debitBank.hint': None
  'p07.title': None
  'p07.left': { n: number }
  'p07.tip': None
  'p07.retry': None
  'p07.later': None
  'p07.other': None
  'p07.saved': { caso: string }
  'p08.title': None
  'p08.until': { fecha: string; hora: string }
  'p08.why': None
  'p08.now.title': None
  'p08.now.sign': None
  'p08.notme': None
  'p08.now.other.today': None
  'p08.contest': { telefonoAyuda: string }
  'receipt.title': None
  'receipt.what': None
  'receipt.what.created': None
  'receipt.company': None
  'receipt.ruc': None
  'receipt.who': None
  'receipt.who.rep': { cedula: string }
  'receipt.how': None
  'receipt.how.registry': None
  'receipt.how.questions': None
  'receipt.how.mail': None
  'receipt.how.attended': None
  'receipt.how.approved': None
  'receipt.when': None
  'receipt.when.value': { fecha: string; hora: string; zona: string }
  'receipt.case': None
  'receipt.entry': None
  'receipt.digest': None
  'receipt.verify': { orden: string }
  'receipt.noKey': None
  'receipt.issuer': { institucion: string }
  'rcp.title': None
  'rcp.body': { razonSocial: string }
  'rcp.none': None
  'rcp.col.get': None
  'rcp.pdf': None
  'rcp.json': None
  'rcp.of': { acto: string; fecha: string; hora: string }
  'rcp.older': None
  'rcp.newest': None
  'rcp.check': None
  'rcp.by.visitor': None
  'rcp.by.person': None
  'rcp.by.institution': None
  'rcp.by.service': None
  'rcp.pdf.title': None
  'rcp.pdf.head': None
  'rcp.pdf.head.value': { cantidad: string; fecha: string; hora: string; zona: string }
  'rcp.pdf.verify': { orden: string; pagina: string }
  'rcp.pdf.qr': None
  'rcv.title': None
  'rcv.body': { institucion: string }
  'rcv.private': None
  'rcv.sent': None
  'rcv.text': None
  'rcv.text.hint': None
  'rcv.file': None
  'rcv.go': None
  'rcv.proven': None
  'rcv.proven.body': None
  'rcv.unproven': None
  'rcv.unproven.body': None
  'rcv.forged': None
  'rcv.forged.body': None
  'rcv.unreadable': None
  'rcv.unreadable.body': None
  'rcv.unable': None
  'rcv.unable.body': None
  'rcv.says': None
  'rcv.at': { local: string; utc: string; zona: string }
  'rcv.key': None
  'rcv.offline': None
  'rcv.by': None
  'rcv.save': None
  's21.act.reportReviewed': None
  's21.act.reportDecided': None
  'p15.late': None
  'p15.late.go': None
  'm43.subject': None
  'm43.p1': { fecha: string; hora: string; razonSocial: string }
  'm43.done': None
  'm43.next': None
  'm44.subject': None
  'm44.p1': { fecha: string; hora: string; razonSocial: string }
  'm44.done': None
  'm44.next': None
  's28.title': None
  's28.body': None
  's28.none': None
  's28.since': None
  's28.due': None
  's28.call': None
  's28.noContact': None
  's28.waiting': None
  's28.fraud': None
  's28.notFraud': None
  's28.propose.fraud': None
  's28.propose.notFraud': None
  's28.approved': None
  's28.returned': None
  's28.said.proposed': None
  's28.said.done': None
  's28.said.returned': None
  's28.said.notNow': None
  's28.said.samePerson': None
  's21.act.representationChanged': None
  's21.act.representationDisputed': None
  's21.act.representationHeld': None
  's21.act.representationEnded': None
  'm42.subject': None
  'm42.p1': { fecha: string; hora: string; razonSocial: string }
  'm42.stopped': None
  'm42.next': None
  'm42.wrong': None
  'p80.unrepresented': None
  'u01.representation': { fecha: string }
  'u01.representation.disputed': None
  'u01.representation.go': None
  'p23.held': None
  'p23.wrong': None
  's25.title': None
  's25.body': None
  's25.none': None
  's25.since': None
  's25.state': None
  's25.open': None
  's25.disputed': None
  's25.dispute': None
  's25.done': None
  'clv.330': None
  'p80.ended.representationChanged': None
  's12.state.ended.representationChanged': None
  's11.list': None
  's11.list.none': None
  's11.list.due': None
  's11.list.why': None
  's11.list.second': None
  's11.title': { caso: string }
  's11.pass': None
  's11.fail': None
  's11.unknown': None
  's11.left': None
  's11.notReached': None
  's11.recheck': None
  's11.recheck.hint': None
  's11.accept': None
  's11.accept.ask': None
  's11.accept.body': None
  's11.accept.reason': None
  's11.accept.reason.hint': None
  's11.accept.not.over': None
  's11.accept.not.unscanned': None
  's11.accept.not.unchecked': None
  's11.accept.not.unknown': None
  's11.accept.not.failed': None
  's11.accept.not.elsewhere': None
  's11.reject': None
  's11.reject.reason': None
  's11.reject.reason.none': None
  's11.reject.next': None
  's11.reject.again': None
  's11.reject.counter': None
  's11.reject.video': None
  's11.why.otherRequest': None
  's11.why.unreadable': None
  's11.why.signatureUnchecked': None
  's11.why.certificateUnknown': None
  's11.why.notRepresentative': None
  's11.why.jointMissing': None
  's11.why.registryFirst': None
  's11.waits.wrapped': None
  's11.waits.letter': None
  's11.waits.several': None
  's11.waits.unknown': None
  's11.waits.representative': None
  's11.waits.joint': None
  's11.waits.provisional': None
  's11.waits.notNow': None
  's11.issued': None
  's11.came': None
  's11.came.n': { n: number }
  's11.number': None
  's11.purpose': None
  's11.purpose.newKey': None
  's11.purpose.unlock': None
  's11.purpose.contact': None
  's11.purpose.representative': None
  's11.newMail': None
  's11.issuedAt': None
  's11.expires': None
  's11.over.consumed': { fecha: string }
  's11.over.closed': { fecha: string }
  's11.expected': None
  's11.received': None
  's11.kind.pdf': None
  's11.kind.cms': None
  's11.kind.other': None
  's11.size': { n: number }
  's11.wrapped.same': None
  's11.wrapped.other': None
  's11.wrapped.none': None
  's11.signer': None
  's11.entity': None
  's11.validity': None
  's11.validity.value': { desde: string; hasta: string }
  's11.serial': None
  's11.noSigner': None
  's11.ruc.none': None
  's11.same.yes': None
  's11.same.no': None
  's11.checks': None
  's11.checks.none': None
  's11.checks.at': { fecha: string; hora: string }
  's11.col.check': None
  's11.col.result': None
  's11.col.reason': None
  's11.check.file': None
  's11.check.issued': None
  's11.check.increment': None
  's11.check.coverage': None
  's11.check.byteRange': None
  's11.check.cms': None
  's11.check.digest': None
  's11.check.signature': None
  's11.check.signingCertificate': None
  's11.check.path': None
  's11.check.purpose': None
  's11.check.revocation': None
  's11.check.identity': None
  's11.check.consumed': None
  's11.revocation': None
  's11.revocation.value': { desde: string; fuente: string; hasta: string }
  's11.revocation.crl': None
  's11.revocation.ocsp': None
  's11.revocation.depth': { n: number }
  's11.versions': { comprobador: string; confianza: string }
  's11.revokedSince': { fecha: string }
  's11.code.FILE_EMPTY': None
  's11.code.FILE_TOO_LARGE': None
  's11.code.PRIVATE_KEY_UPLOADED': None
  's11.code.NOT_A_PDF': None
  's11.code.PDF_ENCRYPTED': None
  's11.code.REQUEST_UNKNOWN': None
  's11.code.REQUEST_EXPIRED': None
  's11.code.REQUEST_USED': None
  's11.code.NOT_THE_ISSUED_DOCUMENT': None
  's11.code.PDF_UNREADABLE': None
  's11.code.CHANGED_AFTER_SIGNING': None
  's11.code.NO_SIGNATURE': None
  's11.code.MULTIPLE_SIGNATURES': None
  's11.code.BYTERANGE_INVALID': None
  's11.code.CMS_MALFORMED': None
  's11.code.CMS_NOT_ALLOWED': None
  's11.code.NO_SIGNER_CERTIFICATE': None
  's11.code.HASH_MISMATCH': None
  's11.code.WEAK_ALGORITHM': None
  's11.code.ALGORITHM_UNSUPPORTED': None
  's11.code.SIGNATURE_MISMATCH': None
  's11.code.SIGNING_CERT_MISMATCH': None
  's11.code.UNTRUSTED_CA': None
  's11.code.CHAIN_INVALID': None
  's11.code.CERT_EXPIRED': None
  's11.code.CERT_NOT_YET_VALID': None
  's11.code.KEY_USAGE': None
  's11.code.CERT_KIND_NOT_ALLOWED': None
  's11.code.SEAL_NOT_ALLOWED': None
  's11.code.CERT_REVOKED': None
  's11.code.REVOCATION_UNKNOWN': None
  's11.code.NO_CEDULA': None
  's11.code.CERT_RUC_MISMATCH': None
  's11.code.SIGNER_NOT_REPRESENTATIVE': None
  's11.code.REGISTRY_UNAVAILABLE': None
  's11.code.INFECTED': None
  's11.code.SIGNED_ELSEWHERE': None
  's11.history': None
  's11.history.file': None
  's11.state.accepted': None
  's11.state.refused': None
  's11.state.undecided': None
  's11.state.staff': None
  's11.state.rejected': None
  's11.open.file': None
  's11.open.issued': None
  's11.open.content': None
  's11.open.report': None
  's11.open.held': None
  's11.take': None
  's11.release': None
  's11.taken': { hora: string; nombre: string }
  's11.second': None
  's11.second.asked': { hora: string; nombre: string }
  's11.second.why': { motivo: string }
  's11.second.approve': None
  's11.second.back': None
  's11.second.returned': { motivo: string }
  's11.second.void': None
  's11.second.reason': None
  's11.second.reason.hint': None
  's11.err.over': None
  's11.err.notMine': None
  's11.err.conflict': None
  's11.err.reason': None
  's11.err.open': None
  's11.err.busy': None
  's11.err.why': None
  's11.err.decision': None
  's11.err.self': None
  's11.err.decided': None
  's11.err.passkey': None
  's11.err.stale': None
  's11.err.used': None
  's11.err.blocked': None
  'm33.subject': None
  'm33.p1': { caso: string }
  'm33.why': { motivo: string }
  'm33.next.again': None
  'm33.next.counter': None
  'm33.next.video': None
  'm34.subject': None
  'm34.p1': { caso: string }
  'm34.next': None
  'p53.rejected.why': { motivo: string }
  'p53.rejected.again': None
  'p53.rejected.counter': None
  'p53.rejected.video': None
  'p53.recorded': None
  'p96.ev.signedReceived': None
  'p96.ev.signedAccepted': None
  'p96.ev.signedRejected': None
  's21.act.signedFileRechecked': None
  's21.act.signedAcceptanceAsked': None
  's21.act.signedAcceptanceDecided': None
  's21.act.signedRequestRejected': None
  'p96.do.checkSigned': None
  's11.fact.otherRepresentative': None
  'p50.title': None
  'p50.body': None
  'p50.1': None
  'p50.2': None
  'p50.3': None
  'p50.who': None
  'p50.never': None
  'p50.start': None
  'p51.title': None
  'p51.reset': None
  'p51.unlock': None
  'p51.contact': None
  'p51.rep': None
  'p51.rep.hint': None
  'p51.mail': None
  'p51.mail.hint': None
  'p51.note': None
  'p51.note.hint': None
  'p51.download': None
  'p51.err': None
  'p51.err.note': None
  'p51.err.limit': None
  'p51.check.title': None
  'p51.check.asks': None
  'p51.check.company': None
  'p51.check.signer': None
  'p51.check.signer.rep': None
  'p51.check.mail': None
  'p51.check.note': None
  'p51.check.life': { plazo: string }
  'p51.check.replaces': None
  'p51.check.go': None
  'p52.title': None
  'p52.steps.1': None
  'p52.steps.2': None
  'p52.steps.3': None
  'p52.until': { fecha: string; hora: string; numero: string }
  'p52.over': None
  'p52.new': None
  'p52.file': None
  'p52.hint': None
  'p52.send': None
  'p52.err.none': None
  'p52.err.xml': None
  'p52.err.empty': None
  'p52.err.size': { mb: string }
  'p52.err.virus': None
  'p52.err.unreadable': None
  'p52.err.locked': None
  'p52.err.key': None
  'p52.err.other': { numero: string }
  'p52.err.over': None
  'p52.err.unsigned': None
  'p52.err.changed': None
  'p52.err.mismatch': None
  'p52.err.method': None
  'p52.err.noCertificate': None
  'p52.err.authority': None
  'p52.err.expired': { fecha: string }
  'p52.err.notYet': { fecha: string }
  'p52.err.revoked': { fecha: string }
  'p52.err.revokedNoDate': None
  'p52.err.kind': None
  'p52.err.noCedula': None
  'p52.err.person': None
  'p52.err.ruc': None
  'p52.err.limit': { n: number }
  'p52.other': None
  'p53.panel': None
  'p53.accepted': None
  'p53.signer': { entidad: string; nombre: string }
  'p53.same': None
  'p53.got': { fecha: string; hora: string }
  'p53.link': None
  'p53.link.go': None
  'p53.contact': { correo: string }
  'p53.contact.go': None
  'p53.contact.wait': { plazo: string }
  'p53.wait.revocation': { fecha: string; hora: string }
  'p53.wait.registry': None
  'p53.wait.reading': None
  'p53.staff': { fecha: string }
  'p53.staff.several': { fecha: string }
  'p53.staff.elsewhere': { fecha: string }
  'p53.rejected.title': None
  'p53.rejected': None
  'p53.track': { caso: string }
  'req.title': None
  'req.demo': None
  'req.number': None
  'req.case': None
  'req.date': None
  'req.to': None
  'req.company': None
  'req.ruc': None
  'req.asks': None
  'req.asks.newKey': None
  'req.asks.unlock': None
  'req.asks.contact': None
  'req.asks.representative': None
  'req.mail': None
  'req.note': None
  'req.until': None
  'req.text': None
  'req.how': None
  'req.serves': None
  'req.qr': None
  'p96.do.sign': None
  'p96.do.reviewSigned': None
  'p96.ev.signedAsked': None
  's21.act.signedRequestIssued': None
  's21.act.signedFileReceived': None
  's21.act.signedFileJudged': None
  's21.act.signedRequestAccepted': None
  'u01.title': None
  'u01.key': None
  'u01.go': None
  'u01.forgot': None
  'u01.err': { n: number }
  'u01.blocked': None
  'u01.err.key': None
  'u01.home.title': None
  'u01.home.company': { razonSocial: string }
  'u01.home.keySince': { fecha: string; hora: string }
  'u01.home.unlocked': { caso: string; fecha: string; hora: string }
  'u01.home.unlocked.see': None
  'u01.home.keyUntil': { fecha: string }
  'u01.home.do': None
  'u01.home.works': None
  'u01.sessions.title': None
  'u01.sessions.row': { equipo: string; fecha: string; hora: string }
  'u01.sessions.unknown': None
  'u01.sessions.this': None
  'u01.sessions.close': None
  'u01.sessions.closed': None
  'u01.signOut': None
  'u01.signedOut': None
  'u01.signedOut.body': None
  'sim.title': None
  'sim.rep.title': None
  'sim.rep.lead': None
  'sim.rep.named': None
  'sim.rep.other': None
  'sim.rep.recorded': None
  'sim.rep.look': None
  'sim.people.title': None
  'sim.people.body': None
  'sim.people.mail': None
  'sim.people.answers': None
  'sim.start.title': None
  'sim.departures.title': { perfil: string }
  'sim.departures.body': None
  'sim.departures.rule': None
  'sim.departures.why': None
  'sim.departures.end': None
  'sim.sign.title': None
  'sim.sign.lead': None
  'sim.sign.person': None
  'sim.sign.certificate': None
  'sim.sign.format': None
  'sim.sign.format.pdf': None
  'sim.sign.format.p7m': None
  'sim.sign.forOfficer': None
  'sim.sign.choose': None
  'sim.sign.signs': None
  'sim.sign.follows': None
  'sim.sign.accepted': None
  'sim.sign.file': None
  'sim.sign.hint': None
  'sim.sign.sign': None
  'sim.sign.err.none': None
  'sim.sign.err.tooBig': None
  'sim.sign.err.notOurs': None
  's01.title': None
  's01.passkey': None
  's01.sso': None
  's01.err': None
  's01.body': None
  's01.noscript': None
  's01.first': None
  's01.ready': None
  's01.demo.title': None
  's01.demo.body': None
  's01.demo.go': { rol: string }
  's00.title': None
  's00.name': None
  's00.roles': None
  's00.before': None
  's00.before.none': None
  's00.before.at': { fecha: string; hora: string }
  's00.notYet': None
  's00.parts': None
  's00.profile': None
  's29.role.information': None
  's29.role.counter': None
  's29.role.supervisor': None
  's29.role.signatures': None
  's29.role.parameters': None
  's29.role.audit': None
  's29.role.technical': None
  's29.will.information': None
  's29.will.counter': None
  's29.will.supervisor': None
  's29.will.signatures': None
  's29.will.parameters': None
  's29.will.audit': None
  's29.will.technical': None
  's29.invite.title': None
  's29.invite.body': None
  's29.invite.noscript': None
  's29.invite.make.title': None
  's29.invite.make.body': None
  's29.invite.go': None
  's29.invite.err': None
  's29.invite.over.title': None
  's29.invite.over.body': None
  'p00.title': None
  'p00.lead': None
  'p00.time': None
  'p00.need.title': None
  'p00.need.1': None
  'p00.need.2': None
  'p00.need.3': None
  'p00.need.4': None
  'p00.who': None
  'p00.mail': { remitente: string }
  'p00.start': None
  'p00.other.title': None
  'p00.other.case': None
  'p00.other.report': None
  'p00.free': None
  'p00.why.title': None
  'p00.why': None
  'p00.other.help': None
  'p00.other.signin': None
  'p01.title': None
  'p01.recover': None
  'p01.unlock': None
  'p01.first': None
  'p01.home': None
  'p01.contact': None
  'p01.signed': None
  'p01.turn': None
  'p01.unsure': None
  'p01.unsure.hint': None
  'p01.err.none': None
  'p00.other.certificate': None
  't05.title': None
  't05.label': None
  't05.hint': { aviso: string }
  't05.err': None
  't05.go': None
  't05.found': None
  't05.guess': None
  't05.none': None
  't05.hidden': None
  't05.prepare': None
  't05.other': None
  't05.all': None
  't05.again': None
  't06.title': None
  't06.hint': None
  't06.lead': None
  't06.label': None
  't06.person': None
  't06.phone': { horarioAyuda: string; telefonoAyuda: string }
  't06.centres': None
  't.r01.title': None
  't.r01.why': None
  't.r01.do': None
  't.r02.title': None
  't.r02.why': None
  't.r02.do': None
  't.r03.title': None
  't.r03.why': None
  't.r03.do': None
  't.r04.title': None
  't.r04.why': None
  't.r04.do': None
  't.r05.title': None
  't.r05.why': None
  't.r05.do': None
  't.r06.title': None
  't.r06.why': None
  't.r06.do': { remitente: string }
  't.r07.title': None
  't.r07.why': None
  't.r07.do': None
  't.r07.longer': { plazo: string }
  't.r08.title': None
  't.r08.why': None
  't.r08.do': { max: number; min: number }
  't.r09.title': None
  't.r09.why': None
  't.r09.do': None
  't.r10.title': None
  't.r10.why': None
  't.r10.do': None
  't.r11.title': None
  't.r11.why': None
  't.r11.do': None
  't.r12.title': None
  't.r12.why': None
  't.r12.do': None
  't.r13.title': None
  't.r13.why': None
  't.r13.do': None
  't.r14.title': None
  't.r14.why': None
  't.r14.do': None
  't.r15.title': None
  't.r15.why': None
  't.r15.do': None
  't.r16.title': None
  't.r16.why': None
  't.r16.do': None
  't.r17.title': None
  't.r17.why': None
  't.r17.do': None
  't.r18.title': None
  't.r18.why': None
  't.r18.do': None
  't.r19.title': None
  't.r19.why': None
  't.r19.do': { telefonoAyuda: string }
  't.r20.title': None
  't.r20.why': None
  't.r20.do': None
  't.r21.title': None
  't.r21.why': None
  't.r21.do': None
  't.r22.title': None
  't.r22.why': None
  't.r22.do': None
  't.r23.title': None
  't.r23.why': None
  't.r23.do': { telefonoAyuda: string }
  't.r24.title': None
  't.r24.why': None
  't.r24.do': None
  't.r25.title': None
  't.r25.why': None
  't.r25.do': None
  't.r26.title': None
  't.r26.why': None
  't.r26.do': None
  't.r27.title': None
  't.r27.why': None
  't.r27.do': None
  't.r28.title': None
  't.r28.why': None
  't.r28.do': None
  't.r29.title': None
  't.r29.why': None
  't.r29.do': None
  't.r30.title': None
  't.r30.why': None
  't.r30.do': None
  't.r31.title': None
  't.r31.why': None
  't.r31.do': None
  't.r32.title': None
  't.r32.why': None
  't.r32.do': { telefonoAyuda: string }
  't.r33.title': None
  't.r33.why': None
  't.r33.do': None
  't.r34.title': None
  't.r34.why': None
  't.r34.do': None
  't.r35.title': None
  't.r35.why': None
  't.r35.do': None
  't.r36.title': None
  't.r36.why': None
  't.r36.do': None
  't.next.start': None
  't.next.otherWays': None
  't.next.case': None
  't.next.turn': None
  't.next.unlock': None
  't.next.firstKey': None
  't.next.status': None
  't.next.signed': None
  't.next.report': None
  't.next.certificate': None
  't.next.users': None
  't.next.home': None
  't01.title': None
  't01.lead': None
  't01.g.link': None
  't01.g.key': None
  't01.g.service': None
  't01.g.other': None
  't01.nomail': None
  't01.expired': None
  't01.forgot': None
  't01.nomatch': None
  't01.number': None
  't01.blocked': None
  't01.rules': None
  't01.first': None
  't01.robot': None
  't01.registry': None
  't01.page': None
  't01.turn': None
  't01.file': None
  't01.safety': None
  't01.code': None
  't01.none': None
  't02.title': None
  't02.yes': None
  't02.code': None
  't02.no': None
  't02.unknown': None
  't03.title': None
  't03.rep': None
  't03.bank': None
  't03.ruc': None
  't03.none': None
  't04.title': None
  't04.24': None
  't04.key': None
  't04.net': None
  't04.finger': None
  't04.report': None
  't07.title': None
  't07.number': None
  't07.household': None
  't07.name': None
  't07.bank': None
  't07.affiliate': None
  't08.title': None
  't08.none': None
  't08.away': None
  't08.have': None
  't08.person': None
  't08.two': None
  't09.title': None
  't09.knows': None
  't09.notme': None
  't09.changed': None
  't09.access': None
  't10.title': None
  't10.pdf': None
  't10.paper': None
  't11.title': None
  't11.down': None
  't11.closed': None
  't12.title': None
  't12.certificate': None
  't12.secondary': None
  't12.case': None
  't12.none': None
  't.result.why': None
  't.result.do': None
  't.result.time': None
  't.result.prepare': None
  't.result.nothing': None
  't.result.dont': None
  't.result.wrong': None
  't.result.carry': None
  't.result.carry.body': { direccion: string }
  't.result.qr': None
  't.result.number': { fila: string }
  't.time.range': { menos: string; plazo: string }
  't.time.workingDays': { n: number }
  't.time.varies': None
  't.off.lead': None
  't.off.made': { fecha: string; version: string }
  't.off.newer': None
  't.off.results': None
  't.off.codes': None
  't.off.tell': None
  't.off.top': None
  's21.act.trustProposed': None
  's21.act.trustApproved': None
  's21.act.trustRetired': None
  's21.act.revocationListImported': None
  'x10.component.signature': None
  'm05.subject': { fecha: string; hora: string }
  'm05.when': { fecha: string; hora: string; zona: string }
  'm05.where': { centro: string; direccion: string }
  'm05.video': None
  'm05.code': { caso: string }
  'm05.bring': None
  'm05.page': None
  'm06.subject': { cuando: string }
  'm06.bring': None
  'm07.subject': None
  'm07.now': { fecha: string; hora: string; zona: string }
  'm07.before': None
  'm27.subject': None
  'm27.gone': { fecha: string; hora: string; zona: string }
  'm27.open': { caso: string }
  'm27.again': None
  'm28.subject': None
  'm28.free': { fecha: string; hora: string; zona: string }
  'm28.yours': { fecha: string; hora: string; zona: string }
  'm28.first': None
  'm29.subject': None
  'm29.missed': { fecha: string; hora: string; zona: string }
  'p40.title': None
  'p40.office': None
  'p40.video': None
  'p40.video.hint': None
  'p40.support': None
  'p40.support.lsec': None
  'p40.support.kichwa': None
  'p40.support.access': None
  'p40.err': None
  'p41.province': None
  'p41.show': None
  'p41.first': { fecha: string; hora: string }
  'p41.full': { n: number }
  'p41.notYet': None
  'p41.hint': None
  'p42.title': None
  'p42.zone': { zona: string }
  'p42.more': None
  'p42.first': None
  'p42.earlier': None
  'p42.hold': { hora: string }
  'p42.keep': { plazo: string }
  'p42.taken': None
  'p42.none': None
  'p42.err': None
  'p42.none.full': None
  'p42.none.closed': None
  'p42.none.notYetOpen': None
  'p42.none.notOffered': None
  'p42.others': None
  'p42.others.none': None
  'p42.video': None
  'p42.office': None
  'p42.over': None
  'p43.title': None
  'p43.why': None
  'p43.mail': None
  'p43.tel': None
  'p43.none': None
  'p43.err.mail': None
  'p43.err.tel': None
  'p43.err.one': None
  'p44.title': None
  'p44.kind': None
  'p44.place': None
  'p44.when': None
  'p44.who': None
  'p44.who.rep': None
  'p44.notify': None
  'p44.notify.record': None
  'p44.notify.none': None
  'p44.support': None
  'p44.confirm': None
  'p45.panel': None
  'p45.code': { caso: string }
  'p45.when': { fecha: string; hora: string; zona: string }
  'p45.where': { centro: string; direccion: string }
  'p45.early': { hora: string; plazo: string }
  'p45.bring': None
  'p45.bring.cedula': None
  'p45.bring.papers': None
  'p45.bring.code': None
  'p45.ics': None
  'p45.change': None
  'p45.cancel': None
  'p45.upload': None
  'p45.pdf': None
  'p45.qr': { url: string }
  'p45.video': None
  'p45.case': None
  'p45.title': None
  'p45.none': None
  'p46.cancel.title': None
  'p46.cancel.yes': None
  'p46.cancel.no': None
  'p46.cancelled': None
  'p46.moved': { fecha: string; hora: string }
  'p46.late': { n: number; telefonoAyuda: string }
  'p46.late.title': None
  'p46.again': None
  'p48.title': { fecha: string }
  'p48.body': { fechaLimite: string }
  'turn.live.title': None
  'turn.live.body': { telefonoAyuda: string }
  'turn.limit.title': None
  'turn.limit.body': { telefonoAyuda: string }
  'turn.ask': None
  'turn.mine': None
  'turn.of': None
  'p30.title': None
  'p30.bio': None
  'p30.bio.hint': None
  'p30.key': None
  'p30.key.hint': None
  'p30.video': None
  'p30.office': None
  'p30.sign': None
  'p30.err': None
  'p31.title': None
  'p31.what': None
  'p31.mail': None
  'p31.not': None
  'p31.go': None
  'p31.other': None
  'p31.tries': { n: number }
  'p31.err.human': None
  'p31.err.limit': None
  'p31.sent.title': None
  'p31.sent.body': None
  'p31.sent.either': None
  'p31.sent.privacy': None
  'p31.sent.again': None
  'p31.sent.none': None
  'p12.two.title': None
  'p12.two.legend': None
  'p12.two.keep': None
  'p12.two.keep.hint': None
  'p12.two.new': None
  'p12.two.new.hint': None
  'p12.two.err': None
  'p12.two.contested': None
  'p12.two.only': None
  'p13.unlocked.panel': None
  'p13.unlocked.same': None
  'p13.unlocked.sessions': None
  'p13.unlocked.told': { correo: string }
  'p11.unlock.go': None
  'p96.ev.unlockAsked': None
  'p96.ev.keyUnlocked': None
  'p96.ev.signedInPresent': None
  'p96.do.checkMail': None
  'p96.do.signInPresent': None
  'p96.unlocked': None
  's10.unlocked': { hora: string }
  'm20.subject': None
  'm20.p1': { fecha: string; hora: string; razonSocial: string }
  'm20.same': None
  'm20.notme': None
  'm25.subject': None
  'm25.p1': { razonSocial: string }
  'm25.button': None
  'm26.subject': None
  'm26.p1': { razonSocial: string }
  'm26.why.none': None
  'm26.why.tooOld': None
  'm26.why.contactChanged': None
  'm26.why.representativeChanged': None
  'm26.why.recent': None
  'm26.why.notBlocked': None
  'm26.why.attended': None
  'm26.recent': { fecha: string; hora: string }
  'm26.signIn': None
  'm26.way': None
  'm26.notme': None
  'receipt.title.unlocked': None
  'receipt.what.unlocked': None
  'receipt.how.onFile': None
  's21.act.unlockAsked': None
  's21.act.biometricRecorded': None
  's21.act.biometricErased': None
  'bio.title': None
  'bio.why': None
  'bio.instead': None
  'bio.contact': { correo: string }
  'bio.modality': None
  'bio.modality.finger': None
  'bio.modality.face': None
  'bio.modality.both': None
  'bio.consent.read': { institucion: string }
  'bio.consent': None
  'bio.go': None
  'bio.has': { fecha: string; modalidad: string }
  'bio.erase': None
  'bio.done': None
  'bio.erased': None
  'bio.err.modality': None
  'bio.err.consent': None
  'bio.err.notNow': None
  'p32.title': None
  'p32.body': None
  'p32.mail.is': { correo: string }
  'p32.phone.is': { fin: string }
  'p32.legend': None
  'p32.mail': None
  'p32.mail.hint': None
  'p32.phone': None
  'p32.phone.hint': None
  'p32.err': None
  'p32.neither': None
  'p32.from': { hora: string }
  'p33.title': { fin: string }
  'p33.onItsWay': { fin: string }
  'p33.sent': { fin: string }
  'p33.delivered': { fin: string }
  'p33.refused': { fin: string }
  'p33.over': None
  'p33.never': None
  'p33.mail': None
  'p10.text': None
  'p96.ev.phoneAnswered': None
  's21.act.contactAnswered': None
  'p33.late.title': None
  'p33.late.body': { hora: string }
  'p33.again': None
  'p33.void.title': None
  'p33.only': None
  'm14.subject': None
  'm14.p1': { fecha: string; nombre: string }
  'm14.button': None
  'm14.unknown': None
  'm38.subject': None
  'm38.p1': { fecha: string; hora: string; razonSocial: string }
  'm38.waits': None
  'm38.next': None
  'm39.subject': None
  'm39.p1': { cedula: string; fecha: string; hora: string; nombre: string; razonSocial: string }
  'm39.own': None
  'm39.notme': None
  'm45.subject': None
  'm45.changed': { fecha: string; hora: string }
  'm45.invitation': { fecha: string; hora: string; razonSocial: string }
  'm45.same': None
  'm45.notme': None
  'm45.again': None
  'u01.user': None
  'u01.user.hint': None
  'u01.err.user': None
  'u01.user.rests': None
  'u01.user.rests.body': { plazo: string }
  'u01.user.rests.other': None
  'u01.user.rests.lost': None
  'u03.title': None
  'u03.body': None
  'u03.add': None
  'u03.name': None
  'u03.ced': None
  'u03.mail': None
  'u03.mail.hint': None
  'u03.can': None
  'u03.can.payroll': None
  'u03.can.pay': None
  'u03.can.read': None
  'u03.until': None
  'u03.until.hint': { anio: string }
  'u03.day': None
  'u03.month': None
  'u03.year': None
  'u03.invite': None
  'u03.remove': None
  'u03.remove.ask': { nombre: string }
  'u03.remove.title': None
  'u03.remove.keep': None
  'u03.err.can': None
  'u03.err.name': None
  'u03.err.name.form': None
  'u03.err.ced': None
  'u03.err.mail': None
  'u03.err.until': None
  'u03.err.until.past': None
  'u03.err.until.far': { fecha: string }
  'u03.err.key': { n: number }
  'u03.key': None
  'u03.key.hint': None
  'u03.key.widen': None
  'u03.none': None
  'u03.list': None
  'u03.state': None
  'u03.used': None
  'u03.used.never': None
  'u03.see': None
  'u03.see.hidden': { nombre: string }
  'u03.state.invited': None
  'u03.state.invitationOver': None
  'u03.state.active': None
  'u03.state.suspended': None
  'u03.state.expired': None
  'u03.state.unconfirmed': None
  'u03.state.removed': None
  'u03.unconfirmed': { n: number }
  'u03.until.none': None
  'u03.places': { n: number }
  'u03.done.invited': None
  'u03.done.changed': None
  'u03.done.suspended': None
  'u03.done.active': None
  'u03.done.confirmed': None
  'u03.done.removed': None
  'u03.change': None
  'u03.change.go': None
  'u03.suspend': None
  'u03.suspend.body': None
  'u03.resume': None
  'u03.confirm': None
  'u03.confirm.body': None
  'u03.again': None
  'u03.again.body': None
  'u03.again.lost': None
  'u03.full': None
  'u03.full.body': None
  'u03.there': None
  'u03.there.body': None
  'u03.limit': None
  'u03.limit.body': None
  'u03.probation': None
  'u03.probation.body': None
  'u03.unrepresented': None
  'u03.frozen': None
  'u03.back': None
  'u06.title': None
  'u06.body': None
  'u06.over': None
  'u06.over.body': None
  'u06.company': { razonSocial: string; ruc: string }
  'u06.you': { nombre: string }
  'u06.may': None
  'u06.own': None
  'u06.ced': None
  'u06.ced.hint': None
  'u06.err.person': { n: number }
  'u06.present': None
  'u06.present.key': None
  'u06.present.go': None
  'u06.lost': None
  'u06.lost.body': None
  'u06.back': None
  'u06.taken': None
  'u06.taken.body': None
  'u06.done': None
  'u06.done.body': None
  'u06.done.go': None
  'u05.title': None
  'u05.hello': { nombre: string }
  'u05.none': None
  'u05.company': None
  'u05.ruc': None
  'u05.due': None
  'u05.go': None
  'u05.over': None
  'u05.state.stopped': None
  'u05.now.title': { razonSocial: string }
  'u05.now.body': None
  'u05.now.never': None
  'u05.other': None
  'u05.key': None
  'u05.key.now': None
  'sim.users.title': None
  'sim.users.body': None
  'u05.key.done': None
  'clv.310': None
  'clv.311': None
  'clv.312': None
  'clv.313': None
  'clv.314': None
  'clv.315': None
  'clv.316': None
  'clv.317': None
  'clv.318': None
  'clv.319': None
  's21.act.userInvited': None
  's21.act.userInvitationAccepted': None
  's21.act.userChanged': None
  's21.act.userSuspended': None
  's21.act.userResumed': None
  's21.act.userConfirmed': None
  's21.act.userRemoved': None
  's21.act.usersDoubted': None
  's21.act.userSignedIn': None
  's21.act.userSignInRefused': None
  's21.act.userEmployerChosen': None
  's21.act.userKeyChanged': None
  's21.act.userSessionEnded': None
  'p45.enter': None
  'p47.title': None
  'p47.soon': { hora: string }
  'p47.ready': None
  'p47.queue': { n: number }
  'p47.enter': None
  'p47.record': { graba: 'si' | 'other' }
  'p47.fail': { tel: string }
  'p47.fail.help': { telefonoAyuda: string }
  'p47.open': None
  'p47.join': None
  'p47.called': None
  'p47.inside': None
  'p47.cut': None
  'p47.reload': None
  'p47.over.served': None
  'p47.over.cut': None
  'p47.over.toPhone': None
  'p47.over.again': None
  'p47.gone': None
  'p47.toCase': None
  'p47.toTurno': None
  'p47.check': None
  'p47.check.fine': None
  'p47.check.blind': None
  'call.title': None
  'call.starting': None
  'call.noScript': None
  'call.asking': None
  'call.alone.person': None
  'call.alone.officer': None
  'call.live': None
  'call.broken': None
  'call.blind': None
  'call.over': None
  'call.far': None
  'call.near': None
  'call.noRoom': None
  'call.back': None
  's13.title': { nombre: string }
  's13.end': None
  's13.open': None
  's13.call': None
  's13.stage.early': None
  's13.stage.open': None
  's13.stage.waiting': None
  's13.stage.called': None
  's13.stage.attending': None
  's13.stage.over': None
  's13.check': None
  's13.check.alone': None
  's13.check.document': None
  's13.checks': None
  's13.how': None
  's13.outcome.served': None
  's13.outcome.served.hint': None
  's13.outcome.cut': None
  's13.outcome.cut.hint': None
  's13.outcome.toPhone': None
  's13.outcome.toPhone.hint': None
  's13.outcome.again': None
  's13.outcome.again.hint': None
  's13.elsewhere': { caso: string }
  's13.err.taken': None
  's13.err.over': None
  's13.err.how': None
  'sheet.title': None
  'sheet.download': None
  'sheet.code': None
  'sheet.way': None
  'sheet.time': None
  'sheet.where': None
  'sheet.made': None
  'sheet.paper.onRecord': None
  'sheet.paper.asked': None
  'sheet.basis.process': None
  'sheet.basis.appointment': None
  'sheet.steps': None
  'sheet.step.code': None
  'sheet.step.check': None
  'sheet.step.second': None
  'sheet.step.maybeSecond': None
  'sheet.step.link': None
  'sheet.step.key': None
  'sheet.warning': None
  'remind.title': None
  'remind.body': None
  'remind.day': None
  'remind.hint': None
  'remind.save': None
  'remind.err': None
  'remind.event': { caso: string }
  'p15.title': None
  'p15.body': None
  'p15.go': None
  'p15.done': None
  'p15.done.body': { caso: string; plazo: string; tel: string }
  'p15.ruc': None
  'p15.contact': None
  'p15.contact.hint': None
  'p15.err.contact': None
  'p15.done.body.mail': { caso: string; correo: string; plazo: string }
  'p15.done.body.staff': { caso: string; plazo: string }
  'p15.received': None
  'p15.received.body': { plazo: string }
  'p16.title': None
  'p16.sign': None
  'p16.sign.time': None
  'p16.bio': None
  'p16.video': None
  'p16.office': None
  'p16.closed': { motivo: string }
  'p16.intro': None
  'p16.intro.closed': { motivo: string }
  'p16.soon': { telefonoAyuda: string }
  'p16.today': None
  'p16.later': None
  'p16.shut': None
  'p16.none': { caso: string; telefonoAyuda: string }
  'p16.keep': { caso: string; fecha: string }
  'p16.papers.title': None
  'p16.online': None
  'p16.online.time': None
  'p16.online.papers': None
  'p16.online.go': None
  'p16.sign.papers': None
  'p16.bio.soon': None
  'p16.bio.papers': None
  'p16.video.time': None
  'p16.video.papers': None
  'p16.office.time': None
  'p16.office.papers': None
  'p16.office.proxy': None
  'p16.office.phone': { telefonoAyuda: string }
  'p16.household': None
  'p16.household.time': None
  'p16.household.go': None
  'p16.household.papers': None
  'p16.affiliate': None
  'p16.affiliate.time': None
  'p16.affiliate.soon': None
  'p16.affiliate.here.time': None
  'p16.affiliate.here.papers': None
  'p16.affiliate.papers': None
  'p16.unlock': None
  'p16.unlock.time': None
  'p16.unlock.papers': None
  'p16.firstKey': None
  'p16.firstKey.time': None
  'p16.firstKey.papers': None
  'p16.contact': None
  'p16.contact.time': None
  'p16.contact.papers': None
  'p16.rep': None
  'p16.rep.time': None
  'p16.rep.papers': None
  'p16.closed.suspended': { fecha: string; hora: string }
  'p16.closed.noMail': None
  'p16.closed.mailRefused': None
  'p16.closed.thin': None
  'p16.closed.blocked': None
  'p16.closed.ruc': None
  'p16.closed.noKey': None
  'p16.closed.attended': None
  'p16.closed.frozen': None
  'p20.title': None
  'p20.suspended': None
  'p20.closed': None
  'p20.body': None
  'p20.1': None
  'p20.2': None
  'p20.time': None
  'p20.turn': None
  'p20.prepare': None
  'p20.recheck': None
  'p20.papers': None
  'p20.office': None
  'p21.title': { registro: string }
  'p21.body': None
  'p21.when': { hora: string }
  'p21.saved': { caso: string }
  'p21.notify': None
  'p21.retry': None
  'p21.published': None
  'p21.registry.civil': None
  'p21.registry.tax': None
  'p21.registry.company': None
  'p21.registry.institution': None
  'p21.notify.done': None
  'p22.title': None
  'p22.body': None
  'p22.sign': None
  'p22.turn': None
  'p22.published': None
  'p22.papers': None
  'p22.time': None
  'p23.title': None
  'p23.body': { institucion: string }
  'p23.1': None
  'p23.2': None
  'p23.papers': None
  'p24.title': None
  'p24.body': { fecha: string }
  'p24.go': None
  'p24.papers': None
  'p24.two': None
  'p16.inAccount': None
  'p16.bySignature': None
  'why.title': None
  'why.row': { titulo: string }
  'why.person': None
  'why.is.linkAsked': None
  'why.is.linkAccepted': None
  'why.is.linkAcceptedLate': { plazo: string }
  'why.is.linkOpened': None
  'why.is.linkExpired': None
  'why.is.linkReplaced': None
  'why.is.linkVoid': None
  'why.is.mailPutOff': None
  'why.is.mailPutOff.next': { hora: string }
  'why.is.mailFull': None
  'why.is.mailFiltered': { remitente: string }
  'why.is.mailOurs': None
  'why.is.mailSuppressed': None
  'why.is.mailUnknown': None
  'why.is.mailUnopened': { hora: string }
  'why.is.mailUnsure': { hora: string }
  'why.is.mailAnswersAgain': None
  'why.is.codesSpent': None
  'why.is.linksSpent': None
  'why.is.answersRefused': { left: number; refused: number }
  'why.is.suspended': { fecha: string; hora: string }
  'why.is.suspensionOver': None
  'why.is.idle': { plazo: string }
  'why.is.rucSuspended': None
  'why.is.rucCancelled': None
  'why.is.noMail': None
  'why.is.newMailUnconfirmed': None
  'why.is.newMailCooling': { fecha: string; hora: string }
  'why.is.blocked': None
  'why.is.notBlocked': None
  'why.is.noKeyYet': None
  'why.is.thinFile': None
  'why.is.attendedOnly': None
  'why.is.stopped': None
  'why.is.reported': None
  'why.is.employerChanged': None
  'why.is.registryDown': { registro: string }
  'why.is.signedRejected': None
  'why.is.paperToFix': None
  'why.go.askLink': None
  'why.go.restart': None
  'why.go.waitForMail': None
  'why.go.ways': None
  'why.go.unlock': None
  'why.go.firstKey': None
  'why.go.ruc': None
  'why.go.noMail': None
  'why.go.sign': None
  'why.go.papers': None
  'why.go.questions': None
  'why.go.status': None
  'why.wait': None
  'why.instead': { titulo: string }
  'why.goOn': None
  'why.slow': None
  'why.rules': None
  'why.public': None
}

export type TextKey = keyof TextParams
