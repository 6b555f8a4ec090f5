import { stemOf } from './stem.ts'

/** Words of one meaning, the first standing for all: both languages, slang, and what people call it here. */
const groups = `
  enlace link vinculo liga url
  correo mail email emails correos coreo hotmail gmail mailbox buzon inbox bandeja casilla
  spam junk deseado
  clave contrasena password passwords key keys clabe contrasenia pass passcode
  turno cita citas appointment appointments slot slots cupo cupos booking turnos reserva visit
  ruc ruk
  cedula sedula ci dni id identidad
  red network ip wifi
  ciber cyber cibercafe cafe
  captcha capcha robot recaptcha human humano
  persona person people personas
  bloqueado bloqueo blocked locked block lock bloquear
  desbloquear desbloqueo unlock unlocking
  suspendido suspension suspended suspencion
  vencido vencio expired expire caducado caduco expirado expiro expires caducidad timeout
  usado used uso
  nuevo new nueva newer
  representante representative gerente manager presidente director administrador representate
  nombramiento deed
  cambiar change changed cambio cambie cambiaron cambiamos changing
  actualizar update updated actualice
  registro registry registries registros registered registrado register
  conexion connection connect conectar conectarse
  civil
  compania company empresa companies firm business negocio companias organizacion employer patrono empleador patronal
  contribuyente taxpayer tax
  cuenta account accounts cta
  banco bank bancaria bancario banking savings ahorros ahorro debito debit corriente
  dato data datos details detalles
  coincidir match matching coincide coincida cuadra
  respuesta answer answers respondi respuestas contestar responder
  pregunta question questions preguntas
  fecha date dates
  dia day
  hora hour hours
  intento attempt attempts try tries intentos
  demasiado many muchos much
  oficina office agencia centro centre center cau sucursales
  ventanilla counter window
  atender attend served serve atienden attended see recibir
  mandaron sent regresaron devolvieron away refuses
  guardia guard
  huella fingerprint fingerprints huellas dedo dedos fingers biometria biometrico biometrics biometric
  rostro face cara facial
  lector reader huellero
  sucursal branch
  hogar household domestica domestic maid housekeeper domestico empleada
  numero number numbers digit digits digitos digito
  valido valid
  invalido invalid incorrecto incorrect wrong mal equivocado equivocada bad
  aceptar accept accepted acepta accepts
  rechazar refused reject rejected rechaza rechazo refuse
  nombre name names nombres
  apellido surname
  mayuscula uppercase capital
  simbolo symbol
  escrito misspelt misspelled spelled spelling spelt typo digitado ortografia
  letra letter letters letras
  razon razonsocial
  tramitador middleman agent gestor
  contador accountant contadora bookkeeper contabilidad
  exempleado former ex exempleada extrabajador
  alguien someone somebody
  sabe know knows conoce
  pedi asked ask pedir solicite solicitar request requested
  aviso notice notification notificacion
  permiso permission autorizacion permissions permisos consent
  suplantacion theft identity suplantaron impersonated
  fraude fraud hacked hackeo hackearon hacker
  certificado certificate certifcado constancia proof comprobante
  cumplimiento compliance obligacion obligations obligation
  mora debt adeudar owe owes deuda arrears deber debo deudas adeudo
  contradictorio contradictory contradice contradiccion opposite different diferente diferentes distinto distinta distintas
  telefono phone llamadas call callcenter llamar
  caso case
  tramite procedure proceso
  estado status
  afiliado affiliate insured afiliada afiliados
  firma signature signed firmado firme sign signing firmar firmo signer signatures
  electronica electronic
  revocado revoked
  pdf
  codigo code codes
  pantalla screen
  mensaje message messages
  sms texto text
  documento document documents documentos
  archivo file files upload uploaded subir subi
  corregir correct correction
  borroso blurred blurry borrosa
  foto photo picture imagen imagenes images
  virus
  usuario user users usario
  secundario secondary adicional additional delegado delegate delegates
  entrar login ingresar acceso access acceder logging
  sistema system
  pagina page website site web portal sitio
  error problema problem trouble
  servicio service
  carga load loads cargar abre open opens abrir
  lento slow
  funcionar work works working funciona sirve
  caido down cayo fuera unavailable
  detenido stopped frozen congelado parado pararon detuvieron stop congelaron detuvo paralizado
  denuncia report reported denuncio
  sesion session
  perder lost perdi lose perdido
  empezar start restart comenzar iniciar again
  llegar arrive arrives receive llega received recibo llegado yega llego arrived
  esperar wait waiting espera
  fallar failed falle fallo fail
  regla rule rules parametros requisitos requirements parameters
  caracter characters character
  primero first primera
  nunca never
  necesito need
  antiguo old anterior previous vieja viejo
  navegador browser
  nadie nobody
  funcionario officer officers clerk
  olvide forgot forget forgotten olvido olvidada olvidado recuerdo remember recordar acordar
  recuperar recover recovery recuperacion reset restablecer
  borrar delete deleted remove removed quitar eliminar borraron borrado
  anular cancel cancelled reschedule reagendar reprogramar posponer
  agregar add anadir adicionar
  crear create creating
  secretaria secretary asistente assistant
  corto short poco
  tiempo time minuto minutes minute
  imposible impossible
  ocupado busy lleno full booked agotado
  pantalla display
  muerto died dead murio fallecio fallecido
  renuncio resigned quit
  jefe boss ceo dueno owner
  banda
  legible readable ilegible illegible unreadable
  escaneado scan scanned escaner scanner
  espera hold
  alerta alert
  papel paper papeles papers
  limpieza cleaner ninera nanny jardinero gardener
  dinero money
  permitido allowed permitir
  simbolo symbols symbol signos
  debil weak
  segura strong fuerte
  botar kicked boto echo expulso
  llenar fill filled llene
  inscribir enroll enrolled enrolar
  verificar verify verified verification verificacion validar validate valida comprobacion
  reconocer recognise recognised recognize reconoce
  contratar hire hiring contrato
  seguimiento track tracking consultar
  licitacion tender bid oferta
  banco cooperativa
  hijo
  enviar send enviado enviaron
  vacio empty blank blanco
  lejos far
  enlinea
  ciudad city town
  cerrado closed cerro cerre close shut liquidated disuelta disolucion dissolved liquidacion
  activo active
  inactivo inactive pasivo
  mantenimiento maintenance
  libre free available
  calendario calendar
  trabajador worker workers employee employees empleado empleados staff
  formulario form forms
`

const groupsOfWords: readonly (readonly string[])[] = groups
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

/** What stands for all of a group: by its words as they are written here, and by their stems. */
const conceptBy = (key: (word: string) => string): ReadonlyMap<string, string> =>
  new Map(
    // The first group of a key keeps it.
    groupsOfWords
      .toReversed()
      .flatMap((group) => group.map((word) => [key(word), stemOf(group[0] ?? word)] as const)),
  )
const byWord = conceptBy((word) => word)
const byStem = conceptBy(stemOf)

/**
 * The stem that stands for all of the word's meaning; its own where it is alone. A word that is in a group as it stands
 * is of that group, whatever has the same stem: "date" and "datos" are two things, "work" and "worker" too.
 */
export function conceptOf(word: string): string {
  const stem = stemOf(word)
  return byWord.get(word) ?? byStem.get(stem) ?? stem
}
