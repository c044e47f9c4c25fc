import type { WordList } from './fold';

/** Words for what one signs in with. */
export const LOGIN_WORDS = {
  username: {
    is: [
      'user ?(name|id|code|no|number)|log ?in ?(id|name|user|email)|log ?on ?(id|name)|sign ?in ?(id|name)|nick ?name|screen ?name|<nick>|<uname>|<userid>',
      '(member|customer|client|account|subscriber|student|employee|card ?holder) ?(no|id|name|number)>|access ?(id|code)|<handle>|pseudo(nym)?',
      'benutzer(name|kennung)?|anmeldename|<kennung>|kunden ?(nummer|nr)|mitglieds?nummer|nutzername|zugangsnummer',
      'nom d ?utilisateur|utilisateur|identifiant|numero (de )?client|usuari[oa]|nome utente|<utente>|codice (utente|cliente)|nome de usuario|utilizador|apelido de usuario',
      'gebruiker(s ?naam)?|inlognaam|anvandar(namn|id)?|brukernavn|brugernavn|kayttaja(nimi|tunnus)?|tunnus|uzytkowni|nazwa uzytk|uzivatel|pouzivatel|felhasznalo',
      'kullanici|nume (de )?utilizator|utilizator|korisnick|potrebitel|prisijungimo vardas|vartotoj|kasutaja|lietotaj',
      '<логин|имя пользовател|пользовател|учетн(ая|ои) запис|никнеим|<ник>|корист|користувач|лог[іи]н|потребител|корисник|ονομα χρηστη|χρηστη',
      'ユーザ|ログインid|ログイン名|アカウント|会員(番号|id)|利用者|顧客番号|お客様番号|^id$',
      '用户名|用戶名|用户id|账号|帐号|帳號|账户|帳戶|使用者(名稱|帳號)?|登录名|登入名|会员号|昵称|아이디|계정|사용자 ?(이름|명|id)|닉네임',
      'اسم المستخدم|اسم الدخول|المستخدم|נומר משתמש|שם משתמש|משתמש|نام کاربری|ผู้ใช้|ชื่อผู้ใช้|tai khoan|ten dang nhap|ten nguoi dung|nama pengguna|<pengguna>|उपयोगकर्ता',
    ],
    isNot: ['agree|remember|captcha|coupon'],
  },
  /** Words that often stand in a name's first part: `user[phone]`, `login.captcha`. */
  usernameWeak: {
    is: [
      '<user>|<login>|log ?on|sign ?in|<account|<member>|<auth|<ident|<uid>|<usr>|<lgn>|<client>|<credential',
    ],
    isNot: ['pass|<pwd|captcha|<new>|first|last|phone|mail|code|otp|token|city|street|zip|country'],
  },
  email: {
    is: [
      'e ?mail|<mail>|<eml>|<emai|correo|courriel|<mel>|posta ?elettronica|indirizzo di posta|<e ?post|sahkoposti|<e ?posta|elektronick[aey] (adres|post)|el pastas|e pasts',
      'электронн(ая|ои|ую) (почт|адрес)|<почт|эл почта|<имеил|емеил|имэил|электронн|пошт|имеил|ηλεκτρονικ|<email',
      'メール|邮箱|郵箱|电子邮件|電子郵件|电邮|電郵|信箱|이메일|메일|البريد|بريد|ايميل|ایمیل|דוא|אימייל|מייל|อีเมล|ईमेल|thu dien tu|surel',
    ],
    isNot: [
      'postal|post ?code|индекс|поштов|почтов\\p{L}* (инд|код)|الرمز البريدي|e ?mail (title|subject|type|format|prefer|message|body|template|campaign|updates|notif|alert|list)|mailing|(?<!e ?)mail(ing)? ?address ?(line|street)|voice ?mail',
    ],
  },
  /** A field that would take any of several. */
  emailOrOther: {
    is: [
      '(e ?mail|mail|phone|mobile|user ?name|login|nummer|number|<id>|telefon|correo|usuario|почт\\p{L}*|телефон|логин|メール|邮箱|手机号?|手機|帳號)( ?(address|adresse?|number|no))?( ?\\p{L}+)? (or|oder|ou|o|of|eller|lub|nebo|veya|или|чи|або|и) ',
      '或|または|또는|او |או ',
      '(phone|mobile|user ?name|login|member) (e ?mail|mail)|(e ?mail) (phone|mobile|user ?name|login|nick ?name)',
    ],
  },
  password: {
    is: [
      'pass ?(word|wd|phrase|code|key)|<pw[ds]?>|<psw|<pswd|<pass>|passwort|kennwort|mot de passe|<mdp>|contrasen|contrasenya',
      '<clave>|senha|palavra ?passe|wachtwoord|losenord|adgangskode|passord|salasana|haslo|<pin>',
      'heslo|jelszo|parol|lozinka|geslo|sifr[eə]|<sandi>|slaptazod|parole|пароль|парол|лозинка|κωδικος προσβασης|συνθηματικο',
      'パスワード|暗証番号|密码|密碼|口令|비밀번호|패스워드|암호|كلمة (المرور|السر)|الرقم السري|رمز عبور|گذرواژه|סיסמ|รหัสผ่าน|mat khau|kata sandi|पासवर्ड',
    ],
    isNot: ['captcha|hint'],
  },
  fresh: {
    is: [
      '<new|newpass|create|choose|<set>|<pick>|neues|neue>|nouve|nuev[ao]|nov[aoe]>|nuova|nieuw|nytt|<ny>|nya>|uusi|<now[ea]>|<uj>|yeni|<noua>|<baru>',
      'нов(ыи|ого|ая|ую)|<новии|新しい|新規|新密|新(的)?密|새 ?(비밀|암호)|جديدة|جديد|חדשה|<moi>|νεος|ใหม่|नया',
    ],
    isNot: ['newsletter|news'],
  },
  confirm: {
    is: [
      'confirm|repeat|<re ?(type|enter|pass|pw|input|password)|again|verify ?pass|verif(y|ication)|<retype|<cpass|pass(word)? ?2>|pwd ?2>|<password2|<pass2|check ?pass|match|second|<conf>',
      'wiederhol|bestatig|erneut|nochmal|repet|repit|conferma|ripeti|herhaal|bevestig|upprepa|bekrafta|gjenta|bekreft|gentag|bekraeft|vahvista|uudelleen|powtorz|potwierdz',
      'zopakuj|znovu|potvrd|overen|megerosit|ujra|tekrar|dogrula|onayla|ponov|confirma|pakartok|korda|atkarto',
      'повтор|подтвер|еще раз|пiдтверд|підтверд|повторіть|ещё раз|επιβεβαι|確認|再入力|もう一度|确认|確認|重复|再次|재입력|확인|다시|تأكيد|اعادة|إعادة|אימות|שוב|<lai>|nhap lai|xac nhan|konfirmasi|ulangi|ยืนยัน|पुष्टि',
    ],
    isNot: ['confirm(ation)? ?code|verification ?code|code'],
  },
  /** What a password must be, told where a new one is made. */
  rules: {
    is: [
      '(at least|minimum( of)?|min|not less than) ?\\d|\\d+ ?(or more )?(characters|chars|caracteres|caracteres|zeichen|tekens|tecken|tegn|znak|karakter|символ|знак|文字|字符|字元|位|자)|must (contain|be|have|include)|upper ?case|lower ?case|<strength|strong>|starke>|mindestens|au moins|al menos|minimo|almeno|pelo menos|minst|mindst|vahintaan|co najmniej|nejmene|legalabb|en az|cel putin|не менее|минимум|не менше|以上|至少|이상|على الأقل|לפחות|อย่างน้อย|it nhat|minimal',
    ],
  },
  current: {
    is: [
      'current|<cur>|<old|existing|<present>|previous|original ?pass|aktuell|<altes>|bisherig|actuel|ancien|actual>|anterior|antigua|vieja',
      'atual|attuale|vecchia|huidig|<oude?>|nuvarande|gammalt|navaerende|gammel|nykyinen|vanha|obecne|aktualne|stare|soucasn|stavajici|sucasn|jelenlegi|<regi>|mevcut|<eski>|curent|veche',
      'текущ|стар(ыи|ого)|деиств|поточн|τρεχ|παλι|現在|今の|当前|目前|旧密|原密|舊密|현재|기존|الحالية|القديمة|נוכחית|ישנה|hien tai|<cu>|saat ini|<lama>|ปัจจุบัน|वर्तमान',
    ],
  },
  code: {
    is: [
      '<[th]?otp|<2 ?fa|two ?fa>|<mfa>|two ?(factor|step)|one ?time|auth(entication|enticator|orization)? ?code|verif[a-z]* ?(code|number|pin)|(confirmation|confirm) ?code|<passcode>|pass ?code',
      'security ?code|login ?code|sms ?(code|pin)?>|access ?code|e ?mail ?code|token>|code (de|di|der|from) |<pin ?code|(6|six) ?digit|einmal ?(code|kenn|pass)|bestatigungs?code|verifizierungscode|authentifizierungscode',
      'sicherheitscode|code de (verif|secur|valid|confirm)|code recu|codigo (de|del) (verif|segur|acces|confirm|autent)|codigo|codice (di )?(verif|sicur|conferma|otp)|tan>',
      'verificatiecode|beveiligingscode|engangs|verifieringskod|bekraftelsekod|bekreftelseskode|vahvistuskoodi|kod (weryf|autor|sms|z )|overovaci kod|ellenorzo kod|dogrulama kodu|onay kodu|cod (de )?verific|kode (verif|otp)',
      'код (подтвер|из|провер|доступ|sms|смс|перев)|<код>|одноразов|смс|認証コード|確認コード|認証番号|ワンタイム|验证码|驗證碼|校验码|动态(密)?码|验证代码|인증 ?(번호|코드)|보안 ?코드|otp',
      'رمز (التحقق|التأكيد)|كود|קוד (אימות|חד|אבטחה)|ma (xac|otp)|รหัส ?(ยืนยัน|otp)|सत्यापन कोड|ओटीपी|κωδικος (επαλ|επιβ)',
    ],
    isNot: [
      'post ?code|postal|zip|coupon|promo|voucher|discount|gift|captcha|country ?code|area ?code|dial ?code|phone ?code|referral|invit|<cvv|<cvc|csrf|currency|card|image|picture|图形|図|user ?code|codigo postal|codice fiscale|barcode|csrfmiddleware|csrf ?token|request ?token',
    ],
  },
} as const satisfies Record<string, WordList>;
