"""What columns are called in the exports of mail programs, by language.

Facts from public lists of header names. Numbers within a name ("E-mail 2 Address") do not matter:
they are taken out before a header is looked up.
"""

from __future__ import annotations

from klatch.services.exchange.reading.fields import Field

WORDS: tuple[tuple[Field, str, str], ...] = (
    (
        Field.GIVEN,
        "",
        (
            "First Name|Fornavn|Vorname|Nombre|Prénom|Nome|Voornaam|Imię|Primeiro nome|Имя|"
            "Förnamn|İlk Adı|पहला नाम|名|이름|名字|Given Name|Forename"
        ),
    ),
    (
        Field.FAMILY,
        "",
        (
            "Last Name|Efternavn|Nachname|Apellidos|Nom|Cognome|Achternaam|Nazwisko|"
            "Sobrenome|Фамилия|Efternamn|Soyadı|Nom de famille|अंतिम नाम|姓|성|姓氏|Family Name|"
            "Surname"
        ),
    ),
    (
        Field.FULL,
        "",
        (
            "Display Name|Name|Navn|Naam|Nazwa|Namn|Vis navn|Anzeigename|Nombre mostrado|"
            "Nom à afficher|प्रदर्शन नाम|Nome visualizzato|表示名|표시명|Weergavenaam|"
            "Wyświetlana nazwa|Apresentar como|Отображаемое имя|Kortnamn|显示名称|顯示名稱|Full Name|"
            "File As|Contact Name"
        ),
    ),
    (
        Field.NICKNAME,
        "",
        (
            "Nickname|Alias|Spitzname|Apodo|Surnom|उपनाम|Soprannome|ニックネーム|애칭|Bijnaam|"
            "Pseudonim|Apelido|Псевдоним|Smeknamn|呢称|暱稱"
        ),
    ),
    (
        Field.EMAIL,
        "",
        (
            "Primary Email|Secondary Email|E-mail Address|E-mail-adresse|E-Mail 2: Adresse|"
            "Dirección de correo electrónico 2|Dirección del correo electrónico 3|"
            "Adresse de messagerie|Indirizzo posta elettronica|E-mailadres|Adres e-mail|"
            "Endereço de email 2|Адрес эл. почты|E-postadress|Elektronik Posta Adresi|"
            "Elektronik Posta 2 Adres|Primær mail|Sekundær mail|Primäre E-Mail-Adresse|"
            "Sekundäre E-Mail-Adresse|Dirección de correo electrónico principal|"
            "Dirección de correo electrónico secundaria|Adresse électronique principale|"
            "Adresse électronique secondaire|प्राथमिक मेल|द्वितीयक मेल|E-mail primaria|"
            "E-mail secondaria|メールアドレス|別のメールアドレス|기본 메일|추가 메일|"
            "Eerste e-mail|Tweede e-mail|"
            "Podstawowy e-mail|Dodatkowy e-mail|Email primário|Email secundário|"
            "Адрес электронной почты|Альтернативный адрес электронной почты|Annan e-post|主要电子邮件|"
            "备用电子邮件|主要 Email|次要 Email|電子メール アドレス|Email|E-mail|Mail|Email Address|"
            "Adresse e-mail|Adresse électronique|Correo electrónico|Indirizzo e-mail|E-Mail-"
            "Adressen"
        ),
    ),
    (
        Field.PHONE,
        "work",
        (
            "Work Phone|Business Phone|Telefon (arbejde)|Telefon geschäftlich|"
            "Teléfono del trabajo|Téléphone (bureau)|Ufficio|Telefoon op werk|Telefon służbowy|"
            "Telefone comercial|Рабочий телефон|Телефон раб. 2|Arbete|Telefon 2, arbete|"
            "İş Telefon No|İş Telefonu 2|Arbejdstelefon|Tel. dienstlich|Teléfono (Trabajo)|"
            "Tél. professionnel|फोन कार्यालय|Telefono ufficio|勤務先の電話番号|직장 전화|Telefoon werk|"
            "Telefonu służbowy|Telefon arbete|工作电话|商務電話|会社電話"
        ),
    ),
    (
        Field.PHONE,
        "home",
        (
            "Home Phone|Telefon (privat)|Telefon privat|Particular|Téléphone (domicile)|"
            "Abitazione|Telefoon thuis|Telefon domowy|Telefone residencial|Домашний телефон|"
            "Телефон дом. 2|Telefon 2, hem|Ev Telefonu|Hjemmetelefon|Tel. privat|"
            "Teléfono particular|Tél. personnel|फोन आवास|Telefono casa|自宅の電話番号|자택 전화|"
            "Telefon hem|家庭电话|住家電話|自宅電話"
        ),
    ),
    (
        Field.PHONE,
        "fax",
        (
            "Fax Number|Business Fax|Home Fax|Fax (arbejde)|Fax (privat)|Fax geschäftlich|"
            "Fax privat|Télécopie (bureau)|Télécopie (domicile)|Fax (uff.)|Fax (ab.)|"
            "Fax op werk|Fax thuis|Faks służbowy|Faks domowy|Fax comercial|Fax residencial|"
            "Рабочий факс|Домашний факс|Fax arbete|Fax, hem|İş Faks No|Ev-Faks No|Faxnummer|"
            "Fax-Nummer|Fax|फैक्स|Numero fax|FAX 番号|팩스|Numer faksu|Número do fax|Номер факса|"
            "传真号码|傳真號碼"
        ),
    ),
    (
        Field.PHONE,
        "mobile",
        (
            "Mobile Number|Car Phone|Mobile Phone|Biltelefon|Mobiltelefon|Autotelefon|"
            "Téléphone (voiture)|Tél. mobile|Telefono auto|Cellulare|Autotelefoon|"
            "Mobiele telefoon|Telefon w samochodzie|Telefon komórkowy|Telefone do carro|"
            "Telefone celular|Телефон в машине|Телефон переносной|Araç Telefonu|Cep Telefonu|"
            "Mobilnummer|Mobil-Tel.-Nr.|Teléfono móvil|Portable|मोबाइल नंबर|Numero cellulare|"
            "携帯電話番号|휴대폰|Mobiel nummer|Numer telefonu komórkowego|Número celular|"
            "Номер сотового телефона|移动电话号码|手機號碼|携帯電話|Mobile|Cell Phone|Cell|Mobil|Handy"
        ),
    ),
    (
        Field.CITY,
        "home",
        (
            "Home City|By (privat)|Ort privat|Ville (domicile)|Città (ab.)|Huisadres, plaats|"
            "Adres domowy - miejscowość|Cidade do endereço residencial|Город (дом. адрес)|Hemort|"
            "Ev-Şehir|Hjemmeby|Privat: Ort|Ciudad donde vive|गृह नगर|Città di residenza|"
            "市区町村 (自宅)|구/군|Woonplaats|Miasto (dom)|Город|城市|居住縣市|市町村 (自宅)"
        ),
    ),
    (
        Field.REGION,
        "home",
        (
            "Home State|Område (privat)|Bundesland/Kanton privat|Dép/Région (domicile)|"
            "Provincia (ab.)|Huisadres, provincie|Adres domowy - województwo|Estado|"
            "Область (дом. адрес)|Region, hem|Ev-Bölge|Hjemmestat|Privat: Bundesland|"
            "Home County|Provincia|Pays/État|गृह राज्य|Provincia di residenza|시/도|Provincie|"
            "Województwo (dom)|Штат|省/自治区/直辖市|居住市鎮"
        ),
    ),
    (
        Field.COUNTRY,
        "home",
        (
            "Home Country|Land/område (privat)|Land/Region privat|Home Country/Region|"
            "País o región del domicilio|Pays/Région (domicile)|Paese (ab.)|Land/regio (thuis)|"
            "Adres domowy - kraj/region|País/Região de Residência|Страна или регион (дом. адрес)|"
            "Land, hem|Ev-Ülke/Bölge|Hjemmeland|Privat: Land|País de residencia|Région|गृह देश|"
            "Nazione di residenza|国 (自宅)|국가|Państwo (dom)|País|Страна|国家|居住國家"
        ),
    ),
    (
        Field.CITY,
        "work",
        (
            "Work City|Business City|By (arbejde)|Ort geschäftlich|Ciudad de trabajo|"
            "Ville (bureau)|Città (uff.)|Werkadres, plaats|Adres służbowy - miejscowość|"
            "Город (раб. адрес)|Ort, arbete|İş-Şehir|Arbejdsby|Dienstlich: Ort|Ciudad (Trabajo)|"
            "कार्यालय शहर|Città di lavoro|市区町村 (勤務先)|Werklocatie|Miasto (praca)|"
            "Cidade de trabalho|Город (раб.)|Ort arbete|商務縣市|市町村 (会社)"
        ),
    ),
    (
        Field.REGION,
        "work",
        (
            "Work State|Business State|Område (arbejde)|Region geschäftlich|"
            "Provincia o estado de trabajo|Dép/Région (bureau)|Provincia (uff.)|"
            "Werkadres, provincie|Adres służbowy - województwo|Область (раб. адрес)|"
            "Region, arbete|İş-Bölge|Arbejdsstat|Dienstlich: Bundesland|Work County|"
            "Provincia (Trabajo)|कार्यालय राज्य|Provincia di lavoro|都道府県 (勤務先)|Werkprovincie|"
            "Województwo (praca)|Estado de trabalho|Штат (раб.)|(Delstat) arbete|商務省市"
        ),
    ),
    (
        Field.COUNTRY,
        "work",
        (
            "Work Country|Business Country|Land/område (arbejde)|Land/Region geschäftlich|"
            "Business Country/Region|País o región del trabajo|Pays/Région (bureau)|Paese (uff.)|"
            "Land/regio (werk)|Adres służbowy - kraj/region|País/Região da Empresa|"
            "Страна или регион (раб. адрес)|Land, arbete|İş-Ülke/Bölge|Arbejdsland|"
            "Dienstlich: Land|País (Trabajo)|कार्यालय देश|Nazione di lavoro|国 (勤務先)|Werkland|"
            "Państwo (praca)|País de trabalho|Страна (раб.)|Land arbete|商務國家"
        ),
    ),
    (
        Field.TITLE,
        "",
        (
            "Job Title|Organization Title|"
            "Stilling|Position|Puesto|Posizione|Functie|Stanowisko|Cargo|Должность|"
            "Befattning|İş Unvanı|Job titel|Arbeitstitel|पदनाम|Qualifica|役職|직위|Werkfunctie|"
            "职务|職稱|Job|Role|Occupation|Poste|Berufsbezeichnung"
        ),
    ),
    (
        Field.DEPARTMENT,
        "",
        (
            "Department|Afdeling|Abteilung|Service|Reparto|Dział|Departamento|Отдел|"
            "Avdelning|Bölüm|विभाग|部門|부서|Departament|Setor|部门|部署|Organization Department"
        ),
    ),
    (
        Field.ORGANIZATION,
        "",
        (
            "Organization|Company|Firma|Organización|Société|Società|Bedrijf|Empresa|"
            "Организация|Företag|Şirket|Organisation|संगठन|Organizzazione|組織|회사명|Organisatie|"
            "Firma/Organizacja|组织|公司|会社名|Organization Name|Employer|Company Name|Entreprise|"
            "Unternehmen"
        ),
    ),
    (
        Field.LINK,
        "",
        (
            "Web Page 1|webside|Webseite|Página Web|Page Web|Webpagina|Strona sieci Web|"
            "Página da Web|Веб-страница|Webbsida|Web Sayfası|Hjemmeside 1|Site Web 1|वेबपेज 1|"
            "Web ページ 1|웹 페이지1|Strona WWW 1|Hemsida 1|网页 1|網頁 1|URL|Link|Links|Profile|"
            "Profile Link|Profile URL|LinkedIn|LinkedIn URL|Website|Homepage|Personal Web Page|"
            "Business Web Page"
        ),
    ),
    (
        Field.NOTE,
        "",
        (
            "Notes|Notater|Notizen|Notities|Notatki|Anotações|Заметки|Anteckningar|Notlar|"
            "Notas|टिप्पणी|Note|メモ|메모|Aantekeningen|Observações|注释|註解|Comment|Comments|"
            "Bemerkungen"
        ),
    ),
    (
        Field.PREFIX,
        "",
        (
            "Title|Titel|Anrede|Titre|Titolo|Tytuł|Tratamento|Обращение|Unvan|肩書き|"
            "Name Prefix|Prefix|Salutation"
        ),
    ),
    (
        Field.ADDITIONAL,
        "",
        (
            "Middle Name|Mellemnavn|Weitere Vornamen|Segundo nombre|Deuxième prénom|"
            "Secondo nome|Middelste naam|Drugie imię|Segundo nome|Отчество|Mellannamn|"
            "İkinci Adı|ミドル|Additional Name"
        ),
    ),
    (
        Field.SUFFIX,
        "",
        (
            "Suffix|Suffiks|Suffixe|Titolo straniero|Achtervoegsel|Sufiks|Sufixo|Суффикс|"
            "Namnsuffix|Sonek|Name Suffix"
        ),
    ),
    (
        Field.CITY,
        "other",
        (
            "Other City|Anden by|Weiterer Ort|Otra ciudad|Ville (autre)|Altra città|"
            "Ander adres, plaats|Inny adres - miejscowość|Город (другой адрес)|Annan ort|Diğer-"
            "Şehir"
        ),
    ),
    (
        Field.REGION,
        "other",
        (
            "Other State|Andet område|Weiteres/r Bundesland/Kanton|Otra provincia o estado|"
            "Dép/Région (autre)|Altra provincia|Ander adres, provincie|Inny adres - województwo|"
            "Область (другой адрес)|Annan region|Diğer-Bölge"
        ),
    ),
    (
        Field.COUNTRY,
        "other",
        (
            "Other Country|Andet land/område|Weiteres/e Land/Region|Other Country/Region|"
            "Otro país o región|Pays/Région (autre)|Altro paese|Land/regio (anders)|"
            "Inny adres - kraj/region|Outro País/Região|Страна или регион (другой адрес)|"
            "Annat land|Diğer-Ülke/Bölge"
        ),
    ),
    (
        Field.PHONE,
        "main",
        (
            "Company Main Phone|Primary Phone|Primær telefon (firma)|Primær telefon|"
            "Telefon Firma|Haupttelefon|Número de centralita de la organización|"
            "Teléfono principal|Téléphone société|Téléphone principal|Telefono principale società|"
            "Telefono principale|Hoofdtelefoon bedrijf|Hoofdtelefoon|Główny telefon do firmy|"
            "Telefon podstawowy|Telefone principal da empresa|Telefone principal|"
            "Основной телефон организации|Основной телефон|Företag, växel|Telefon 1|"
            "Şirket Santral Telefonu|Birincil Telefon"
        ),
    ),
    (
        Field.PHONE,
        "other",
        (
            "Other Phone|Anden telefon|Weiteres Telefon|Otro teléfono|Téléphone (autre)|"
            "Altro telefono|Andere telefoon|Inny telefon|Outro telefone|Другой телефон|"
            "Telefon, annan|Diğer Telefon No"
        ),
    ),
    (
        Field.TAGS,
        "",
        (
            "Categories|Kategorier|Kategorien|Categorías|Categorie|Categorieën|Kategorie|"
            "Категории|Kategoriler|分類|Tags|Tag|Labels|Group Membership|Groups|Keywords"
        ),
    ),
    (
        Field.PHONE,
        "",
        "Phone|Phone Number|Telephone|Telefon|Teléfono|Telefone",
    ),
    (
        Field.CITY,
        "",
        "City|Town|Stadt|Ort|Ville|Cidade",
    ),
    (
        Field.REGION,
        "",
        "State|Province|State/Province",
    ),
    (
        Field.COUNTRY,
        "",
        "Country|Land|Country/Region|Pays",
    ),
    (
        Field.CONNECTED_ON,
        "",
        "Connected On|Verbunden am|Date de connexion",
    ),
)
