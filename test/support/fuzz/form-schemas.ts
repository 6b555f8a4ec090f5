import { onePage, pdfOf } from '../files/pdfs.ts'
import { langs } from '../../../src/kernel/lang.ts'
import { callOutcomes } from '../../../src/appointments/domain/video-call.ts'
import { Type, type Static, type TSchema } from 'typebox'
import { errandPlaces } from '../../../src/cases/web/errands.ts'
import { banks } from '../../../src/entry/demo/invented.ts'
import { accountKinds } from '../../../src/proofs/challenges/domain/debit-account.ts'
import { faultNames, simulatedRegistries } from '../../../src/adapters/registries/simulator/faults.ts'
import { mends, refusals } from '../../../src/contacts/domain/review.ts'
import { attendanceResults, identityPoints } from '../../../src/desk/domain/attendance.ts'
import { finishReasons } from '../../../src/desk/domain/finish.ts'
import { decisions, resetReasons } from '../../../src/desk/domain/reset-request.ts'
import { identityField } from '../../../src/desk/web/identity-field.ts'
import { documentPoints, paperResults, pointField } from '../../../src/desk/web/paper-form.ts'
import { appointmentDecisions } from '../../../src/desk/app/change-calendar.ts'
import { changeFields, changeNames } from '../../../src/desk/web/change-form.ts'
import { purposes, revealable } from '../../../src/desk/app/case-view.ts'
import { searchReasons } from '../../../src/desk/app/search.ts'
import { longestEnvelope } from '../../../src/proofs/biometrics/domain/capture-envelope.ts'
import { staffRoles } from '../../../src/staff/domain/roles.ts'
import { longestAnswer } from '../../../src/staff/web/longest-answer.ts'
import { modalities } from '../../../src/proofs/biometrics/domain/on-file.ts'
import { unlockWays } from '../../../src/proofs/biometrics/web/unlock-ways.ts'
import { rejectNexts, rejectReasons } from '../../../src/proofs/signatures/domain/rejection.ts'
import { purposeValues } from '../../../src/proofs/signatures/web/request-form.ts'
import { noneOfThese } from '../../../src/proofs/challenges/domain/template.ts'

/** Characters of an ordinary field (`takeFields`), and of the one that may be a key. */
const longest = 4_096
const longestKey = 8_192

const text = (examples: readonly string[], maxLength = longest) =>
  Type.Optional(Type.String({ maxLength, examples }))
const word = (words: readonly string[]) => Type.Optional(Type.Union(words.map((each) => Type.Literal(each))))

/** The number of a form; only a page that was shown has one. */
const f = text(['', `0.${'a'.repeat(22)}`, `1.${'_'.repeat(22)}`])
const number = { f }
const ruc = text(['2499990042001', ' 2499990042-001 ', '5000000000001', '2449999016000'])
const cedula = text(['2449999016', 'E999900007', '016'])
const contact = text(['ana@empresa.example', '+593 99 999 9999', ''])
const mailCode = text(['7Q4M-2K9T', '7q4m 2k9t', ''])
const token = text(['abcdefghijklmnopqrstuvwxyz0', ''])

const digest = text(['ab'.repeat(32)])

const passkeyAnswer = text(
  [
    '',
    '{}',
    '{"id":"AAAA","response":{"userHandle":"AAAA"}}',
    '{"id":"\\u0000"}',
    '{"response":null}',
    '[1]',
  ],
  longestAnswer,
)

/** What a user of an employer may do, and until when. */
const userPower = {
  planillas: word(['payroll', '']),
  pagos: word(['pay', '']),
  consulta: word(['read', '']),
  'hasta-day': text(['', '31']),
  'hasta-month': text(['', '2', '12']),
  'hasta-year': text(['', '2027', '9999']),
  clave: text(['Faro+Gris27', '']),
}

/** P-51, and its check page. */
const signedRequest = {
  f,
  pide: word([...Object.values(purposeValues), '']),
  correo: text(['nueva@empresa.example', 'nueva@empresa', '']),
  dudado: text(['', 'nueva@empresa.example']),
  nota: text(['Perdimos la clave.', '', 'a\u0000b', 'x\r\nBcc: x']),
}

/** What belongs into the fields of a change of a calendar. */
const changeExamples: Readonly<Record<string, readonly string[]>> = {
  ventanilla: ['', '00000000-0000-7000-8000-000000000000'],
  numero: ['7', '100', 'x'],
  tipo: ['counter', 'video', ''],
  activa: ['si', ''],
  h1: ['08:00-12:30, 13:30-16:30', '12:00-08:00', ''],
  duracion: ['20', '1'],
  aviso: ['4', '-1'],
  abre: ['', '2026-12-01'],
  dias: ['60', '1000'],
  dia: ['2026-12-24', '2026-02-30', ''],
  desde: ['10:00', '25:00'],
  hasta: ['11:00', '24:00', '09:00'],
  motivo: ['Corte de luz', '', 'x\r\nBcc: x'],
  todos: ['', 'todos'],
  trabaja: ['', 'si'],
  dato: ['', '00000000-0000-7000-8000-000000000000'],
  'proc.recovery': ['recovery', ''],
}

/** Boxes that are each a field of their own. */
const boxes = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, word([name.replace('punto.', ''), ''])]))

const form = <const P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

/** The form of every route that is written to: what its body may hold, by the path of the route. */
export const formSchemas = {
  '/tramite': form({ f, necesita: word(Object.keys(errandPlaces)) }),
  '/empresa': form({
    f,
    ruc,
    cedula,
    sucursal: text(['', '0001', '2']),
    dudado: text(['', '5000000000001']),
    humanCheck: text(['', 'e30=']),
  }),
  '/comprobacion': form({ f, boleto: text(['', 'abc']) }),
  '/registro-sin-respuesta': form(number),
  '/otras-formas': form(number),
  '/turno': form({
    f,
    atencion: word(['counter', 'video']),
    lsec: word(['lsec', '']),
    kichwa: word(['kichwa', '']),
    access: word(['access', '']),
  }),
  '/turno/centro': form({
    f,
    centro: text(['', '0190a5b2-7c3d-7e4f-8a1b-2c3d4e5f6071']),
    provincia: text(['', 'Loja']),
  }),
  '/turno/hora': form({
    f,
    hora: text(['', '1796217600000', '-1', '99999999999999']),
    antes: word(['si', '']),
  }),
  '/turno/contacto': form({
    f,
    correo: contact,
    celular: text(['0991234567', '+593 99 123 4567', '']),
    ninguno: word(['si', '']),
  }),
  '/turno/revisar': form(number),
  '/turno/:code/anular': form({ f, turno: text(['', '0190a5b2-7c3d-7e4f-8a1b-2c3d4e5f6071']) }),
  '/primera-clave': form({ f, acuerdo: word(['si', '']) }),
  '/preguntas': form({ f, humanCheck: text(['', 'e30=']) }),
  '/preguntas/comprobacion': form({ f, boleto: text(['', 'abc']) }),
  '/preguntas/:n': form({
    f,
    day: text(['27', '31'], 100),
    month: text(['3', 'marzo'], 100),
    year: text(['2007'], 100),
    answer: text([noneOfThese, '6', 'LA MUESTRA'], 100),
  }),
  '/enlace': form({ f, tiempo: word(['short', 'long']) }),
  '/enlace/reenviar': form(number),
  '/enlace/codigo': form({ f, codigo: mailCode }),
  '/clave/desbloquear': form({ f, fin: word(['seguir', 'otra', '']) }),
  '/clave/:ref': form({ f, token, codigoPantalla: text(['123 456', '']), codigoCorreo: mailCode }),
  '/clave/nueva': form({ f, clave: text(['Faro+Gris27', 'x', ''], longestKey) }),
  '/desbloqueo': form({ f, forma: word(unlockWays) }),
  '/desbloqueo/biometria': form({ f, humanCheck: text(['', 'e30=']) }),
  '/desbloqueo/espera': form({ f, boleto: text(['', 'abc']) }),
  '/desbloqueo/codigo': form({ f, codigo: mailCode }),
  '/desbloqueo/medio': form({ f, medio: word(['correo', 'celular', '']) }),
  '/desbloqueo/mensaje': form({ f, codigo: text(['123456', '123 456', '12', '']) }),
  '/desbloqueo/mensaje/otro': form(number),
  '/demo/banco': form({
    formulario: f,
    que: word(['approve', 'refuse', 'clear', 'away', 'back']),
    cual: text(['1', '0']),
  }),
  '/demo/afiliado': form({
    formulario: f,
    pedido: text(['']),
    cedula,
    clave: text(['afiliado de prueba', 'otra']),
    que: word(['enter', 'locked', 'cancel', 'well', 'slow', 'away']),
  }),
  '/hogar/afiliado': form({ f, respuesta: text(['', 'code=x&state=y']) }),
  '/hogar': form({ f, tipo: word(['home', 'natural', 'company']) }),
  '/hogar/datos': form({ f, ruc, cedula, sucursal: text(['0001', '']), dudado: ruc, humanCheck: text(['']) }),
  '/hogar/cuenta': form({
    f,
    banco: word(banks),
    tipo: word(accountKinds),
    ultimos: text(['1234', '12 34', '']),
  }),
  '/hogar/cuenta/comprobacion': form({ f, humanCheck: text(['']), boleto: text(['']) }),
  '/hogar/cuenta/forma': form({ f, forma: word(['deposito', 'banco']) }),
  '/hogar/cuenta/montos': form({ f, uno: text(['7', '0,07', '']), otro: text(['42', '']) }),
  '/hogar/cuenta/respuesta': form(number),
  '/solicitud/datos': form(signedRequest),
  '/solicitud/revisar': form(signedRequest),
  '/solicitud/subir': form({ f, archivo: text([]) }),
  '/interno/casos/:code/biometria': form({
    f,
    modalidad: word([...modalities, '']),
    acuerdo: word(['si', '']),
  }),
  '/interno/casos/:code/biometria/borrar': form(number),
  '/caso': form({ f, codigo: text(['CLV-7Q4M-2K9T', '7q4m2k9t']), cedula: text(['9016', '016']) }),
  '/caso/:code/documentos/:doc': form({
    f,
    huella: digest,
    nombre: text(['carta.pdf', '']),
    archivo: text([]),
  }),
  '/caso/:code/documentos/:doc/parte': form({
    f,
    huella: digest,
    largo: text(['4']),
    desde: text(['0']),
  }),
  '/caso/:code/carta': form({ f, ciudad: text(['Quito', '', 'Quito\r\nBcc: x']) }),
  '/caso/:code/recordatorio': form({ f, dia: text(['2026-12-01', '', '2026-12-01\r\nX: 1'], 100) }),
  '/caso/:code/retirar': form(number),
  '/caso/:code/centro': form({ f, centro: text(['', '00000000-0000-7000-8000-000000000000', "x' or 1"]) }),
  '/turno/:code/video': form(number),
  '/turno/:code/video/entrar': form(number),
  '/turno/:code/video/senales': form({ f, saludo: text(['{"kind":"hello","id":"x"}', ''], 12_288) }),
  '/ayuda/codigo': form({ texto: text(['CLV-130', 'no me llega el enlace', ''], 16_000) }),
  '/ayuda/codigo.json': form({
    text: text(['CLV-130', 'la clave está bloqueada', ''], 16_000),
    lang: word([...langs, '']),
  }),
  '/interno/representantes/disputa': form({
    f,
    empresa: text(['00000000-0000-7000-8000-000000000000', '']),
    cambio: text(['00000000-0000-7000-8000-000000000000', '']),
  }),
  '/interno/avisos/dictamen': form({
    f,
    empresa: text(['00000000-0000-7000-8000-000000000000', '']),
    dictamen: word(['fraud', 'notFraud', '']),
  }),
  '/interno/avisos/decidir': form({
    f,
    llave: passkeyAnswer,
    empresa: text(['00000000-0000-7000-8000-000000000000', '']),
    dictamen: text(['00000000-0000-7000-8000-000000000000', '']),
    decision: word(['approved', 'returned', '']),
  }),
  '/ayuda/cuentenos': form({
    f,
    texto: text(['', 'No avanza.\r\nDice CLV-130', 'mi clave: Abcd12*4 2499990042001'], 16_000),
    humanCheck: text(['', 'x']),
  }),
  '/ayuda/cuentenos/espera': form({
    f,
    boleto: text(['', 'x']),
    texto: text(['', 'No avanza', '\u200b'], 16_000),
  }),
  '/ayuda/cuentenos/respuesta': form({ f, codigo: text(['AYU-7Q4M-2K9T', 'ayu 7q4m', 'CLV-7Q4M-2K9T', '']) }),
  '/interno/consultas/:code/tomar': form(number),
  '/interno/consultas/:code/soltar': form(number),
  '/interno/consultas/:code/cerrar': form(number),
  '/interno/consultas/:code/responder': form({
    f,
    resultado: word(['R-31', 'R-99', '']),
    respuesta: text(['', 'Pruebe otra vez.', 'Entre en https://clave.example/x']),
  }),
  '/comprobante/verificar': form({
    f,
    texto: text(['', 'clavero-receipt.', `clavero-receipt.${'A'.repeat(40)}.${'A'.repeat(86)}`], 16_000),
  }),
  '/aviso': form({ f, ruc, contacto: contact }),
  '/aviso/:ref': form({ f, token, codigo: mailCode, contacto: contact }),
  '/entrar': form({
    f,
    ruc,
    sucursal: text(['', '0001']),
    usuario: text(['', 'asesora-1@contadores.example', 'nadie']),
    clave: text(['Faro+Gris27', '']),
  }),
  '/cuenta/usuarios/nuevo': form({
    f,
    nombre: text(['Marta Prueba Ejemplo', '', 'x']),
    cedula,
    correo: text(['asesora-1@contadores.example', 'nueva@empresa', '']),
    ...userPower,
  }),
  '/cuenta/usuarios/:id': form({ f, ...userPower }),
  '/cuenta/usuarios/:id/suspender': form(number),
  '/cuenta/usuarios/:id/acceso': form({
    f,
    hacer: word(['invitar', 'activar', 'confirmar']),
    clave: text(['Faro+Gris27', '']),
  }),
  '/cuenta/usuarios/:id/quitar': form(number),
  '/acceso/:ref': form({ f, token, codigo: mailCode }),
  '/acceso/:ref/clave': form({
    f,
    tipo: word(['nueva', 'actual']),
    cedula,
    clave: text(['Faro+Gris27', ''], longestKey),
  }),
  '/asesor/empresa': form({ f, acceso: text(['00000000-0000-7000-8000-000000000000', '']) }),
  '/asesor/sigo': form(number),
  '/asesor/sesiones': form({ f, sesion: text(['ab'.repeat(32), '']) }),
  '/asesor/sesiones/otras': form(number),
  '/asesor/salir': form(number),
  '/asesor/clave': form({
    f,
    actual: text(['Faro+Gris27', ''], longestKey),
    clave: text(['Faro+Gris27', 'corta', ''], longestKey),
  }),
  '/cuenta/sesiones': form({ f, sesion: text(['ab'.repeat(32), '']) }),
  '/cuenta/sesiones/otras': form(number),
  '/cuenta/clave': form({
    f,
    actual: text(['Rio#Verde84', '', 'x'.repeat(9)], longestKey),
    clave: text(['Faro+Gris27', '', 'a\u0000b', 'e\u0301'.repeat(40)], longestKey),
  }),
  '/cuenta/clave/manana': form(number),
  '/correo/:ref': form({ f, codigo: text(['024680', '', 'x']) }),
  '/cuenta/simulacro': form(number),
  '/cuenta/simulacro/codigo': form({ f, codigo: text(['024680', '', 'x']) }),
  '/cuenta/sigo': form(number),
  '/contacto': form({ f, puede: word(['si', 'no']) }),
  '/contacto/nuevo': form({
    f,
    correo: text(['nueva@empresa.example', '']),
    clave: text(['Faro+Gris27', '']),
    dudado: text(['', 'nueva@empresa.example']),
  }),
  '/contacto/celular': form({
    f,
    que: word(['otro', 'quitar', '']),
    celular: text(['0990000482', '+593 99 000 0482', '022000482', '']),
    clave: text(['Faro+Gris27', '']),
  }),
  '/contacto/codigo': form({ f, codigo: text(['024680', '024 680', '']) }),
  '/contacto/codigo/otro': form(number),
  '/contacto/anular': form(number),
  '/contacto/confirmar/:code': form({ f, codigo: text(['024680', '']) }),
  '/interno/contactos/:code': form({
    f,
    llave: passkeyAnswer,
    cambio: text(['00000000-0000-7000-8000-000000000000', '']),
    fallo: word(['approve', 'sendBack', 'refuse']),
    motivo: text(['', ...mends, ...refusals]),
  }),
  '/interno/solicitudes/:code/tomar': form(number),
  '/interno/solicitudes/:code/soltar': form(number),
  '/interno/solicitudes/:code/comprobar': form(number),
  '/interno/solicitudes/:code/aceptar': form({ f, porque: text(['Firmó quien debe', '', '  '], 2_000) }),
  '/interno/solicitudes/:code/no-aceptar': form({
    f,
    motivo: text(['', ...rejectReasons]),
    sigue: word(rejectNexts),
  }),
  '/interno/solicitudes/:code/decidir': form({
    f,
    llave: passkeyAnswer,
    id: text(['00000000-0000-7000-8000-000000000000', '']),
    vista: text(['ab'.repeat(32), '']),
    decision: word(['approved', 'returned']),
    observaciones: text(['', 'Falta una firma'], 2_000),
  }),
  '/salir': form(number),
  '/sesion': form({}),
  '/interno/sigo': form({}),
  '/interno': form({ f, llave: passkeyAnswer }),
  '/interno/invitacion': form({ f, token }),
  '/interno/invitacion/llave': form({ f, llave: passkeyAnswer }),
  '/interno/salir': form(number),
  '/interno/cola/siguiente': form(number),
  '/interno/casos/:code/tomar': form(number),
  '/interno/casos/:code/soltar': form(number),
  '/interno/casos/:code/registros': form(number),
  '/interno/casos/:code/nota': form({ f, nota: text(['Llamó dos veces', '', '  ', '<script>x</script>']) }),
  '/interno/casos/:code/documentos/:doc': form({
    f,
    resultado: word(paperResults),
    motivo: text(['Falta la firma', '', 'x\r\nBcc: evil@evil.test']),
    original: word(['si', '']),
    archivo: digest,
    'fecha-day': text(['24', '31', '0', 'x']),
    'fecha-month': text(['11', '2', '13', '']),
    'fecha-year': text(['2026', '26', '']),
    ...boxes(documentPoints.map(pointField)),
  }),
  '/interno/casos/:code/documentos/:doc/escaneo': form({ f, archivo: text([]) }),
  '/interno/casos/:code/identidad': form({
    f,
    resultado: word(attendanceResults),
    ...boxes(identityPoints.map(identityField)),
    apoderado: word(['si', '']),
    'apoderado-cedula': text(['', '2449999001', '1']),
    notaria: text(['Notaría 1', '', 'x\r\nBcc: evil@evil.test']),
    'poder-day': text(['24', '31', '0', 'x']),
    'poder-month': text(['11', '2', '13', '']),
    'poder-year': text(['2025', '26', '']),
    alcance: text(['La clave de empleador', '', '<b>']),
  }),
  '/interno/casos/:code/huellas': form({
    f,
    dedo1: text(['2', '3', '4', '11']),
    dedo2: text(['7', '8', '9', '2']),
    acepta: word(['si', '']),
  }),
  '/interno/casos/:code/huellas/borrar': form({ f }),
  '/interno/casos/:code/huellas/reto': form({ f, dedo: word(['1', '2', '']) }),
  '/interno/casos/:code/huellas/comparar': form({
    f,
    dedo: word(['1', '2', '']),
    archivo: text(['', 'captura.fmr']),
    sobre: text(['', '{}', '{"v":"1"}'], longestEnvelope),
    firma: text(['', 'AAAA'], longestEnvelope),
  }),
  // What carries a capture; the capture is not fuzzed here, its readers are (targets/fingers.ts).
  '/interno/casos/:code/huellas/:dedo': form({ f, archivo: text([]) }),
  '/interno/casos/:code/papel': form({
    f,
    hoja: text(['1000', '1', '', '999999999', '-1']),
    'fecha-day': text(['24', '31', '0', 'x']),
    'fecha-month': text(['11', '2', '13', '']),
    'fecha-year': text(['2026', '26', '']),
    hora: text(['15:40', '25:00', '9h05', '']),
    atendio: text(['00000000-0000-7000-8000-000000000000', '', "x' or 1"]),
    resultado: word(attendanceResults),
    ...boxes(identityPoints.map(identityField)),
  }),
  '/interno/papel': form({ f, hojas: text(['1', '20', '21', '0', '']) }),
  '/interno/casos/:code/contacto': form({
    f,
    correo: text(['nueva@empresa.example', '', 'a@b\r\nBcc: x'], 300),
  }),
  '/interno/casos/:code/reinicio': form({
    f,
    motivo: word(resetReasons),
    nota: text(['', 'Vino en persona']),
  }),
  '/interno/casos/:code/enlace/otra-vez': form({ f, 'ante-correo': word(['si', '']) }),
  '/interno/casos/:code/enlace/terminar': form({ f, motivo: word(finishReasons) }),
  '/interno/aprobaciones/:id': form({
    f,
    llave: passkeyAnswer,
    decision: word(decisions),
    motivo: text(['', 'Falta un papel']),
    vista: digest,
    partes: text(['', 'a.b.c.d.e.f', '......']),
  }),
  '/interno/video/:code/llamar': form(number),
  '/interno/video/:code/terminar': form({ f, resultado: word(callOutcomes) }),
  '/interno/video/:code/senales': form({ f, saludo: text(['{"kind":"hello","id":"x"}', ''], 12_288) }),
  '/interno/recepcion': form({
    f,
    codigo: text(['CLV-7Q4M-2K9T', 'https://x.example/?c=CLV-7Q4M-2K9T', ''], 500),
  }),
  '/interno/casos/:code/dato': form({ f, dato: word(revealable), motivo: word(purposes) }),
  '/interno/buscar': form({
    f,
    q: text(['CLV-7Q4M-2K9T', '2499990042001', '2449999016', ' 2499990042-001 ', ''], 200),
    motivo: word(searchReasons),
  }),
  '/interno/agenda': form({
    f,
    centro: text(['', '00000000-0000-7000-8000-000000000000', "x' or 1"], 100),
    dia: text(['2026-12-01', '', '2026-02-30'], 100),
    ventanilla: text(['', '00000000-0000-7000-8000-000000000000'], 100),
    accion: word(['llamar', 'atender', 'devolver', 'no-vino', 'terminar', 'llego', 'falto']),
    llegada: text(['', '00000000-0000-7000-8000-000000000000'], 100),
    turno: text(['', '00000000-0000-7000-8000-000000000000'], 100),
  }),
  '/interno/agenda/turno/:id/mover': form({ f, hora: text(['1796130600000', '', '-1', '1e99'], 100) }),
  '/interno/recepcion/:code/llegada': form({ f, centro: text([''], 100) }),
  '/interno/centros/:id/cambio': form({
    f,
    decision: word(appointmentDecisions),
    visto: text(['', 'ab'.repeat(32)], 300),
    ...Object.fromEntries(changeFields.map((name) => [name, text(changeExamples[name] ?? [''], 300)])),
    cambio: word(changeNames),
  }),
  '/interno/demostracion': form({ f, rol: word(staffRoles) }),
  '/demo/registros': form({
    f,
    ...Object.fromEntries(simulatedRegistries.map((name) => [name, word(faultNames)])),
  }),
  '/demo/registros/representante': form({
    f,
    empresa: word(['E1', 'E2']),
    quien: word(['recorded', 'other']),
  }),
  '/demo/correo/vaciar': form({ formulario: f }),
  '/llave/nueva': form({ f, token }),
  '/llave/nueva/guardar': form({ f, llave: passkeyAnswer }),
  '/desbloqueo/llave': form({ f, llave: passkeyAnswer }),
  '/cuenta/llaves/quitar': form({ f, llave: text(['AAAA', '']) }),
  '/interno/casos/:code/llave': form(number),
  '/demo/telefono/vaciar': form({ formulario: f }),
  '/demo/firmar/:persona/:certificado': form({ f, archivo: text([]) }),
  '/cuenta/certificado': form(number),
  '/cuenta/obligaciones/aviso': form({ f, aviso: word(['no', '1', '3', '5', '10']) }),
  '/recordatorio/:ref': form(number),
  '/certificado': form({ f, codigo: text(['K7QM-2X9T-4HWR-6PZN-D3FV', 'K7QM', '']) }),
  '/certificado/comprobado': form({ f, ruc }),
  '/certificado/pedir': form({ f, ruc, sucursal: text(['', '0001', '12345']), humanCheck: text(['', 'x']) }),
  '/certificado/pedir/espera': form({ f, boleto: text(['', 'x']) }),
} as const satisfies Readonly<Record<string, TSchema>>

/** Routes whose form carries a file, and what the file holds: what is looked into costs a process, and is not fed here. */
export const fileContents: Readonly<Record<string, string>> = {
  '/caso/:code/documentos/:doc': '',
  '/caso/:code/documentos/:doc/parte': 'abcd',
  '/solicitud/subir': '',
  '/interno/casos/:code/documentos/:doc/escaneo': '',
  '/interno/casos/:code/huellas/:dedo': '',
  '/demo/firmar/:persona/:certificado': pdfOf(onePage).toString('latin1'),
}

export type FormPath = keyof typeof formSchemas
export type FormOf<P extends FormPath> = Static<(typeof formSchemas)[P]>

/** What one field may say: words that it is one of, or examples of what belongs there. */
export interface FieldSchema {
  readonly name: string
  readonly lawful: readonly string[]
  readonly longest: number
}

/** The fields of a route's form, off its schema; none for a route that is not written to. */
export function fieldsOf(path: string): readonly FieldSchema[] {
  if (!isFormPath(path)) return []
  const { properties } = formSchemas[path] as { readonly properties: Readonly<Record<string, unknown>> }
  return Object.entries(properties).map(([name, schema]) => {
    const { anyOf, examples, maxLength } = schema as {
      readonly anyOf?: readonly { readonly const: string }[]
      readonly examples?: readonly string[]
      readonly maxLength?: number
    }
    const lawful = anyOf?.map((each) => each.const) ?? examples ?? []
    return { name, lawful, longest: maxLength ?? longest }
  })
}

export const isFormPath = (path: string): path is FormPath => Object.hasOwn(formSchemas, path)
