import type { Phrasings } from './row-types.ts'

/** What was typed in Spanish for a row, letter by letter: in a hurry, by ear, off a photo, around a piece of a message. */
export const heardInSpanish: Phrasings = {
  'R-01': `ya no tengo ese correo · Usuario no tiene correo registrado ·
    me sale que la empresa no tiene un correo registrado que hago ·
    Atencion Usuari0 no tiene correo registrado Aceptar · la secretaria que manejaba el correo se fue ·
    quiero poner otro correo · el gmail que pusimos ya lo borraron ·
    el correo de la oficina ya fue dado de baja ·
    cambiamos de dominio y el mail que tienen registrado ya no existe ·
    quiero cambiar el correo donde llega el enlace · kiero actualisar mi mail pa q me llegue ·
    se me perdió la clave del hotmail y no puedo abrirlo, ahí me mandan todo ·
    mensaje: usuario no tiene correo registra... y no me deja seguir ·
    cerraron la cuenta de correo de la compañia por no pagar al proveedor y ahora a donde me van a mandar ·
    el correo que sale ahi con asteriscos es de la secretaria que ya salio de la empresa ·
    en el registro esta mal escrito mi correo le falta una letra`,
  'R-02': `nunca e tenido clave · empresa nueva como saco la clave patronal · Esta empresa todavía no tiene clave ·
    acabo de sacar el ruc y tengo que afiliar a mi primer empleado ·
    quiero registrarme como empleador por primera ves ·
    me inscribi como patrono pero no me dieron ninguna clave ·
    soy emprendedor y voy a contratar, de donde saco la clave · jamas he entrado a este sistema ·
    recien me saque el ruc y necesito empleador ·
    voy a poner a trabajar a dos personas y no tengo clave todavia ·
    acabo de abrir mi negocio y voy a contratar dos personas como saco la clave por primera vez ·
    recien me inscribi como patrono que mismo tengo que hacer para tener acceso ·
    donde firmo el acuerdo para que me entreguen la clave`,
  'R-03': `mi ruc esta suspendido · cerre el ruc hace años pero me siguen cobrando ·
    la empresa ya cerro y no puedo dar de baja por que no entro · CLV 120 ·
    mi ruk sale suspendio y no me deja continuar · El RUC consta como suspendid0. Código: CLV-l20 ·
    me suspendieron el ruc por no declarar · negocio cerrado pero debo aportes ·
    la compañia esta en disolucion · hacienda cerro mi ruc ·
    di de baja el ruc en rentas y ahora no me deja sacar la clave · El RUC consta corno cance1ado.`,
  'R-04': `cambiamos de gerente y no sale el nuevo · el representante anterior murio ·
    se acabo el nombramiento del gerente general ·
    tengo nombramiento nuevo inscrito pero sigue saliendo el anterior ·
    renuncio el representate legal q hago · quien firma ahora es otra persona, antes era mi papa ·
    el presidente de la compañia cambio · murio mi esposo que era el gerente ·
    el anterior gerente se fue y consta el todavia · la gerenta se jubilo y ahora soy yo ·
    nuevo jerente, mis datos no coinsiden`,
  'R-05': `no puedo pasar el captcha · No pudimos comprobar que usted es una persona · el capcha no carga ·
    sale comprobacion vencida pulse continuar otra vez · n0 pudimos c0mprobar que usted es una pers0na ·
    la prueba de humano no avanza · no soy robot pero no me deja · se congela en la verificacion de humano ·
    no aparece el cuadrito de no soy robot · me pone que mi navegador detuvo la comprobacion`,
  'R-06': `no me llega el enlace · ya pedi 3 veces y nada que llega el link · revise spam y no esta · clv-146 ·
    no me yega nada al correo · espero el correo desde hace una hora · no m yega el mensage ·
    mandaron el link supuestamente pero no esta · le di enviar y el correo nada ·
    Tenemos servidor propio de correo y los de sistemas dicen que el mensaje quedó en cuarentena ·
    pedi el enlase y dise que espere un poco para pedir otro cuanto es un poco ·
    no me a llegado todavia si tengo abierto el correo de la empresa estoy viendo y no aparece ·
    mi correo esta lleno y creo que por eso no me entra el mensaje ·
    el ingeniero dice que el antispam les tiene en lista negra a ustedes ·
    holaa no me llegaaa el correo 😭 cuanto se demora ·
    ya voy tres veces pidiendo y no me cae nada al correo · el link no llega revise spam y nada`,
  'R-07': `el enlace vencio · abri el enlace y ya no servia · solo dura 3 minutos no alcanzo ·
    Este enlace ya se usó · E1 enIace venció. Código: CLV-16O Puede arreglarlo usted ·
    cuando di clic ya habia caducado · el link solo sirve una vez? ·
    muy corto el tiempo para entrar al enlace · para cuando abro ya paso el tiempo ·
    cuando llegué a la casa a abrir el correo ya no valía el enlace ·
    lo que me mandaron al correo esta cortado no abre completo el link`,
  'R-08': `La clave no cumple con los parámetros de seguridad · que caracteres debe tener la clave ·
    la clabe no cumple los parametros · ya uso esa clave antes ·
    La cIave no curnple con los parámetros de seguridad [Aceptar] · no me deja guardar la contraseña ·
    q simbolos puedo usar en la clave · pongo clave y sale en rojo que no cumple requisitos ·
    invento claves y todas me las rechaza · no me acepta la clave nueva que quiero poner ·
    pongo el nombre de mi empresa con numeros y no le gusta ·
    dice que no cumple con los parametros de seguridad`,
  'R-09': `Error de Conexión con el registro civil · no hay conexion con el registro · CLV-130 ·
    el registro civil esta caido ·
    Error de Conexión con el registro civil 10:42 www.instituto.example/empresa Atrás Aceptar ·
    falla conexion registro civil · no responde el registro · se cae cuando consulta registro civil ·
    sale que el registro no esta disponible · dice que no se puede conectar con lo de las cedulas ·
    ERROR DE CONEXION CON EL REGISTRO CIV Aceptar`,
  'R-10': `cambie de banco y la cuenta nueva no sale · la cuenta de ahorros nueva todavia no consta ·
    me preguntan el numero de cuenta pero esa cuenta ya la cerre ·
    la cuenta anterior ya no existe y pide los ultimos digitos ·
    cambio de cuenta bancaria para el debito no se refleja · ya no trabajamos con ese banco ·
    la empresa tiene cuenta nueva en la cooperativa · me preguntan de un banco viejo ·
    la cuenta q tienen ustedes ya esta cerrada en el banco ·
    cambiamos de banco el mes pasado y pregunta por la cuenta anterior ·
    actualicé la cuenta para el debito la semana pasada y no sale todavia`,
  'R-11': `dice que mis datos no coinciden · puse bien las fechas y sale que no coincide ·
    las respuestas no coinciden · que fecha tengo que poner la de inicio de actividades o la de emision ·
    DATOS NO COINSIDEN · puse los datos tal cual y no me valida · las preguntas de seguridad estan mal ·
    segun yo todo esta correcto pero no coincide nada · son mis datos y no los acepta ·
    me preguntan fechas y montos yo pongo bien y me dice que no ·
    lleno todo tal cual el papel del ruc y me sigue rechazando ·
    pongo la fecha del ruc y no acepta pongo la otra y tampoco ·
    no se cual dato estoy poniendo mal y no me dice cual`,
  'R-12': `suspendido por 24 horas · me bloquearon 24h por responder mal tres veces ·
    falle 3 veces cuando puedo volver a intentar · tengo que esperar hasta mañana? ·
    ya no me deja responder las preguntas hasta mañana · suspencion temporal ·
    me dejaron fuera un dia entero · cuantas horas dura la suspension ·
    por fallar las preguntas me toca esperar 24 · me castigaron un dia por equivocarme ·
    fallé tres veces las preguntas y ya no me deja mas ·
    me castigaron por equivocarme en las preguntas cuánto tengo que esperar ·
    cuando se me quita la suspension puedo llamar para que me la levanten ·
    el servicio en linea esta suspendido para esta empresa`,
  'R-13': `la clave esta bloqueada · como desbloqueo mi clave de empleador · se me bloqueo por poner mal la clave ·
    clabe blokeada · mi usuario patronal aparece bloqueado que tramite hago · desbloqueo de clave ·
    bloquearon mi clave · como activo la clave bloqueada · bloqueada la cuenta del patrono ·
    me sale usuario bloqueado comuniquese · La c1ave est b1oqueada · Clave bloqueada 🔒 qué hago 😢 ·
    desbloqear · tengo que ir a una oficina para que me quiten el bloqueo de la clave?`,
  'R-14': `demasiados intentos desde su red · estoy en un ciber y dice muchos intentos ·
    dice que hay muchos intentos desde esta red pero yo solo entre una vez ·
    oficina compartida, bloquean la ip · demaciados intentos desde la red ·
    la red del edificio hizo muchos intentos · dice muchos intentos desde mi internet ·
    en el cyber no deja por intentos · la ip de mi oficina tiene muchos intentos ·
    mi red tiene restriccion por muchos intentos · estoy en un cyber y me sale que hay muchos intentos ·
    en la oficina todos usamos el mismo wifi y nos bloqueó la red ·
    dice demasiados intentos desde mi red pero es la primera vez que entro`,
  'R-15': `no hay turnos · No hay turnos libres. · hasta febrero no hay turno ·
    Alguien tomó ese turno hace un momento · n0 hay turn0s Iibres · todo lleno no hay fechas ·
    turnos agotados · quiero un turno y todo sale ocupado · busco turno y nada disponible ·
    cuando abren la agenda del mes que viene ·
    quiero que me atiendan en persona pero no ay fechas libres hasta el otro mes ·
    solo hay turnos en otra ciudad a cinco horas y yo vivo en el oriente ·
    escogi una hora y me dijo que alguien ya la tomó · entro a sacar turno y todos los dias salen en gris ·
    desde hace un mes buscando turno paso y ni uno no hay`,
  'R-16': `fui a la oficina y no me atendieron por no tener turno ·
    la ventanilla estaba vacia y no me quisieron atender · en el centro de atencion me regresaron ·
    no me dejaron pasar en la agencia sin turno · me negaron la atencion por no tener cita ·
    llegue a la ventanilla y me dijeron saque turno · no me recibieron en ventanilla ·
    el guardia dice que sin turno no pasa nadie ·
    hice cola desde las cinco de la mañana y me mandaron sacando ·
    en la oficina no habia nadie y aun asi me dijeron que sin turno no se atiende`,
  'R-17': `me pide huella y nunca la registre · no me lee la huella · CLV-191 ·
    para desbloquear piden biometrico y no tengo · no pudimos comparar su huella o su rostro ·
    No tiene hue11a ni r0stro registrad0s · no he dado mis huellas · la huella sale que no es ·
    nunca me tomaron huellas · no sirve el huellero ·
    mis dedos ya no marcan soy albañil y tengo las huellas gastadas ·
    para desbloquear me pide la huella y yo nunca la puse`,
  'R-18': `que es el codigo de sucursal · cedula mas 000 · tengo empleada domestica y no se que numero poner ·
    El código de sucursal debe tener 4 números · pide sucursal 4 digitos · cual es mi numero patronal ·
    e1 codig0 de sucursa1 debe tener 4 numer0s · contrate una señora para la casa que pongo ·
    cuatro digitos de sucursal cuales son · que pongo en sucursal · empleada del hogar no se que ruc poner ·
    soy empleadora de una niñera y me pide los datos de empresa ·
    es cedula mas cero cero cero o cero cero uno · que es el codigo de sucursal`,
  'R-19': `mi ruc esta bien y dice que no es valido · Revise la cédula. Hay un número que no corresponde. ·
    clv-101 · el ruc tiene un numero que no corresponde · Revise eI RUC. Hay un númer0 que no c0rresponde ·
    el sistema no reconoce mi ruc · me sale cedula erronea · mi numero de cedula sale malo ·
    digito mi ruc y sale error · no me acepta la cedula ·
    mi ruc es correcto pero dice que hay un numero que no corresponde`,
  'R-20': `mi nombre esta mal escrito · la razon social sale con una letra cambiada · apellido mal digitado ·
    consto con los nombres alreves · nombre con la ñ mal · estoy con otro apellido en el registro ·
    se equivocaron al escribir mi nombre · mi apellido sale con b y es con v ·
    en la cedula soy Jhon y en el sistema John ·
    el nombre de mi esposo consta con un solo apellido y por eso no le reconoce ·
    en la cédula soy Yadhira con h y en ustedes consto sin h ·
    me casé y consto con apellido de casada en un lado y en otro no`,
  'R-21': `el tramitador sabe mi clave · en el ciber me hicieron la clave y ellos la tienen ·
    el contador anterior no me devuelve la clave · otra persona conoce mi clave ·
    le pague a un señor para que me saque la clave · la chica q ya no trabaja aca tiene la clave patronal ·
    el gestor tiene mi clave y no la da · despedi a la contadora y sabe la clave ·
    quien llevaba la contabilidad antes tiene mi clave ·
    una chica que trabajaba aca sigue usando el usuario de la empresa ·
    la clave la sabe el contador que ya no trabaja con nosotros ·
    mire señorita yo no sé de computadoras entonces fui al cíber y el joven me sacó la clave y él se quedó con la clave y ahora quiero que nadie más la sepa`,
  'R-22': `me llego un correo y yo no pedi nada · cambiaron mis datos sin mi permiso ·
    alguien cambio el correo de mi empresa sin avisarme · recibi un aviso de cambio de clave que no hice ·
    me suplantaron · me hicieron un cambio que no autorice · que es este correo, yo no hice nada ·
    no entiendo por que me llega este aviso · alguien esta tratando de sacar mi clave ·
    me llego un correo que alguien pidió cambiar la clave y yo no fui ·
    alguien se hace pasar por mi empresa y afiliaron gente que no conozco`,
  'R-23': `solo necesito el certificado de no adeudar ·
    necesito certificado de cumplimiento para un contrato publico · como bajo el certificado sin clave ·
    me piden un papel de que no estoy en mora · para el banco me piden certificado patronal ·
    certificado de que no debo al seguro · quiero el certificado de no tener deuda ·
    certificado para concurso publico ·
    quiero el papel que dice que no debo nada para contratacion publica sin clave`,
  'R-24': `el call center dice una cosa y la ventanilla otra · me dicen cosas diferentes ·
    nadie sabe decirme en que va mi tramite · me mandan de un lado a otro ·
    cada quien me dice cosas diferentes · quiero saber en que va lo mio ·
    unos me dicen una cosa otros otra · el del telefono dice que espere y el de la oficina que regrese ·
    llamé al call center y me dijeron que ya estaba aprobado pero en ventanilla no consta ·
    donde veo en que va mi tramite · por telefono me dicen una cosa y en la oficina otra ·
    No encontrarnos un caso con esos datos`,
  'R-25': `no acepta mi clave de afiliado · clave personal de afiliado incorrecta · CLV-201 ·
    la clabe de afiliado no sirbe · mi clave personal del seguro no entra · mi clave de afiliado da error ·
    no me sirve la clave personal · clave afiliado no vale · cual es la clave de afiliado, no la se ·
    mi clave de afiliado no vale aqui · El servicio de 1a c1ave de afi1iado no responde`,
  'R-26': `Los datos de la cuenta no coinciden · CLV-200 · puse mi cuenta de ahorros y dice que no es ·
    los datos de la cuenta bancaria salen mal · no es esa la cuenta bancaria dice ·
    ingrese los numeros de mi cuenta y no valio · el numero de la cuenta de ahorros no me lo valida ·
    la cuenta que pongo no es la registrada · los centavos que me depositaron los pongo y dice que no son ·
    Los rnontos no son los que enviamos`,
  'R-27': `el pdf no tiene firma electronica · certificado de firma vencido · CLV-210 ·
    no reconoce la firma electronica · subi el archivo firmado y lo rechaza · subi el archivo p12 ·
    la firma electronica me la rechaza · no valida el pdf firmado · mi firma del token no la reconocen ·
    firmé el pdf y dice sin firma · E1 PDF no tiene firrna electr0nica ·
    firmé con el token de la empresa y dice que quien firmó no es el representante ·
    mi firma electronica esta vencida y me rechaza el documento`,
  'R-28': `el codigo que me llego no funciona · pongo el codigo de 6 numeros y dice que no es · CLV-164 ·
    ese codigo ya no sirve · cual codigo pongo el de la pantalla o el del correo ·
    metí el codigo y no vale · el codigo del celular no entra · el numerito que llega al celular no sirve ·
    pongo los seis numeros y nada · ingreso los seis dijitos y me los rechaza ·
    pedí dos códigos cuál pongo · el codigo que me llegó no sirve`,
  'R-29': `Debe corregir un documento · la foto de la cedula sale borrosa · CLV-220 ·
    dice que el archivo tiene virus · la carta no estaba firmada y me la devolvieron ·
    me devolvieron los papeles · no me deja subir la foto · me regresaron el nombramiento por borroso ·
    me piden que vuelva a subir la cedula · me dicen que un documento no se lee ·
    el archivo pesa mucho y no sube`,
  'R-30': `el usuario secundario no puede entrar · mi delegado no puede hacer planillas ·
    como creo un usuario adicional · agregar otro usuario para recursos humanos ·
    quitar el acceso de un delegado · la asistente tenia usuario y ya no le deja entrar ·
    crear usuario para mi asistente · la delegada no entra · no se como dar acceso a mi secretaria ·
    usuario secundario sin permisos · como le doy acceso a mi asistente de nomina sin darle mi clave ·
    al auxiliar contable le sale que no tiene permiso para ver planillas ·
    soy usuario secundario y no me deja subir avisos de entrada ·
    necesito quitar a una usuaria adicional que ya no trabaja aqui, la clave principal si tengo`,
  'R-31': `no hay sistema · Tenemos un problema con el servicio. · la pagina no carga · se cayo la pagina ·
    Ternemos un prob1ema con el servici0 · pagina caida · no carga nada esta en blanco · esta caido todo ·
    el sistema esta muy lento y se cae · hasta cuando va a estar en mantenimiento · se cayó la página`,
  'R-32': `tramite detenido por un aviso · mi caso esta parado · CLV-240 · alguien denuncio y pararon el tramite ·
    dice que me van a llamar pero no llaman · caso congelado · mi proceso esta congelado ·
    detuvieron mi caso por aviso · por que mi tramite tiene alerta · pararon todo por una alerta que no puse`,
  'R-33': `se cerro la sesion · perdi todo lo que habia escrito · CLV-910 · este paso ya termino ·
    me demore y me boto · Cerrarnos la página por su seguridad 09:15 4G atrás ·
    se me cerro todo y perdi los datos · sesion expirada · se salio y tuve que llenar todo otra vez ·
    se vencio la pagina y borro todo · 11:42 4G Cerramos la página por su segurid Ir al inicio ·
    se fue la luz a medio tramite y ahora como sigo donde me quede ·
    se me cerro la sesion y perdi todo lo que habia llenado`,
  'R-34': `olvide mi clave · como recupero la clave · no me acuerdo de la contraseña para entrar ·
    RECUPERAR CLAVE · entro al sistema y me dice clave incorrecta · oIvide mi cIave de empIeador ·
    no recuerdo mi clave de patrono · quiero recuperar la contraseña · ya no se cual era la clave ·
    hace años no entro y no recuerdo la clave ·
    Estimados: requerimos restablecer la contraseña de acceso del empleador, ya que no consta en nuestros archivos. Saludos cordiales ·
    deme recuperando la contraseña de mi compañía no sea malito, la perdí cuando se me dañó la computadora ·
    no me acuerdo de mi clabe ayudeme porfa necesito subir la planilla hoy ·
    ya no me vale la clave que tenia el año pasado ·
    la pagina me dice que los datos para entrar no coinciden i no se que mas poner ·
    hace tiempos no entro y no me se la clave pes · olvide clave ·
    señorita yo soy de la tercera edad mi nieta me esta ayudando a escribir quiero entrar a lo del patrono y no se cual era la clave que puse hace años`,
  'R-35': `No hay datos suficientes para hacerle preguntas · una persona debe atender este caso ·
    dice que no tienen datos para preguntarme · datos insuficientes para preguntas ·
    no salen preguntas para mi empresa · me manda a ir en persona · por que no puedo hacerlo en internet ·
    me dice que me acerque con un funcionario ·
    no me sale ninguna pregunta dice que tengo que ir a un centro`,
  'R-36': `ya tengo un turno y quiero otro dia · CLV-232 · como cambio la fecha de mi turno ·
    Ya no se puede cambiar el turno en línea · cambie el turno muchas veces y ya no deja ·
    quiero mover mi turno · me sale que ya tengo turno · necesito cambiar la hora del turno ·
    como anulo una cita`,
}
