/**
 * Words by which pages name their fields and forms, in many languages; as parts of regular expressions on
 * `plainWords`, with `<` and `>` for the borders of a word (`\b` knows Latin letters only).
 */
const WORDS = {
  username: [
    'user ?(name|id)|<user>|login|<log ?on|sign ?in ?(name|id)|account|member',
    'customer ?(number|no|id)|benutzer|anmeldename|kennung|kundennummer|utilisateur|identifiant',
    'usuario|utente|gebruiker|uzytkownik|uzivatel|anvandar|brukernavn|brugernavn',
    'kayttaja|felhasznalo|kullanici|utilizator|логин|пользовател|учетн|користувач|ユーザ|ログイン|アカウント',
    '用户名|用戶名|账号|帐号|帳號|아이디|계정|المستخدم|משתמש|ผู้ใช้|tai khoan|ten dang nhap',
  ],
  email: [
    'e ?mail|<mail>|correo|courriel|posta elettronica|<e ?post>|sahkoposti|электронн|<почт|пошт',
    'メール|邮箱|郵箱|电子邮件|電子郵件|이메일|البريد|דוא|อีเมล',
  ],
  phone: ['phone|mobile|<tel>|telefon|telefono|handy|телефон|電話|手机|手機|휴대'],
  password: [
    'pass ?(word|wd|phrase|code)|<pwd>|<pass>|passwort|kennwort|mot de passe|contrasena',
    '<clave>|senha|palavra ?passe|wachtwoord|losenord|adgangskode|passord|salasana|haslo',
    'heslo|jelszo|parol[ae]|sifre|пароль|パスワード|密码|密碼|비밀번호|كلمة المرور|סיסמ|รหัสผ่าน|mat khau',
  ],
  fresh: [
    '<new>|new ?pass|confirm|repeat|re ?(type|enter)|again|verify ?pass|create|choose|neues',
    'wiederhol|bestatig|nouve|repet|nuev[ao]|repit|nov[ao]>|nuova|ripeti|nieuw|herhaal|nytt',
    'upprepa|gjenta|gentag|uusi|nowe|powtorz|nove|zopakuj|uj jelszo|yeni|tekrar|нов(ый|ого)',
    'повтор|подтвер|新しい|確認|再入力|新密|确认|새 ?비밀|확인|جديدة|تأكيد|חדשה|אימות סיסמ',
  ],
  current: [
    'current|<old>|existing|<present>|aktuell|<altes>|bisherig|actuel|ancien|actual|anterior',
    'atual|attuale|vecchia|huidig|nuvarande|navaerende|nykyinen|obecne|soucasne|jelenlegi|mevcut',
    'текущ|стар(ый|ого)|現在|当前|原密码|舊密碼|현재|الحالية|נוכחית',
  ],
  code: [
    '<t?otp>|2 ?fa>|<mfa>|two ?(factor|step)|one ?time|auth[a-z]* ?code|verif[a-z]* ?code',
    'security ?code|login ?code|sms ?code|token ?code|einmal|bestatigungscode',
    'sicherheitscode|code de (verif|secur|valid)|codigo de (verif|segur)|codice di (verif|sicur)',
    'verificatiecode|engangs|kod weryf|overovaci kod|dogrulama kodu|код подтвержд|одноразов|認証コード',
    '確認コード|验证码|驗證碼|인증 ?번호|رمز التحقق|קוד אימות',
  ],
  signIn: [
    'log ?in|sign ?in|log ?on|signin|unlock|anmeld|einlogg|connexion|connecter|identifier|iniciar',
    'acceder|ingresar|entrar|accedi|inloggen|aanmelden|logga in|logg inn|log ind|kirjaudu|zaloguj',
    'prihlas|bejelentkez|giris|войти|вход|увійти|ログイン|サインイン|登录|登入|로그인|تسجيل الدخول|התחבר|כניסה',
    'เข้าสู่ระบบ|dang nhap',
  ],
  signUp: [
    'sign ?up|regist(er|ration)|create (an |your |my )?(free )?account|new account|join',
    'get started|enrol|konto (erstellen|anlegen)|registrier|inscri|creer (un|mon) compte',
    'crear (una )?cuenta|registr[ao]|cadastr|criar conta|iscriviti|crea account|registreren',
    'account aanmaken|skapa konto|opprett konto|opret|luo tili|zarejestruj|zaloz konto|registrov',
    'kayit ol|uye ol|зарегистр|регистрац|新規登録|会員登録|注册|註冊|회원 ?가입|إنشاء حساب|הרשמ|สมัคร|dang ky',
  ],
  change: [
    '(change|update|reset|edit) (your |my |the )?pass|set (a |your )?(new )?pass',
    'pass(word)? (change|reset)|passwort (andern|zurucksetzen)|kennwort andern',
    'changer (le |de |votre )?mot de passe|modifier|cambiar (la )?contras|restablecer',
    'alterar senha|redefinir|cambia password|wachtwoord wijzigen|zmien haslo|смен(а|ить) парол',
    'сброс|パスワード(を)?変更|修改密码|重置密码|비밀번호 ?변경',
  ],
  search: [
    'search|<query>|<find>|suche|recherche|buscar|busca|cerca|zoek|<sok>|szukaj|hledat',
    'поиск|найти|検索|搜索|搜尋|검색|بحث|חיפוש',
  ],
  newsletter: [
    'newsletter|subscri|mailing list|stay (in touch|up to date|informed)|abonnier|abonne|suscri',
    'inschrijven|рассыл|подпис|メルマガ|订阅|訂閱|구독',
  ],
  card: [
    'card ?(num|no|holder)|credit ?card|<cc>|expir|<exp>|ablauf|caduc|scadenza|<cv[cv]2?>|karte|carte|tarjeta|carta di',
  ],
  notLogin: [
    'captcha|<ssn>|social security|<tin ?\\d|answer|coupon|promo|voucher|gift|zip|postal|post ?code|country|area ?code|first ?name',
    'last ?name|sur ?name|full ?name|given|family|birth|street|address ?line|<city>|company',
    'subject|message|comment|amount|quantity|<cv[cv]2?>|card|<iban>|vorname|nachname|prenom',
    'nombre(?! de usuario)|apellido|plz|filter|invit',
  ],
} as const;

export type Meaning = keyof typeof WORDS;

/** Letters with a stroke or without a dot do not come apart by themselves. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', đ: 'd', ø: 'o', ß: 'ss' };

/** Without accents, and with wide and narrow letters alike; words and texts go through the same fold. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ıłđøß]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .normalize('NFC');

const borders = (pattern: string): string =>
  pattern.replace(/</g, '(?<![\\p{L}\\p{N}])').replace(/>/g, '(?![\\p{L}\\p{N}])');

const PATTERNS = Object.fromEntries(
  Object.entries(WORDS).map(([meaning, words]) => [meaning, new RegExp(borders(fold(words.join('|'))), 'u')]),
) as Readonly<Record<Meaning, RegExp>>;

/** A text ready for comparing: `userName[Login_ID]` and `Contraseña:` become `user name login id` and `contrasena`. */
export function plainWords(text: string): string {
  return fold(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase())
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** True when the words (from `plainWords`) name the meaning. */
export function hasMeaning(words: string, meaning: Meaning): boolean {
  return PATTERNS[meaning].test(words);
}
