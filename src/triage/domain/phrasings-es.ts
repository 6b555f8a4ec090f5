import type { Phrasings } from './phrasings.ts'

/** How people say in Spanish what a row answers. What the service says itself is not here: it comes from the texts. */
export const inSpanish: Phrasings = {
  'R-01': `
    el correo registrado ya no existe · no uso el correo que consta ·
    perdí el acceso al correo de la empresa · el correo es de un exempleado · el correo es del contador ·
    no sé qué correo está registrado · usuario no tiene correo registrado · la empresa no tiene correo ·
    actualizar el correo · cambiar el correo registrado · el correo está mal escrito ·
    olvidé la contraseña de mi correo · el correo rechazó el mensaje porque la dirección no existe ·
    actualizar datos de contacto, teléfono o celular · no hay un celular registrado ·
    la dirección de correo es antigua
  `,
  'R-02': `
    nunca he tenido la clave · es la primera vez · obtener la clave por primera vez ·
    generar la clave de empleador · registro de empleador nuevo · registro patronal · activar la clave ·
    empresa recién creada · acabo de abrir el RUC · cómo me inscribo como patrono ·
    voy a contratar a mi primer trabajador · solicitud de entrega de clave · sacar la clave del empleador
  `,
  'R-03': `
    el RUC está suspendido · el RUC está cerrado · el RUC está cancelado · el RUC está pasivo ·
    el RUC no está activo · contribuyente en estado suspendido · cerré mi negocio ·
    empresa en liquidación o disuelta · dar de baja la empresa · reabrir el RUC ·
    la empresa cerró y sigue la deuda · cancelación del RUC
  `,
  'R-04': `
    cambió el representante legal · el representante legal ya no es el mismo · hay un nuevo gerente ·
    el nombramiento venció · el nombramiento nuevo todavía no consta · el representante legal falleció ·
    el gerente renunció · no soy el representante que consta · cambio de representante o presidente ·
    el sistema muestra al representante anterior · representación conjunta, liquidador o apoderado
  `,
  'R-05': `
    no puedo pasar la comprobación de persona · el captcha no funciona · no soy un robot ·
    la verificación de robot no termina · el navegador no deja pasar · no veo las imágenes del captcha ·
    la comprobación se queda cargando · JavaScript apagado · pulse continuar otra vez ·
    una extensión detuvo la comprobación
  `,
  'R-06': `
    no me llega el enlace · no me llega el correo · no me llega el mensaje · no recibo el código ·
    pedí el enlace y no viene · no está en spam ni en correo no deseado ·
    el filtro del correo detuvo el mensaje · mi buzón está lleno · el correo pidió esperar ·
    el correo se demora · ya enviamos el enlace varias veces · tengo que esperar para pedir otro enlace ·
    bandeja de entrada vacía
  `,
  'R-07': `
    el enlace venció · el enlace caducó · el enlace expiró · el enlace ya se usó · el enlace ya no sirve ·
    el enlace no abre · el enlace no está completo · hay un enlace más nuevo ·
    no alcancé a abrir el enlace a tiempo · tres minutos es muy poco tiempo ·
    se terminó el tiempo para crear la clave · pedir otro enlace
  `,
  'R-08': `
    la clave no cumple con los parámetros de seguridad · no acepta la clave nueva ·
    la clave no cumple las reglas · reglas de la clave · cuántos caracteres lleva la clave ·
    mayúsculas, minúsculas, números y símbolos en la clave · la clave es muy débil o muy corta ·
    esa clave ya se usó antes · la clave tiene parte de mi nombre o de mi RUC ·
    las dos claves no son iguales · qué contraseña puedo poner
  `,
  'R-09': `
    error de conexión con el Registro Civil · no hay conexión con el registro ·
    el Registro Civil no responde · el registro de contribuyentes no responde ·
    el registro de compañías está fuera de servicio · no se pudo consultar el registro ·
    falla de comunicación con el registro · problema de conexión con los registros · pruebe en una hora
  `,
  'R-10': `
    cambió la cuenta bancaria de la empresa · cambiamos de banco · la cuenta nueva todavía no consta ·
    la cuenta bancaria registrada es la antigua · la cuenta bancaria anterior está cerrada ·
    actualizar la cuenta bancaria para débito · preguntan por una cuenta que ya no existe ·
    abrí una cuenta nueva en otro banco
  `,
  'R-11': `
    los datos no coinciden · mis datos no coinciden con los registros · las respuestas no coinciden ·
    respondí mal las preguntas de seguridad · no sé qué fecha poner · fecha de inicio de actividades ·
    fecha de emisión del RUC · la fecha es correcta y no la acepta ·
    los datos están bien pero dice que están mal · no recuerdo la respuesta de la pregunta ·
    datos incorrectos
  `,
  'R-12': `
    suspendido por 24 horas · servicio suspendido para mi empresa · suspensión temporal ·
    tres intentos con respuestas malas · debo esperar un día para intentar otra vez ·
    no puedo responder las preguntas otra vez · cuándo termina la suspensión · bloqueo de 24 horas ·
    intente mañana
  `,
  'R-13': `
    la clave está bloqueada · el usuario está bloqueado · desbloquear la clave · desbloqueo ·
    clave bloqueada por intentos · cuenta bloqueada · se bloqueó la clave patronal · cómo quito el bloqueo ·
    escribí mal la clave y se bloqueó
  `,
  'R-14': `
    demasiados intentos desde su red · muchos intentos desde esta red · muchas personas usan la misma red ·
    la dirección IP está limitada · estoy en un cibercafé y hay muchos intentos ·
    wifi compartido de la oficina · usar datos del celular en vez de la red
  `,
  'R-15': `
    no hay turnos · no hay turnos libres · no hay citas · no hay cupos · no encuentro turno · agenda llena ·
    el calendario no muestra el mes siguiente · alguien tomó ese turno ·
    solo hay turnos en otra ciudad o muy lejos · turnos para dentro de dos meses ·
    se acabó el tiempo para confirmar el turno · cambiar el turno o anular la cita · ya tengo un turno ·
    perdí mi turno
  `,
  'R-16': `
    en la oficina no me atienden sin turno · sin turno no atienden · me mandaron a casa ·
    el guardia no me dejó entrar · ventanilla vacía y no atienden · la agencia no recibe a nadie sin cita ·
    fui al centro y no me atendieron · no quieren atenderme en la ventanilla · hice fila y me regresaron ·
    atención presencial negada
  `,
  'R-17': `
    piden huella y nunca la di · no tengo huella registrada · no tiene huella ni rostro registrados ·
    registrar la huella · biometría · el lector de huellas no lee · mi huella no coincide ·
    no reconoce mi rostro · no tengo huellas dactilares por mi trabajo ·
    no encontramos el lector de huella · la cámara no reconoce la cara
  `,
  'R-18': `
    qué es el código de sucursal · no sé mi sucursal · el código de sucursal tiene cuatro números ·
    0000 o 0001 · cédula más 000 · soy patrono de hogar · empleada doméstica · trabajadora del hogar ·
    no tengo RUC, solo cédula · cuál es mi número de empleador · qué identificador escribo ·
    empleador doméstico · pago a la señora que trabaja en mi casa
  `,
  'R-19': `
    no acepta mi RUC · no acepta mi cédula · RUC no válido · cédula no válida · revise el RUC ·
    revise la cédula · hay un número que no corresponde · el RUC es correcto y lo rechaza ·
    dígito verificador · número de cédula incorrecto · RUC de sociedad nueva no pasa · cédula de extranjero
  `,
  'R-20': `
    mi nombre está mal escrito · mi apellido está mal · nombres equivocados en el registro ·
    la razón social está mal escrita · falta una letra en el nombre · la tilde o la eñe de mi nombre ·
    mi nombre no es igual en los dos registros · corregir el nombre · los nombres están al revés ·
    segundo apellido · letra cambiada
  `,
  'R-21': `
    otra persona sabe mi clave · el tramitador tiene la clave · el contador tiene la clave ·
    una exempleada todavía usa la clave · en el cibercafé vieron mi clave · alguien entra con mi clave ·
    le pagué a alguien para sacar la clave · no me devuelven la clave · compartí la clave ·
    robaron la clave · el antiguo contador se llevó la clave
  `,
  'R-22': `
    yo no pedí esto · no fui yo · yo no hice este cambio · me llegó un aviso de algo que no pedí ·
    recibí un enlace sin pedirlo · cambiaron los datos sin mi autorización ·
    alguien cambió el correo de mi empresa · alguien se hizo pasar por mí · suplantación de identidad ·
    hicieron movimientos a mi nombre · hackeo o fraude · cambiaron mi clave sin permiso ·
    hay avisos de entrada o de salida que no hice
  `,
  'R-23': `
    certificado de obligaciones patronales · certificado de cumplimiento de obligaciones ·
    certificado de no tener mora · certificado de no adeudar · solo necesito un certificado ·
    sacar un certificado sin clave · estar al día para un contrato público · saber si debo ·
    certificado para una licitación o un crédito · imprimir el certificado
  `,
  'R-24': `
    el centro de llamadas y la ventanilla dicen cosas distintas · me dieron información contradictoria ·
    cada persona me dice otra cosa · me mandan de un lugar a otro · nadie me da una respuesta ·
    en qué estado está mi caso · por teléfono me dicen una cosa y en la oficina otra ·
    el funcionario dijo otra cosa · dónde veo mi trámite · no saben qué pasa con mi trámite
  `,
  'R-25': `
    no acepta mi clave de afiliado · la clave de afiliado no funciona ·
    no pudimos confirmar su clave de afiliado · olvidé la clave de afiliado · mi clave personal no sirve ·
    clave personal del seguro · afiliado, afiliada · la clave del afiliado está mal
  `,
  'R-26': `
    los datos de la cuenta no coinciden · el número de cuenta bancaria no coincide ·
    la cuenta bancaria no corresponde · la cuenta de ahorros no es la que consta ·
    comprobación de la cuenta bancaria · la cuenta del banco es de otra persona ·
    últimos números de la cuenta · escribo mi cuenta bancaria y la rechaza · cuenta corriente incorrecta
  `,
  'R-27': `
    el PDF no tiene firma electrónica · el PDF firmado no pasa · rechazan mi firma electrónica ·
    el certificado de firma está vencido · el certificado está revocado · la firma no es válida ·
    el PDF cambió después de firmarlo · quien firmó no es el representante ·
    no reconocen la entidad de certificación · firmar con token o archivo p12 · solicitud firmada ·
    firma escaneada · subí el documento firmado y no lo acepta
  `,
  'R-28': `
    el código no es igual · el código de la pantalla no es correcto · el código del correo no es correcto ·
    el código del mensaje de texto no es correcto · el código no funciona · no acepta el código ·
    el código ya no sirve · el código venció · código de seis números · código SMS · código de un solo uso ·
    qué código escribo
  `,
  'R-29': `
    debo corregir un documento · me devolvieron un documento · el documento no se lee ·
    la foto está borrosa · rechazaron el nombramiento o la carta · el archivo tiene un virus ·
    el archivo no se puede abrir · subir los documentos otra vez · no puedo subir el archivo ·
    el archivo es muy grande · falta la firma en la carta · la copia de la cédula no sirve
  `,
  'R-30': `
    el usuario secundario no puede entrar · crear un usuario secundario · dar permiso a otra persona ·
    acceso para mi contador · usuario adicional o delegado · quitar el acceso a un usuario ·
    permisos de un delegado · mi asistente no puede entrar con su usuario ·
    recursos humanos necesita entrar al sistema · varios usuarios de una empresa
  `,
  'R-31': `
    no hay sistema · se cayó el sistema · la página no abre · la página no carga · pantalla en blanco ·
    error del servidor · error 500, 502, 503 · problema con el servicio · servicio no disponible ·
    la página se cuelga · intermitencias · no encontramos esta página ·
    hay muchas personas usando el servicio · el portal está lento
  `,
  'R-32': `
    mi trámite está detenido · el trámite está detenido por un aviso · caso detenido por una denuncia ·
    congelaron mi caso · pararon mi recuperación · por qué no avanza mi caso · dijeron que me llamarían ·
    alguien detuvo mi trámite · caso cerrado o caso que no se encuentra
  `,
  'R-33': `
    se cerró la sesión · la sesión terminó · cerramos la página por su seguridad · perdí lo que escribí ·
    debo empezar otra vez desde cero · me sacó del sistema · se borró todo lo que llené ·
    pasó mucho tiempo y se cerró · este paso ya terminó · sesión abierta en otro equipo · sesión caducada
  `,
}
