/**
 * What the words of headers say, in the form that `canonicalHeader` gives them: small letters without accents. A header
 * with a word that stands nowhere here (`Company phone`, `Email status`, `Buyer email`) is not known, so that nothing is
 * asked with or written into a column that belongs to somebody else. Languages: English, German, French, Spanish,
 * Catalan, Portuguese, Italian, Romanian, Dutch, Danish, Norwegian, Swedish, Icelandic, Finnish, Estonian, Latvian,
 * Lithuanian, Polish, Czech, Slovak, Slovene, Croatian, Serbian, Albanian, Hungarian, Greek, Turkish, Russian, Ukrainian,
 * Bulgarian, Vietnamese, Indonesian, Hebrew, Arabic, Persian, Hindi, Thai, Chinese, Japanese and Korean.
 */
export const VOCABULARY = {
  linkedin: ' linkedin li 领英 領英 リンクトイン 링크드인 لينكدان لينكد لینکدین לינקדאין ',
  salesnavigator: ' salesnavigator ',
  /** What a LinkedIn address is called where only its last part is kept. */
  handle: ' handle username slug identifier vanity ',
  email:
    ' email emails mail mails emailadresse mailadresse emailaddress mailaddress courriel courriels mel messagerie correo correos correu correio posta emailadres mailadres epost ' +
    'epostadress epostadresse mejl mailadress netfang sahkoposti sahkopostiosoite epasts pastas emailcim eposta imeil имеил имејл емаил почта почты почте пошта пошти ταχυδρομειο ιμειλ ' +
    'surel ايميل الايميل إيميل الإيميل بريد البريد ایمیل אימייל מייל דואל ईमेल อีเมล メール メールアドレス 邮箱 邮件 电邮 信箱 郵件 郵箱 電郵 이메일 메일 전자우편 ',
  known:
    ' known personal private current home bekannte personliche privat privater aktuelle aktueller prive privee personnel personnelle actuel actuelle privado privada actual ' +
    'pessoal atual privata personale attuale persoonlijke huidige huidig prywatny prywatna obecna obecny personlig nuvarande henkilokohtainen soukromy soukroma личная личныи kisisel ',
  work:
    ' work business professional corporate office geschaftliche geschaftlich dienstliche dienstlich berufliche beruflich professionnel professionnelle pro corporativo profesional ' +
    'trabajo profissional trabalho aziendale lavoro zakelijk zakelijke werk sluzbowy sluzbowa jobb arbejde tyo pracovni рабочая рабочии робоча kurumsal ',
  /** Found by somebody, checked or guessed: an address where the values are some, else a yes or no. */
  checked:
    ' verified valid found best probable likely recommended verifie verifiee trouve trouvee verificado encontrado verifiziert verifizierte gefunden gefundene ',
  address:
    ' address addresses adresse adresa adresu adresi id value direccion electronico electronica eletronico elettronica indirizzo endereco adres adress osoite cim elektroniczny elektroniczna ' +
    'elektronicka electronic electronique elektronik elektronische el электронная электронныи эл електронна ηλεκτρονικο ηλεκτρονικη διευθυνση адрес адреса dien tu thu alamat adreca ' +
    'إلكتروني الإلكتروني الكتروني الالكتروني عنوان כתובת アドレス 地址 주소 电子 電子 전자 ',
  website:
    ' website websites domain domains homepage webpage webpages www webseite webseiten internetseite internetadresse webadresse firmenwebsite firmenwebseite firmenhomepage ' +
    'unternehmenswebsite unternehmenswebseite domane domaine dominio domini sitio sito pagina domein domeinnaam bedrijfswebsite strona strony witryna domena webbplats webbsida hemsida ' +
    'doman hjemmeside webside nettside nettsted domene heimasida vefsida verkkosivu verkkosivut verkkosivusto kotisivu kotisivut verkkotunnus webove webova stranky stranka webstranka ' +
    'sitesi weboldal honlap webcim domenie saitul ιστοσελιδα ιστοτοπος ιστοσελιδας саит саита веб вебсаит домен сторінка koduleht veebileht majaslapa vietne svetaine spletna spletisce ' +
    'webstranica situs laman trang الموقع موقع الويب ويب نطاق אתר האתר דומיין वेबसाइट เว็บไซต์ ウェブサイト サイト ホームページ ドメイン 网站 官网 网址 域名 網站 官網 網址 網域 웹사이트 홈페이지 도메인 웹 ',
  link:
    ' url link web site page internet internetowa internetowy interneto profile profil perfil profilo profiel profili profiili profilu lien enlace enlac enllac lank lenke ' +
    'linkki odkaz hivatkozas baglanti baglantisi seite seiten public συνδεσμος προφιλ ссылка ссылки профиль профіль посилання رابط الرابط الملف الشخصي قישור קישור פרופיל リンク プロフィール 链接 鏈接 連結 主页 個人檔案 링크 프로필 ',
  company:
    ' company companies companyname account organization organizations organisation organizationname organisationname employer firm corporation institution workplace firma firmen firmenname ' +
    'firmenbezeichnung unternehmen unternehmens unternehmensname arbeitgeber gesellschaft entreprise societe employeur raison organisme structure empresa compania organizacion razon ' +
    'companhia organizacao empregador azienda societa ragione impresa ditta organizzazione bedrijf bedrijfsnaam organisatie werkgever firmy firmie przedsiebiorstwo organizacja pracodawca ' +
    'foretag foretaget foretagsnamn bolag bolagsnamn arbetsgivare virksomhed virksomhedsnavn firmanavn selskab arbejdsgiver bedrift bedriftsnavn selskap selskapsnavn arbeidsgiver ' +
    'fyrirtaeki yritys yrityksen organisaatio tyonantaja tyopaikka ettevote uznemums uznemuma imone imones spolecnost spolecnosti organizace zamestnavatel spolocnost spolocnosti ' +
    'organizacia ceg cegnev vallalat szervezet munkaltato companie companiei firmei organizatie organizatia angajator sirket sirketi kurum kurulus isveren isyeri podjetje podjetja ' +
    'tvrtka tvrtke poduzece preduzece kompanija kompanije kompania ndermarrja εταιρεια εταιρειας εταιρια επιχειρηση επωνυμια οργανισμος εργοδοτης компанија компания компании организация ' +
    'организации предприятие фирма фирмы работодатель компанія компаніі організація організаціі підприємство роботодавець компанията perusahaan syarikat instansi ' +
    'شركة الشركة المؤسسة مؤسسة المنظمة شرکت חברה החברה ארגון מעסיק कंपनी บริษัท 会社 会社名 貴社 御社 企業 企業名 法人名 法人 所属 勤務先 貴社名 御社名 組織 cong ty 公司 公司名称 公司名稱 企业 企业名称 单位名称 单位 單位 公司名 회사 회사명 기업 기업명 소속 업체 업체명 직장 ',
  /** `Associated Company`: the person's, as a customer database links them. */
  linked:
    ' associated related linked legal zugehoriges zugehorige zugeordnetes verknupftes verknupfte associee liee asociada relacionada associata collegata gekoppeld gekoppelde gerelateerd powiazana ',
  // A word for the name itself, or one that needs `name` beside it: `Vorname Name` is a full name, `First name` is not.
  first:
    ' firstname fname forename vorname vornamen rufname prenom prenoms prenume nombres voornaam voornamen roepnaam imie imiona fornamn tilltalsnamn fornavn fornafn eiginnafn etunimi ' +
    'etunimet eesnimi keresztnev utonev jmenokrestni ファーストネーム 下の名前 ',
  firstOf:
    ' first given primer primeiro primo pila proprio krestni krstne depan pertama prvo pierwsze ensimmainen prvni פרטי الأول الاول الشخصي प्रथम 名 ',
  last:
    ' lastname lname surname surnames nachname nachnamen familienname zuname apellido apellidos cognom cognoms sobrenome apelido apelidos cognome cognomi achternaam achternamen ' +
    'familienaam nazwisko nazwiska efternamn efternavn etternavn slektsnavn eftirnafn sukunimi perekonnanimi uzvards pavarde prijmeni priezvisko priimek prezime mbiemri mbiemer ' +
    'vezeteknev csaladnev soyad soyadi soyisim soyismi επωνυμο επιθετο фамилия фамилии фамилията прізвище прізвища презиме اللقب 姓 姓氏 苗字 ラストネーム 성 성씨 นามสกุล उपनाम ho ',
  lastOf:
    ' last family famille ultimo familie familiei familia familiare familij العائلة الأخير الاخير خانوادگی משפחה belakang keluarga अंतिम ',
  full:
    ' full fullname display complet complete vollstandiger vollstandig kompletter completo completa volledige volledig pelne fullstandigt hela nominativo fulde fulle fullt koko cele ' +
    'plne teljes tam πληρες ονοματεπωνυμο полное полныи повне фио піб пиб الكامل كامل מלא lengkap penuh puno polno पूरा フルネーム 氏名 お名前 姓名 全名 성명 성함 ',
  name:
    ' name names nom noms nombre nome naam namen namn navn nafn nimi nimed jmeno nazwa nazev nazov meno nev nume numele ad adi isim ismi unvan unvani ονομα имя имени ' +
    'название наименование імя назва име името ime naziv emri emer vards vardas nosaukums pavadinimas izena ten nama الاسم اسم نام שם השם नाम ชื่อ 名前 名称 名稱 名字 担当者名 ご担当者名 担当者氏名 参加者名 联系人姓名 이름 ',
  person:
    ' contact contacts decision maker person persons lead leads prospect prospects candidate candidates attendee attendees participant participants registrant registrants guest guests invitee ' +
    'invitees member members user users applicant applicants delegate delegates visitor visitors employee employees subscriber subscribers kontakt kontakte kontaktperson kontaktdaten ' +
    'ansprechpartner ansprechpartnerin ansprechpartners ansprechperson teilnehmer teilnehmerin teilnehmers interlocuteur contacto contactos contacte contato persona pessoa participante ' +
    'contatto contatti referente partecipante contactpersoon deelnemer osoba osoby kontaktowa kontaktowej kontaktu uczestnik uczestnika deltagare deltager deltaker osallistuja ' +
    'yhteyshenkilo yhteyshenkilon kontaktni kontaktna ucastnik kapcsolattarto resztvevo kisi kisinin katilimci yetkili yetkilinin επαφη επαφης контакт контактное контакта лицо лица ' +
    'участник участника контактна особа особи учасник лице kontak kontakti الاتصال المشارك איש קשר משתתף 担当者 ご担当者 参加者 联系人 聯絡人 聯繫人 联络人 参会者 담당자 참석자 참가자 ',
  infix:
    ' tussenvoegsel tussenvoegsels tussenvoeg tussenv tsv voorvoegsel voorvoegsels voorv particle nobiliary infix namensvorsatz vorsatzwort namenszusatz particule ',
  /** `Last name prefix` holds what `Tussenvoegsel` does; `Name prefix` holds titles. */
  prefix: ' prefix prefixe prefijo prefisso ',
  suffix: ' suffix suffixe sufijo sufixo suffisso achtervoegsel suffiks ',
  filler:
    ' of the and or s to your you my please enter provide share what whats which is are do does did where at for in with if any applicable here 1 01 a an as primary main required ' +
    'optional mandatory represent original und oder der des die das dein deine ihr ihre ihrer ihren wie lautet zum im bei et ou de la le les du l d votre vos quel quelle est ton ta ' +
    'del y o e da dos di della dello delle dell il lo su tu cual es en nella qual seu sua tuo tua suo van het een je jouw uw i na w och og till din ditt dit deres firmaets hvad hva er ja ' +
    'az v va ve si и та і και ה ו ال و на в к ' +
    'most key social sociale media pflichtfeld obligatoire obligatorio obligatoria obrigatorio verplicht の ご 的 必須 任意 必填 选填 選填 필수 선택 का की के ',
};

export type Role = keyof typeof VOCABULARY;
export const ROLES = Object.keys(VOCABULARY) as Role[];
