//! Polish.

use super::sense::{NumericOrder, Part, Sense};
use super::{Examples, Lexicon, Words};
use crate::day::{Season, Weekday};

pub(super) static POLISH: Words =
    Words { language: "pl", lexicon: Lexicon::new(NumericOrder::DayFirst, EXAMPLES, SENSES) };

const EXAMPLES: Examples =
    Examples { day: "4 czerwca 2000", time: "4 czerwca 2000, godz. 17", open: "przed 1914" };

const SENSES: &[(Sense, &str)] = &[
    (
        Sense::Filler,
        "w|we|z|ze|dnia|dn|na|data|o|podczas|miesiąc|\
         miesiącu|rano|rankiem|wieczorem|po południu",
    ),
    (Sense::Month(1), "styczeń|stycznia|styczniu|sty|styczniem"),
    (Sense::Month(2), "luty|lutego|lutym|lut"),
    (Sense::Month(3), "marzec|marca|marcu|mar|marcem"),
    (Sense::Month(4), "kwiecień|kwietnia|kwietniu|kwi|kwiec|kwietniem"),
    (Sense::Month(5), "maj|maja|maju|majem"),
    (Sense::Month(6), "czerwiec|czerwca|czerwcu|cze|czerw|czerwcem"),
    (Sense::Month(7), "lipiec|lipca|lipcu|lip|lipcem"),
    (Sense::Month(8), "sierpień|sierpnia|sierpniu|sie|sierp|sierpniem"),
    (Sense::Month(9), "wrzesień|września|wrześniu|wrz|wrzes|wrześniem"),
    (Sense::Month(10), "październik|października|październiku|paź|paźdz|październikiem"),
    (Sense::Month(11), "listopad|listopada|listopadzie|lis|list|listopadem"),
    (Sense::Month(12), "grudzień|grudnia|grudniu|gru|grudz|grudniem"),
    (Sense::Weekday(Weekday::Monday), "poniedziałek|poniedziałku"),
    (Sense::Weekday(Weekday::Tuesday), "wtorek|wtorku"),
    (Sense::Weekday(Weekday::Wednesday), "środa|środę|środy"),
    (Sense::Weekday(Weekday::Thursday), "czwartek|czwartku"),
    (Sense::Weekday(Weekday::Friday), "piątek|piątku"),
    (Sense::Weekday(Weekday::Saturday), "sobota|sobotę|soboty"),
    (Sense::Weekday(Weekday::Sunday), "niedziela|niedzielę|niedzieli"),
    (Sense::Season(Season::Spring), "wiosna|wiosną|wiosny|wiosnę"),
    (Sense::Season(Season::Summer), "lato|latem|lata"),
    (Sense::Season(Season::Autumn), "jesień|jesienią|jesieni"),
    (Sense::Season(Season::Winter), "zima|zimą|zimy|zimę"),
    (Sense::OrdinalMark, "go|ty|ego|ym|tym"),
    (Sense::Ordinal(1), "pierwszy|pierwsza|pierwsze|pierwszego|pierwszej|pierwszym|pierwszą"),
    (Sense::Ordinal(2), "drugi|druga|drugie|drugiego|drugiej|drugim"),
    (Sense::Ordinal(3), "trzeci|trzecia|trzecie|trzeciego|trzeciej|trzecim"),
    (Sense::Ordinal(4), "czwarty|czwarta|czwarte|czwartego|czwartej|czwartym|czwartą"),
    (Sense::Ordinal(5), "piąty|piąta|piąte|piątego|piątej|piątym|piątą"),
    (
        Sense::Ordinal(18),
        "osiemnasty|osiemnasta|osiemnaste|osiemnastego|osiemnastej|osiemnastym|osiemnastą",
    ),
    (
        Sense::Ordinal(19),
        "dziewiętnasty|dziewiętnasta|dziewiętnaste|dziewiętnastego|dziewiętnastej|\
         dziewiętnastym|dziewiętnastą",
    ),
    (
        Sense::Ordinal(20),
        "dwudziesty|dwudziesta|dwudzieste|dwudziestego|dwudziestej|dwudziestym|dwudziestą",
    ),
    (Sense::Decade(20), "dwudzieste|dwudziestych"),
    (Sense::Decade(30), "trzydzieste|trzydziestych"),
    (Sense::Decade(40), "czterdzieste|czterdziestych"),
    (Sense::Decade(50), "pięćdziesiąte|pięćdziesiątych"),
    (Sense::Decade(60), "sześćdziesiąte|sześćdziesiątych"),
    (Sense::Decade(70), "siedemdziesiąte|siedemdziesiątych"),
    (Sense::Decade(80), "osiemdziesiąte|osiemdziesiątych"),
    (Sense::Decade(90), "dziewięćdziesiąte|dziewięćdziesiątych"),
    (Sense::Decade(2000), "dwutysięczne|dwutysięcznych"),
    (Sense::DecadeUnit, "lata|latach|lat|dekada|dekadzie"),
    (Sense::Century, "wiek|wieku|wieki|wieków|wiekiem|w"),
    (Sense::Millennium, "tysiąclecie|tysiąclecia|tysiącleciu"),
    (Sense::YearUnit, "rok|roku|r|rokiem|lata|latach|latami"),
    (Sense::Quarter, "kwartał|kwartale|kwartału|ćwierć|ćwierci"),
    (Sense::QuarterLetter, "q|kw"),
    (Sense::Half, "półrocza|poł|połowa|połowie|połowy|półrocze|półroczu"),
    (Sense::HalfLetter, "h"),
    (Sense::Third, "tercja|tercji|tercję"),
    (Sense::Last, "ostatni|ostatnia|ostatniej|ostatnim"),
    (
        Sense::Part(Part::Early),
        "początek|pocz|początku|na początku|początki|wczesny|wczesne|wczesnych",
    ),
    (Sense::Part(Part::Mid), "połowa|poł|połowie|w połowie|połowy|środek"),
    (
        Sense::Part(Part::Late),
        "koniec|kon|końcu|pod koniec|końca|w końcu|schyłek|schyłku|późny|późne|późnych",
    ),
    (Sense::Week, "tydzień od|tygodniu od|tydzień"),
    (Sense::WeekEnding, "tydzień do"),
    (Sense::Bc, "p. n. e.|przed naszą erą|przed Chr.|przed Chrystusem"),
    (Sense::Ad, "n. e.|naszej ery|po Chr.|po Chrystusie"),
    (Sense::About, "około|ok|circa|ca|mniej więcej|w okolicach"),
    (Sense::OrSo, "circa|około"),
    (Sense::Possibly, "być może|prawdopodobnie|przypuszczalnie|możliwe|zapewne"),
    (Sense::Between, "między|pomiędzy"),
    (Sense::From, "od"),
    (Sense::To, "do|aż do|po"),
    (Sense::And, "i|oraz|a|&"),
    (Sense::Or, "lub|albo|bądź|czy"),
    (Sense::Either, "albo|bądź"),
    (Sense::Before, "przed|wcześniej niż"),
    (Sense::After, "po|później niż"),
    (Sense::Since, "od|nie wcześniej niż|począwszy od|najwcześniej"),
    (Sense::Until, "do|aż do|nie później niż|najpóźniej"),
    (Sense::OrLater, "lub później|albo później|i później"),
    (Sense::OrEarlier, "lub wcześniej|albo wcześniej"),
    (Sense::Present, "dziś|dzisiaj|teraz|chwili obecnej|obecnie|teraźniejszości"),
    (Sense::UntilNow, "do dziś|do dzisiaj|do chwili obecnej|do teraz"),
    (Sense::Am, "rano"),
    (Sense::Pm, "po południu|wieczorem"),
    (Sense::Noon, "południe|w południe"),
    (Sense::Midnight, "północ|o północy"),
    (Sense::Hour, "godz|h"),
    (Sense::AtHour, "o godz|o godzinie|godz|godzina"),
    (Sense::LocalTime, "czasu lokalnego"),
    (Sense::Zone(0), "utc|gmt|z"),
    (Sense::Zone(60), "cet"),
    (Sense::Zone(120), "cest"),
    (
        Sense::Undated,
        "nieznanej daty|nieznana|nieznany|data nieznana|bez daty|b. d.|niedatowane|niedatowany",
    ),
    (
        Sense::Relative,
        "wczoraj|dziś|dzisiaj|jutro|przyszły|przyszłym|zeszły|zeszłym|ubiegły|ubiegłym|temu|\
         niedawno|teraz",
    ),
];
