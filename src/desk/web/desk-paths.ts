import type { StaffPage } from '../../staff/web/home-page.tsx'
import { agendaRoutes } from './agenda-paths.ts'

/** Addresses of the desk, all behind the guard of the staff. */
export const deskRoutes = {
  queue: '/interno/cola',
  queueFile: '/interno/cola.csv',
  next: '/interno/cola/siguiente',
  case: '/interno/casos/:code',
  history: '/interno/casos/:code/historia',
  receipt: '/interno/casos/:code/comprobantes/:place',
  messages: '/interno/casos/:code/mensajes',
  security: '/interno/casos/:code/seguridad',
  take: '/interno/casos/:code/tomar',
  release: '/interno/casos/:code/soltar',
  reveal: '/interno/casos/:code/dato',
  note: '/interno/casos/:code/nota',
  registries: '/interno/casos/:code/registros',
  documents: '/interno/casos/:code/documentos',
  document: '/interno/casos/:code/documentos/:doc',
  file: '/interno/casos/:code/documentos/:doc/archivo',
  scan: '/interno/casos/:code/documentos/:doc/escaneo',
  identity: '/interno/casos/:code/identidad',
  fingers: '/interno/casos/:code/huellas',
  fingerCapture: '/interno/casos/:code/huellas/:dedo',
  fingersDelete: '/interno/casos/:code/huellas/borrar',
  fingersLive: '/interno/casos/:code/huellas/comparar',
  fingersChallenge: '/interno/casos/:code/huellas/reto',
  station: '/interno/puesto',
  contact: '/interno/casos/:code/contacto',
  contacts: '/interno/contactos',
  contactReview: '/interno/contactos/:code',
  reset: '/interno/casos/:code/reinicio',
  link: '/interno/casos/:code/enlace',
  linkAgain: '/interno/casos/:code/enlace/otra-vez',
  finish: '/interno/casos/:code/enlace/terminar',
  biometric: '/interno/casos/:code/biometria',
  biometricErase: '/interno/casos/:code/biometria/borrar',
  passkey: '/interno/casos/:code/llave',
  approvals: '/interno/aprobaciones',
  approval: '/interno/aprobaciones/:id',
  approvalChallenge: '/interno/aprobaciones/:id/reto',
  offline: '/interno/casos/:code/papel',
  offlineForms: '/interno/papel',
  offlineFile: '/interno/papel.pdf',
  reception: '/interno/recepcion',
  video: '/interno/video/:code',
  videoState: '/interno/video/:code/estado',
  videoCall: '/interno/video/:code/llamar',
  videoEnd: '/interno/video/:code/terminar',
  videoSignals: '/interno/video/:code/senales',
  signedList: '/interno/solicitudes',
  signed: '/interno/solicitudes/:code',
  signedTake: '/interno/solicitudes/:code/tomar',
  signedRelease: '/interno/solicitudes/:code/soltar',
  signedRecheck: '/interno/solicitudes/:code/comprobar',
  signedAccept: '/interno/solicitudes/:code/aceptar',
  signedReject: '/interno/solicitudes/:code/no-aceptar',
  signedDecide: '/interno/solicitudes/:code/decidir',
  signedChallenge: '/interno/solicitudes/:code/reto',
  signedFile: '/interno/solicitudes/:code/archivo/:id',
  signedIssued: '/interno/solicitudes/:code/emitida',
  signedContent: '/interno/solicitudes/:code/contenido',
  signedReport: '/interno/solicitudes/:code/informe.json',
  reports: '/interno/avisos',
  reportPropose: '/interno/avisos/dictamen',
  reportDecide: '/interno/avisos/decidir',
  reportChallenge: '/interno/avisos/:id/reto',
  representations: '/interno/representantes',
  representationDispute: '/interno/representantes/disputa',
  enquiries: '/interno/consultas',
  enquiry: '/interno/consultas/:code',
  enquiryTake: '/interno/consultas/:code/tomar',
  enquiryRelease: '/interno/consultas/:code/soltar',
  enquiryAnswer: '/interno/consultas/:code/responder',
  enquiryClose: '/interno/consultas/:code/cerrar',
  search: '/interno/buscar',
  audit: '/interno/auditoria',
  auditFile: '/interno/auditoria.csv',
} as const

/** The address of a page of one case. */
export const casePath = (route: string, code: string): string => route.replace(':code', code)

export const paperPath = (route: string, code: string, paper: string): string =>
  casePath(route, code).replace(':doc', paper)

export const approvalPath = (route: string, id: string): string => route.replace(':id', id)

/** Where the start page of the back office leads. */
export const deskPages: readonly StaffPage[] = [
  { href: deskRoutes.queue, title: 's02.title', sight: 'queue' },
  { href: deskRoutes.reception, title: 's04.title', sight: 'cases', power: 'servePeople' },
  { href: deskRoutes.offlineForms, title: 'paper.print', sight: 'cases', power: 'servePeople' },
  { href: deskRoutes.approvals, title: 's09.list', sight: 'cases', power: 'approveReset' },
  { href: deskRoutes.contacts, title: 's12.list', sight: 'cases', power: 'reviewContact' },
  { href: deskRoutes.signedList, title: 's11.list', sight: 'signedRequests' },
  { href: deskRoutes.reports, title: 's28.title', sight: 'cases' },
  { href: deskRoutes.representations, title: 's25.title', sight: 'cases' },
  { href: deskRoutes.enquiries, title: 's31.title', sight: 'cases' },
  { href: deskRoutes.search, title: 's14.title', sight: 'cases' },
  { href: deskRoutes.audit, title: 's21.title', sight: 'auditLog' },
  { href: agendaRoutes.agenda, title: 's00.agenda', sight: 'schedules' },
  { href: agendaRoutes.centres, title: 's22.title', sight: 'calendars' },
]

/** Receipt of one entry of a case: lane and place in the log. */
export const caseReceiptPath = (
  code: string,
  { lane, seq }: { readonly lane: number; readonly seq: number },
): string => deskRoutes.receipt.replace(':code', code).replace(':place', `${lane}-${seq}.json`)
