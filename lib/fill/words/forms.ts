import type { WordList } from './fold';

/** Words for what forms and buttons do. */
export const FORM_WORDS = {
  'to-signIn': {
    is: [
      'log ?in>(?! with| via| using)|log ?in(?=\\p{L})|sign ?in(?! with| via| using)|log ?on>|unlock|anmeld(?!ename)|einlogg|connexion|connecter|identifier|iniciar|inicia sesion|<acceso>|<authenticate|<auth form',
      'acceder|ingresar|<entrar|<entra>|accedi|<accesso|inloggen|aanmelden|logga in|logg inn|log ind|kirjaudu|zaloguj|logowanie',
      'prihlas|bejelentkez|belep|giris|oturum ac|daxil ol|autentific|conecteaza|prijav|prisijung|ienakt|pieslegt|logi sisse|воити|<вход|авториз|увіити|увіити|вхід|συνδεση|εισοδος',
      'ログイン|サインイン|登录|登錄|登入|로그인|تسجيل الدخول|دخول|ورود|התחבר|כניסה|เข้าสู่ระบบ|dang nhap|<masuk|लॉग ?इन|साइन इन',
    ],
  },
  'to-signUp': {
    is: [
      'sign ?up|regist(er|ration)|create (an |your |my |a )?(new |free )?(account|profile|login|user|id)|new (account|user|customer|member)|<join|become a member|account ?creat|create ?account',
      'get started|enrol|konto (erstellen|anlegen|eroffnen)|registrier|neukunde|inscri|creer (un|mon|votre|le) compte|creez',
      'crear (una |mi |tu )?cuenta|registr[aoe]|regist[oe]|cadastr|criar (uma )?conta|iscriviti|crea (un )?account|registrati|registreren|aanmaken',
      'account aanmaken|skapa (ett )?konto|opprett|opret|luo tili|rekisteroidy|zarejestruj|rejestrac|zaloz konto|registrov|vytvorit ucet|regisztr|inregistr|creeaza|ustvari racun',
      'kayit ol|uye ol|qeydiyyat|hesap olustur|зарегистр|регистрац|создать (аккаунт|учет)|реєстр|зареєстр|εγγραφ|新規登録|会員登録|新規会員|アカウント(を)?作成|登録|注册|註冊|创建账|회원 ?가입|가입',
      'إنشاء حساب|تسجيل جديد|حساب جديد|اشترك|ثبت نام|הרשמ|הירשם|צור חשבון|สมัคร|dang ky|tao tai khoan|<daftar|buat akun|साइन अप|खाता बनाएं',
    ],
    isNot: [
      'newsletter|mailing list|(registration|registr\\p{L}*|реєстрація|регистрация) (of )?(domain|домен)|registered|dont have|don t have|not registered|register(ed)? (e ?mail|mobile)',
    ],
  },
  /** To be written to from now on. */
  'to-join': {
    is: [
      '<sign ?(me )?up|<join|<count me in|<notify|<keep me|<yes|<anmelden|eintragen|<melde|s inscrire|je m inscris|<apuntar|<apuntate|<inscrib|iscriviti|<cadastr|<zapisz|tilmeld|<pamelding|<meld (je )?aan|aanmelden|<inscrivez|<registrati|feliratkoz|подпис|登録|加入|가입|اشترك|הירשם|<dang ky|<daftar',
    ],
    isNot: ['account|konto|compte|cuenta|conta|password|passwort'],
  },
  'to-change': {
    is: [
      '(change|update|edit|modify) (your |my |the )?(current )?pass|pass(word)? ?(change|update|edit)|passwort andern|kennwort andern|change ?pwd',
      'changer (le |de |votre |mon )?mot de passe|modifier (le |votre |mon )?mot|cambiar (la |tu |mi )?contras|cambio (de )?contras|alterar (a )?senha|mudar (a )?senha|cambia(re)? (la )?password|modifica password|wachtwoord (wijzigen|veranderen)|andra losenord|byt losenord|endre passord|skift adgangskode|vaihda salasana',
      'zmien haslo|zmiana hasla|zmenit heslo|zmena hesla|jelszo (modosit|csere|valtoz)|sifre(mi|ni)? degis|schimba parola|promijeni lozink|смен(а|ить) парол|изменить парол|змінити парол|αλλαγη κωδ|パスワード(の|を)?変更|修改密码|更改密码|變更密碼|修改密碼|비밀번호 ?변경|تغيير كلمة|שינוי סיסמ|החלף סיסמ|เปลี่ยนรหัส|doi mat khau|ubah (kata )?sandi|पासवर्ड बदलें',
    ],
  },
  'to-reset': {
    is: [
      'forg[eo]t|reset|recover|retrieve|lost ?pass|restore (access|pass)|trouble (logging|signing)|(choose|set|create) (a |your )?new pass|vergessen|zurucksetzen|oublie|reinitialis|recuper|olvid|restablec|esqueci|redefinir|dimenticat|reimposta|vergeten|herstel|glomt|aterstall|glemt|tilbakestill|nulstil',
      'unohd|palauta|zapomnia|nie pamietam|odzysk|zresetuj|zapomen|obnov|zabudnut|elfelejt|visszaallit|unut|sifirla|uitat|reset|zabor|забыл|восстанов|сброс|забул|віднов|ξεχασ|επαναφορ|忘れ|再設定|リセット|忘记|忘記|找回|重置|重設|재설정|찾기|نسيت|استعادة|إعادة تعيين|שכח|איפוס|שחזור|ลืม|รีเซ็ต|quen|dat lai|<lupa>|atur ulang|भूल',
    ],
  },
  'to-search': {
    is: [
      'search|<query>|<find>|<lookup>|<suche|recherche|rechercher|buscar|<busca>|busqueda|pesquis|<cerca|ricerca|zoek|<sok>|<sog>|haku>|szukaj|wyszuk|hledat|vyhled|kereses|keres>|<ara>|arama|cauta|pretraz|iskanje|paieska|meklet|otsi>',
      '<поиск|<наити|искать|пошук|шукати|αναζητ|検索|搜索|搜尋|查找|검색|بحث|جستجو|חיפוש|חפש|ค้นหา|tim kiem|<cari>|pencarian|खोज',
    ],
    isNot: ['research|job ?search ?pass'],
  },
  'to-newsletter': {
    is: [
      'news ?letter|subscri|mailing ?list|stay (in touch|up to date|informed|connected|in the know)|get (the )?(latest|updates|deals)|email (updates|alerts|signup)|sign up (for|to)|mail ?chimp|mc ?4 ?wp|wysija|mail ?poet|klaviyo|sendinblue|brevo|campaign ?monitor|constant ?contact|omnisend|aweber|get ?response|mailer ?lite|convert ?kit|clever ?reach|rapid ?mail|optin|opt in|abonnier|abonne|suscri|assine|subscrev|iscrizione',
      'inschrijven|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|odebir|zapisz sie|biuletyn|odber noviniek|zpravodaj|hirlevel|feliratkoz|bulten|abone|рассыл|подпис|розсил|підпис|ενημερωτικ|メルマガ|メールマガジン|订阅|訂閱|구독|뉴스레터|النشرة|اشتراك|خبرنامه|ניוזלטר|רשימת תפוצה|จดหมายข่าว|न्यूज़लेटर|न्यूजलेटर|सदस्यता|ban tin|berlangganan',
    ],
    isNot: ['unsubscribe'],
  },
  'to-pay': {
    is: [
      'payment|<pay>|pay now|check ?out|billing|card details|(place|submit|complete|confirm) (your |my )?(order|purchase|booking|payment)|order now|book now|purchase|buy now|donate|<zahlung|bezahl|kasse|paiement|payer|commande|<pago|pagar|pagamento|paga>|betal|maksu|platnosc|zaplac|platba|zaplatit|fizet|odeme|plat[ai]|оплат|платеж|плат[иі]|πληρωμ|支払|決済|購入|支付|付款|结账|결제|الدفع|دفع|תשלום|ชำระ|thanh toan|pembayaran|bayar|भुगतान',
    ],
  },
  'to-address': {
    is: [
      'address|shipping|delivery|ship to|lieferadresse|anschrift|adresse|livraison|direccion|envio|endereco|entrega|indirizzo|spedizione|adres|bezorg|leverans|levering|toimitus|dostaw|dorucen|szallit|teslimat|livrare|адрес|достав|διευθυνσ|住所|お届け|配送|地址|收货|주소|배송|العنوان|التوصيل|כתובת|משלוח|ที่อยู่|dia chi|giao hang|alamat|पता',
    ],
    isNot: ['e ?mail ?address'],
  },
  'to-contact': {
    is: [
      'contact|comment|message|feedback|reply|leave a|inquir|enquir|support request|ask (us|a question)|get in touch|review|kontakt(?!e)|nachricht|kommentar|commentaire|contacto|mensaje|comentari|contato|mensagem|contatt|messaggi|bericht|reactie|meddelande|melding|besked|viesti|wiadomosc|zprava|uzenet|mesaj|yorum',
      'сообщен|комментар|отзыв|обратн(ая|ои) связ|повідомлен|коментар|μηνυμα|επικοινων|お問い合わせ|問合せ|コメント|联系我们|留言|评论|聯絡|문의|댓글|اتصل|رسالة|تعليق|צור קשר|הודעה|תגובה|ติดต่อ|ข้อความ|lien he|binh luan|hubungi|pesan|komentar|संपर्क|संदेश',
    ],
    isNot: ['contact (info|information|detail|number)|phone'],
  },
  'to-continue': {
    is: [
      '<continue|<next|submit|<go>|<ok>|proceed|<send|<enter|weiter|absenden|senden|bestatigen|suivant|continuer|envoyer|valider|siguiente|continuar|enviar|avanti|continua|invia|volgende|doorgaan|verder|verzend|nasta|fortsatt|skicka|neste|send|jatka|laheta|dalej|wyslij|pokrac|odesl|dalsi|tovabb|kuldes|devam|gonder|inainte|trimite',
      'далее|продолж|отправ|далі|продовж|надіс|συνεχεια|υποβολη|次へ|送信|続|下一步|继续|提交|繼續|送出|确定|確定|다음|계속|제출|확인|التالي|متابعة|إرسال|המשך|הבא|שלח|ถัดไป|ส่ง|tiep tuc|gui|lanjut|kirim|आगे|जारी|verify|confirm',
    ],
    isNot: ['continue (with|as guest)|continue shopping'],
  },
  'to-save': {
    is: [
      '<save|<apply|<update|<done|<finish|<add>|speichern|enregistrer|guardar|salvar|salva|opslaan|spara|lagre|gem>|tallenna|zapisz|ulozit|mentes|kaydet|salveaza|сохран|зберег|αποθηκευση|保存|저장|حفظ|שמור|บันทึก|<luu|simpan|सहेजें',
    ],
  },
  'to-cancel': {
    is: [
      'cancel|<back>|<close|dismiss|^reset$|clear|no thanks|later|<skip|go back|abbrechen|<zuruck>|annuler|retour|fermer|cancelar|volver|cerrar|voltar|fechar|annulla|indietro|chiudi|annuleren|terug|sluiten|avbryt|tillbaka|annuller|peruuta|anuluj|wstecz|zrusit|zpet|megse|vissza|iptal|geri|anuleaza|отмен|назад|закры|скасув|ακυρωση|キャンセル|戻る|閉じる|取消|返回|关闭|취소|뒤로|닫기|إلغاء|رجوع|ביטול|חזור|סגור|ยกเลิก|huy|batal|kembali|रद्द|resend|send again',
    ],
  },
  'to-other': {
    is: [
      '(with|via|using|mit|avec|con|com|met|med|через|by) (your )?(google|facebook|apple|twitter|microsoft|linkedin|amazon|yahoo|github|x>|vk|qr|phone|email|sms|sso|paypal|passkey|a code|line>|wechat)|<google>|<facebook>|<apple>|<twitter>|<linkedin>|<vkontakte|pay ?pal|single sign|<sso>|passkey|qr ?code|で(ログイン|登録|続)|guest|gast>|invite|magic link|one time link|request code|send code|get code|获取验证码',
    ],
  },
  'to-show': {
    is: [
      '<show|<hide|reveal|anzeigen|verbergen|afficher|masquer|mostrar|ocultar|mostra|nascondi|toon|verberg|visa|dolj|pokaz|ukryj|zobrazit|goster|показ|скры|表示|显示|顯示|표시|إظهار|הצג|แสดง|what s this|<help|info>|learn more|edit>|<change>|<remove|<delete|<upload|<browse|generate',
    ],
  },
  'to-remember': {
    is: [
      'remember|keep me|stay (signed|logged)|trust (this|my)|angemeldet bleiben|eingeloggt bleiben|merken|rester connecte|se souvenir|recordar|recuerda|mantener|lembrar|ricorda|onthoud|ingelogd blijven|kom ihag|husk|muista|zapamietaj|pamatov|zapamatuj|maradj|emlekezz|hatirla|tine ma|запомн|запам|μεινετε|次回から|保存する|記憶|记住|自动登录|保持登录|저장|로그인 유지|تذكر|זכור|จดจำ|ghi nho|ingat|याद',
    ],
  },
  'to-terms': {
    is: [
      '<agree|terms|privacy|<accept|consent|<eula|einverstanden|akzeptier|<agb|datenschutz|j accepte|conditions|acepto|aceito|termos|accetto|akkoord|voorwaarden|villkor|vilkar|ehdot|akcept|zgadzam|regulamin|souhlas|suhlas|elfogad|kabul|sunt de acord|соглас|принима|услов|погодж|συμφων|同意|規約|条款|동의|أوافق|الشروط|מסכים|תנאי|ยอมรับ|dong y|setuju|सहमत',
    ],
  },
} as const satisfies Record<string, WordList>;
