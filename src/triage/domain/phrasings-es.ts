import type { Phrasings } from './row-types.ts'

/** How people say in Spanish what a row answers. What the service says itself is not here: it comes from the texts. */
export const inSpanish: Phrasings = {
  'R-01': `el correo se registró con una equivocación · dieron de baja el correo de la oficina ·
    correo de Gmail o Hotmail perdido · borraron el correo que pusimos ·
    cambié de celular, de número de teléfono · no tengo la clave del correo · no conozco ese correo ·
    el correo que aparece no es el mío · correo equivocado · mi correo cambió ·
    registrar un correo nuevo · poner otro correo · quien manejaba el correo se fue de la empresa ·
    ya no tengo el correo registrado · no tengo acceso al correo · el correo lo maneja otra persona ·
    me olvidé cómo entrar a mi correo · el correo registrado ya no existe · no uso el correo que consta ·
    perdí el acceso al correo de la empresa · el correo es de un exempleado · el correo es del contador ·
    no sé qué correo está registrado · usuario no tiene correo registrado · la empresa no tiene correo ·
    actualizar el correo · cambiar el correo registrado · el correo está mal escrito ·
    olvidé la contraseña de mi correo · el correo rechazó el mensaje porque la dirección no existe ·
    actualizar datos de contacto, teléfono o celular · la dirección de correo es antigua`,
  'R-02': `abrir una cuenta de empleador · tengo trabajadores y todavía no tengo clave · cómo obtengo la clave ·
    alta de empleador · afiliar empleados por primera vez · abrí un negocio · inscripción patronal ·
    negocio nuevo · soy emprendedor y voy a afiliar a alguien · dónde saco la clave para contratar ·
    jamás he entrado al sistema · nunca he tenido la clave · es la primera vez ·
    obtener la clave por primera vez · generar la clave de empleador · registro de empleador nuevo ·
    registro patronal · activar la clave · empresa recién creada · acabo de abrir el RUC ·
    cómo me inscribo como patrono · voy a contratar a mi primer trabajador ·
    solicitud de entrega de clave · sacar la clave del empleador`,
  'R-03': `quiero cerrar la empresa y no puedo · estado del contribuyente pasivo · empresa liquidada ·
    RUC dado de baja · el negocio cerró pero debe aportes · RUC inactivo · me suspendieron el RUC ·
    el RUC está suspendido · el RUC está cerrado · el RUC está cancelado · el RUC está pasivo ·
    el RUC no está activo · contribuyente en estado suspendido · cerré mi negocio ·
    empresa en liquidación o disuelta · dar de baja la empresa · reabrir el RUC ·
    la empresa cerró y sigue la deuda · cancelación del RUC`,
  'R-04': `hay un gerente general nuevo · sale el nombre del antiguo gerente · el gerente se fue de la empresa ·
    soy la nueva representante · nombramiento caducado · nuevo administrador de la compañía ·
    era gerente otra persona · el presidente cambió · murió el gerente ·
    tengo el nombramiento nuevo y consta el anterior · se acabó el período del gerente ·
    ahora firma otra persona por la empresa · nombramiento inscrito en el Registro Mercantil ·
    cambió el representante legal · el representante legal ya no es el mismo · hay un nuevo gerente ·
    el nombramiento venció · el nombramiento nuevo todavía no consta · el representante legal falleció ·
    el gerente renunció · no soy el representante que consta · cambio de representante o presidente ·
    el sistema muestra al representante anterior · representación conjunta, liquidador o apoderado`,
  'R-05': `no puedo marcar la casilla de robot · teléfono viejo sin JavaScript ·
    uso lector de pantalla y no puedo con el captcha · no me deja pasar la prueba ·
    comprobar que soy humano · la comprobación gira y no termina · la casilla no soy robot no marca ·
    la prueba de persona no avanza · no puedo pasar la comprobación de persona · el captcha no funciona ·
    no soy un robot · la verificación de robot no termina · el navegador no deja pasar ·
    no veo las imágenes del captcha · la comprobación se queda cargando · JavaScript apagado ·
    pulse continuar otra vez · una extensión detuvo la comprobación`,
  'R-06': `ya envié el pedido y no llega nada al correo · no hay ningún correo · el correo no llegó ·
    el mensaje con el enlace no aparece · el servidor de correo lo rechaza · reenviar el correo ·
    no encuentro el mensaje · el correo llegó tarde o no llegó · cuánto tarda en llegar el correo ·
    me dicen que enviaron el correo y no está · sigo esperando el correo ·
    espero el correo hace una hora · no aparece el mensaje en mi correo · revisé mi correo y no hay nada ·
    no me llega el enlace · no me llega el correo · no me llega el mensaje · no recibo el código ·
    pedí el enlace y no viene · no está en spam ni en correo no deseado ·
    el filtro del correo detuvo el mensaje · mi buzón está lleno · el correo pidió esperar ·
    el correo se demora · ya enviamos el enlace varias veces · tengo que esperar para pedir otro enlace ·
    bandeja de entrada vacía`,
  'R-07': `cuando lo abro ya pasó el tiempo del enlace · dirección del enlace muerta ·
    el botón del correo no abre · copié mal el enlace · el enlace llega vencido ·
    se acabaron los minutos · abrí el enlace dos veces · el enlace sirve una sola vez · enlace inválido ·
    se venció el link · hice clic y ya había caducado · abrí el enlace y no servía ·
    abrí tarde el enlace · minutos, no alcanza el tiempo · el enlace venció · el enlace caducó ·
    el enlace expiró · el enlace ya se usó · el enlace ya no sirve · el enlace no abre ·
    el enlace no está completo · hay un enlace más nuevo · no alcancé a abrir el enlace a tiempo ·
    tres minutos es muy poco tiempo · se terminó el tiempo para crear la clave · pedir otro enlace`,
  'R-08': `todas las claves que pongo las rechaza · clave repetida · pide caracteres especiales ·
    no deja poner mi nombre en la clave · la clave debe tener mayúsculas · cómo armar una clave buena ·
    requisitos de la clave · contraseña insegura · no guarda la clave ·
    qué símbolos se pueden usar en la clave · no me deja guardar la clave ·
    qué caracteres lleva la clave · cuántas letras debe tener · no cumple ·
    la clave no cumple con los parámetros de seguridad · no acepta la clave nueva ·
    la clave no cumple las reglas · reglas de la clave · cuántos caracteres lleva la clave ·
    mayúsculas, minúsculas, números y símbolos en la clave · la clave es muy débil o muy corta ·
    esa clave ya se usó antes · la clave tiene parte de mi nombre o de mi RUC ·
    las dos claves no son iguales · qué contraseña puedo poner`,
  'R-09': `el registro no está disponible · error al consultar el registro · el registro de empresas está caído ·
    no valida con el registro civil porque no hay conexión · servicio del registro caído ·
    sin conexión con registro civil · no hay respuesta del registro · el registro no contesta ·
    error de conexión con el registro civil · no hay conexión con el registro ·
    el registro civil no responde · el registro de contribuyentes no responde ·
    el registro de compañías está fuera de servicio · no se pudo consultar el registro ·
    falla de comunicación con el registro · problema de conexión con los registros · pruebe en una hora`,
  'R-10': `la cuenta registrada es la de antes · cambié la cuenta del débito y sale la anterior ·
    la pregunta habla de una cuenta que cerramos · cuenta nueva en la cooperativa ·
    la empresa abrió otra cuenta · ya no trabajamos con ese banco ·
    la cuenta bancaria que preguntan ya se cerró · la cuenta de antes ya no existe ·
    el cambio de cuenta bancaria no consta · cambió la cuenta bancaria de la empresa ·
    cambiamos de banco · la cuenta nueva todavía no consta · la cuenta bancaria registrada es la antigua ·
    la cuenta bancaria anterior está cerrada · actualizar la cuenta bancaria para débito ·
    preguntan por una cuenta que ya no existe · abrí una cuenta nueva en otro banco`,
  'R-11': `fecha de constitución · las preguntas están mal · dice que no coincide ·
    me equivoqué en una pregunta · no coincide la información · ninguna respuesta es la mía ·
    las preguntas tienen datos equivocados · qué fecha piden · los datos son correctos y no avanza ·
    no valida mis datos · puse los datos tal como constan y no valida · los datos no coinciden ·
    mis datos no coinciden con los registros · las respuestas no coinciden ·
    respondí mal las preguntas de seguridad · no sé qué fecha poner · fecha de inicio de actividades ·
    fecha de emisión del RUC · la fecha es correcta y no la acepta ·
    los datos están bien pero dice que están mal · no recuerdo la respuesta de la pregunta ·
    datos incorrectos`,
  'R-12': `me equivoqué tres veces y quedé castigado · toca esperar 24 horas por fallar las preguntas ·
    no puedo intentar hasta mañana · castigado 24 horas · volver mañana · ya no tengo intentos ·
    se acabaron los intentos · suspendieron mi empresa en línea · cuántas horas dura la suspensión ·
    quedé fuera por un día · fallé tres veces · cuándo puedo volver a responder ·
    no me deja responder hasta mañana · respondí mal tres veces y se bloqueó · suspendido por 24 horas ·
    servicio suspendido para mi empresa · suspensión temporal · tres intentos con respuestas malas ·
    debo esperar un día para intentar otra vez · no puedo responder las preguntas otra vez ·
    cuándo termina la suspensión · bloqueo de 24 horas · intente mañana`,
  'R-13': `levantar el bloqueo · cuenta trabada por clave equivocada · desbloquear usuario ·
    usuario inhabilitado · mi clave está trabada · clave bloqueada · activar la clave bloqueada ·
    bloquearon mi clave · la clave está bloqueada · el usuario está bloqueado · desbloquear la clave ·
    desbloqueo · clave bloqueada por intentos · cuenta bloqueada · se bloqueó la clave patronal ·
    cómo quito el bloqueo · escribí mal la clave y se bloqueó`,
  'R-14': `probar con otra red · red ocupada · en el cyber no deja · todos usamos el mismo wifi ·
    nuestra IP está bloqueada · no deja por los intentos de la red · muchos intentos desde mi internet ·
    demasiados intentos desde su red · muchos intentos desde esta red ·
    muchas personas usan la misma red · la dirección IP está limitada ·
    estoy en un cibercafé y hay muchos intentos · wifi compartido de la oficina ·
    usar datos del celular en vez de la red`,
  'R-15': `todas las horas están tomadas · busco turno y nada disponible · no hay días para escoger turno ·
    quiero un turno y todo está ocupado · el centro está cerrado · quiero sacar turno y no hay ·
    no me deja sacar turno · sin cupos · el turno más cercano es en meses · no hay turnos en mi ciudad ·
    cuándo abren nuevos turnos · no salen horarios · no hay disponibilidad · todo lleno, no hay fechas ·
    turnos agotados · lista de espera · no hay turnos · no hay turnos libres · no hay citas ·
    no hay cupos · no encuentro turno · agenda llena · el calendario no muestra el mes siguiente ·
    alguien tomó ese turno · solo hay turnos en otra ciudad o muy lejos ·
    turnos para dentro de dos meses · se acabó el tiempo para confirmar el turno`,
  'R-16': `la seguridad no nos dejó entrar · hay sitio en la ventanilla y no llaman · no pude entrar al centro ·
    nadie atiende en la oficina · dicen que primero saque turno · me rechazaron en la puerta ·
    no me atendieron · llegué a la ventanilla y me dijeron que saque turno ·
    me negaron la atención por no tener turno · me regresaron del centro de atención ·
    no reciben sin turno en la agencia · me fui sin que me atiendan ·
    en la oficina no me atienden sin turno · sin turno no atienden · me mandaron a casa ·
    el guardia no me dejó entrar · ventanilla vacía y no atienden ·
    la agencia no recibe a nadie sin cita · fui al centro y no me atendieron ·
    no quieren atenderme en la ventanilla · hice fila y me regresaron · atención presencial negada`,
  'R-17': `nunca me tomaron las huellas · no sirve el huellero · huella no registrada ·
    el aparato de huella no prende · la cara no coincide · no tengo registro biométrico · enrolar huella ·
    piden biometría · dedo herido o gastado · la huella no pasa · mis dedos no marcan ·
    la huella no es la mía · no he dado mis huellas · piden huella y nunca la di ·
    no tengo huella registrada · no tiene huella ni rostro registrados · registrar la huella · biometría ·
    el lector de huellas no lee · mi huella no coincide · no reconoce mi rostro ·
    no tengo huellas dactilares por mi trabajo · no encontramos el lector de huella ·
    la cámara no reconoce la cara`,
  'R-18': `qué RUC pongo para la empleada del hogar · pago a una persona que limpia mi casa ·
    no conozco el número de sucursal · niñera, jardinero, chofer de la casa · para qué es el 000 ·
    código patronal · persona natural sin RUC · empleador sin RUC · matriz o sucursal ·
    qué número pongo como empleador · cuáles son los cuatro dígitos de la sucursal ·
    contraté una señora para la casa · qué es el código de sucursal · no sé mi sucursal ·
    el código de sucursal tiene cuatro números · 0000 o 0001 · cédula más 000 · soy patrono de hogar ·
    empleada doméstica · trabajadora del hogar · no tengo RUC, solo cédula ·
    cuál es mi número de empleador · qué identificador escribo · empleador doméstico ·
    pago a la señora que trabaja en mi casa`,
  'R-19': `cuántos números tiene el RUC · pasaporte o cédula extranjera no aceptada · dice que el RUC no existe ·
    no reconoce mi cédula · el número está bien escrito y no pasa · cédula inválida · RUC inválido ·
    cédula mal según el sistema · RUC erróneo · cédula errónea · el sistema no reconoce mi RUC ·
    no acepta mi RUC · no acepta mi cédula · RUC no válido · cédula no válida · revise el RUC ·
    revise la cédula · hay un número que no corresponde · el RUC es correcto y lo rechaza ·
    dígito verificador · número de cédula incorrecto · RUC de sociedad nueva no pasa ·
    cédula de extranjero`,
  'R-20': `un nombre extranjero mal escrito · el nombre es distinto en la cédula y en el sistema ·
    sobra una letra · falta un nombre · corregir mis datos personales en el registro ·
    nombres invertidos · apellido de casada · mi nombre tiene otra letra ·
    nombre de la empresa mal escrito · error en el nombre · se equivocaron al escribir mi nombre ·
    consto con otro apellido · los nombres constan al revés · el apellido está mal digitado ·
    en un registro con S y en otro con Z · mi nombre está mal escrito · mi apellido está mal ·
    nombres equivocados en el registro · la razón social está mal escrita · falta una letra en el nombre ·
    la tilde o la eñe de mi nombre · mi nombre no es igual en los dos registros · corregir el nombre ·
    los nombres están al revés · segundo apellido · letra cambiada`,
  'R-21': `alguien que ya no trabaja usa el usuario de la empresa ·
    quien llevaba la contabilidad tiene mi clave · la anterior administradora tiene la clave ·
    me quieren cobrar por la clave · alguien más conoce la clave · me la sacaron en un local de internet ·
    un extrabajador entra al sistema · quiero que nadie más use mi clave · mi clave la tiene otro ·
    despedí a la contadora y sabe la clave · el gestor tiene mi clave ·
    alguien que ya no trabaja aquí tiene la clave · la antigua empleada se quedó con la clave ·
    un señor me hizo la clave y la conoce · otra persona sabe mi clave · el tramitador tiene la clave ·
    el contador tiene la clave · una exempleada todavía usa la clave · en el cibercafé vieron mi clave ·
    alguien entra con mi clave · le pagué a alguien para sacar la clave · no me devuelven la clave ·
    compartí la clave · robaron la clave · el antiguo contador se llevó la clave`,
  'R-22': `intentan recuperar mi clave · un mensaje extraño sobre la clave de mi empresa ·
    alguien está tratando de sacar mi clave · alguien intenta entrar · denunciar un cambio · estafa ·
    están usando mi identidad · alguien pidió la clave de mi empresa ·
    me avisan de un cambio que no reconozco · recibí una alerta · qué es este correo, yo no hice nada ·
    no autoricé este cambio · me llegó un correo y no pedí nada · no solicité cambio de clave ·
    recibí un mensaje que no esperaba · yo no pedí esto · no fui yo · yo no hice este cambio ·
    me llegó un aviso de algo que no pedí · recibí un enlace sin pedirlo ·
    cambiaron los datos sin mi autorización · alguien cambió el correo de mi empresa ·
    alguien se hizo pasar por mí · suplantación de identidad · hicieron movimientos a mi nombre ·
    hackeo o fraude · cambiaron mi clave sin permiso · hay avisos de entrada o de salida que no hice`,
  'R-23': `certificado de aportes al día · necesito el certificado de cumplimiento · consultar si tengo mora ·
    certificado para contratar con el Estado · documento de estar al día en los aportes ·
    papel de no tener deudas · certificado de que no debo · certificado patronal para el banco ·
    certificado de obligaciones patronales · certificado de cumplimiento de obligaciones ·
    certificado de no tener mora · certificado de no adeudar · solo necesito un certificado ·
    sacar un certificado sin clave · estar al día para un contrato público · saber si debo ·
    certificado para una licitación o un crédito · imprimir el certificado`,
  'R-24': `dos funcionarios me dijeron lo contrario · el teléfono dice que espere y la oficina que regrese ·
    me dieron otra respuesta · dónde consulto mi caso · perdí mi código de caso · seguimiento del caso ·
    estado de mi solicitud · en un lado dicen que sí y en otro que no · nadie me explica ·
    quiero saber cómo va mi trámite · cada quien dice algo diferente · caso cerrado ·
    no encuentran mi caso · mi código de caso no aparece ·
    el centro de llamadas y la ventanilla dicen cosas distintas · me dieron información contradictoria ·
    cada persona me dice otra cosa · me mandan de un lugar a otro · nadie me da una respuesta ·
    en qué estado está mi caso · por teléfono me dicen una cosa y en la oficina otra ·
    el funcionario dijo otra cosa · dónde veo mi trámite · no saben qué pasa con mi trámite`,
  'R-25': `pide la clave de trabajador · no tengo clave de afiliado · entrar con la clave de afiliado ·
    clave de afiliado bloqueada · clave personal equivocada · no me sirve la clave personal ·
    la clave de afiliado da error · no acepta mi clave de afiliado · la clave de afiliado no funciona ·
    no pudimos confirmar su clave de afiliado · olvidé la clave de afiliado · mi clave personal no sirve ·
    clave personal del seguro · afiliado, afiliada · la clave del afiliado está mal`,
  'R-26': `la cuenta bancaria que pongo no es igual · la cuenta que escribo no es la registrada ·
    validar la cuenta bancaria · cuenta bancaria no validada · no acepta mi cuenta ·
    tipo de cuenta, ahorros o corriente · número de cuenta equivocado · la cuenta no coincide ·
    ingresé los números de mi cuenta y no valió · no es esa la cuenta bancaria ·
    los datos de la cuenta bancaria no son iguales · el número de mi cuenta está mal ·
    los datos de la cuenta no coinciden · el número de cuenta bancaria no coincide ·
    la cuenta bancaria no corresponde · la cuenta de ahorros no es la que consta ·
    comprobación de la cuenta bancaria · la cuenta del banco es de otra persona ·
    últimos números de la cuenta · escribo mi cuenta bancaria y la rechaza · cuenta corriente incorrecta ·
    no llegaron los dos depósitos pequeños · los montos no son los que enviaron`,
  'R-27': `imprimí, firmé y escaneé · el PDF tiene contraseña · firmé con otra firma ·
    el token de firma no funciona · firma digital · error en la firma ·
    subí el PDF y dice que no está firmado · certificado electrónico caducado · mi firma caducó ·
    no valida el PDF firmado · la firma electrónica no se valida · el PDF no tiene firma electrónica ·
    el PDF firmado no pasa · rechazan mi firma electrónica · el certificado de firma está vencido ·
    el certificado está revocado · la firma no es válida · el PDF cambió después de firmarlo ·
    quien firmó no es el representante · no reconocen la entidad de certificación ·
    firmar con token o archivo p12 · solicitud firmada · firma escaneada ·
    subí el documento firmado y no lo acepta`,
  'R-28': `ingresé el código mal muchas veces · no me llega el código al celular por SMS · código vencido ·
    los números del mensaje no sirven · me pide un código · no sé qué código poner · código incorrecto ·
    código equivocado · el código del celular no entra · metí el código y no vale ·
    el código que llegó no sirve · pongo el código y dice que no es ·
    no hay un celular registrado para el código · el código no es igual ·
    el código de la pantalla no es correcto · el código del correo no es correcto ·
    el código del mensaje de texto no es correcto · el código no funciona · no acepta el código ·
    el código ya no sirve · el código venció · código de seis números · código SMS ·
    código de un solo uso · qué código escribo`,
  'R-29': `el escaneo no es legible · documento ilegible · archivo dañado · no aceptan el documento ·
    el escáner salió mal · falta un documento · el archivo no sube · documento incompleto ·
    documento devuelto · no me deja subir la foto · me devolvieron los papeles ·
    el archivo es demasiado grande · debo corregir un documento · me devolvieron un documento ·
    el documento no se lee · la foto está borrosa · rechazaron el nombramiento o la carta ·
    el archivo tiene un virus · el archivo no se puede abrir · subir los documentos otra vez ·
    no puedo subir el archivo · falta la firma en la carta · la copia de la cédula no sirve`,
  'R-30': `quiero que mi contador tenga su usuario · dar acceso a mi secretaria · clave del usuario secundario ·
    cambiar los permisos · mi contador no puede hacer las planillas con su usuario ·
    otra persona de la empresa necesita entrar · dar de baja a un usuario · añadir un usuario ·
    la delegada no entra · crear usuario para mi asistente · el usuario secundario no puede entrar ·
    crear un usuario secundario · dar permiso a otra persona · acceso para mi contador ·
    usuario adicional o delegado · quitar el acceso a un usuario · permisos de un delegado ·
    mi asistente no puede entrar con su usuario · recursos humanos necesita entrar al sistema ·
    varios usuarios de una empresa`,
  'R-31': `no carga el sitio · el sitio web no abre · el sistema está lento · no hay línea ·
    inténtelo más tarde · sitio en mantenimiento · ocurrió un problema · sale un error · no me abre ·
    no funciona la página · se queda cargando · está en blanco · no carga nada · sistema caído ·
    página caída · algo salió mal · bad gateway, gateway timeout · la página no responde o se congela ·
    no hay sistema · se cayó el sistema · la página no abre · la página no carga · pantalla en blanco ·
    error del servidor · error 500, 502, 503 · problema con el servicio · servicio no disponible ·
    la página se cuelga · intermitencias · hay muchas personas usando el servicio · el portal está lento`,
  'R-32': `mi recuperación está en espera por una alerta · quién detuvo el trámite ·
    me dijeron que esperara una llamada · mi caso no avanza · pusieron una alerta en mi trámite ·
    el trámite está en revisión por una alerta · caso suspendido por aviso · detuvieron mi caso ·
    mi proceso está congelado · mi trámite está detenido · el trámite está detenido por un aviso ·
    caso detenido por una denuncia · congelaron mi caso · pararon mi recuperación ·
    por qué no avanza mi caso · dijeron que me llamarían · alguien detuvo mi trámite`,
  'R-33': `la página venció y se borró todo · iniciar otra vez · tiempo de espera agotado ·
    me pide empezar de nuevo · formulario vencido · volví atrás y se perdió · la página se cerró sola ·
    me salí y tengo que empezar · perdí los datos que puse · se me cerró todo · sesión expirada ·
    me demoré y se cerró · me botó de la página · me sacó y debo entrar otra vez ·
    lo que había llenado se perdió · no encontramos esta página · el formulario no se pudo leer ·
    se cerró la sesión · la sesión terminó · cerramos la página por su seguridad · perdí lo que escribí ·
    debo empezar otra vez desde cero · me sacó del sistema · se borró todo lo que llené ·
    pasó mucho tiempo y se cerró · este paso ya terminó · sesión abierta en otro equipo · sesión caducada`,
  'R-34': `hace años no entro · no me acuerdo de la clave · ya no sé cuál era la clave ·
    clave equivocada al iniciar sesión · quiero una clave otra vez · cambiar la clave porque no la sé ·
    mi clave no funciona · no puedo entrar con mi clave · usuario o clave incorrectos ·
    no sé cuál es mi clave · extravié la clave · clave olvidada · quiero recuperar la clave ·
    no recuerdo mi clave de patrono · olvidé la clave · olvidé la clave de empleador ·
    no recuerdo la clave · perdí la clave · recuperar la clave · recuperación de clave ·
    la clave no es correcta al entrar · restablecer la contraseña · cómo consigo otra clave ·
    necesito una clave nueva porque se me olvidó`,
  'R-35': `una persona tiene que revisar mi caso · me dice que me acerque con un funcionario ·
    por qué no puedo hacerlo en internet · tengo que acercarme a una oficina ·
    no alcanza la información para las preguntas · por qué tengo que ir al centro · no se puede en línea ·
    solo atención presencial · me manda a ir en persona · debo ir en persona · no salen preguntas ·
    no hay datos suficientes para las preguntas · no tienen preguntas para mí ·
    hay pocos datos de mi empresa · debe atenderme una persona · el trámite no se puede hacer en línea ·
    me mandan a un centro · terminar en persona o por videollamada`,
  'R-36': `llegué tarde a mi turno · perdí mi turno · eliminar la reserva · cambiar de centro mi turno ·
    quiero otro horario · borrar mi turno · no podré asistir a mi turno · reprogramar · reagendar ·
    dice que ya tengo una cita · ya tengo turno · mover mi turno · ya tengo un turno ·
    ya existe un turno de mi empresa · cambiar la fecha del turno · cambiar el turno ·
    anular el turno o cancelar la cita · mover la cita a otro día · cambié el turno demasiadas veces ·
    no puedo cambiar el turno en línea · no podré ir al turno`,
}
