//! Spanish.

use super::sense::{NumericOrder, Part, Sense};
use super::{Examples, Lexicon, Words};
use crate::day::{Season, Weekday};

pub(super) static SPANISH: Words =
    Words { language: "es", lexicon: Lexicon::new(NumericOrder::DayFirst, EXAMPLES, SENSES) };

const EXAMPLES: Examples = Examples {
    day: "4 de junio de 2000",
    time: "4 de junio de 2000, 17:00",
    open: "antes de 1914",
};

const SENSES: &[(Sense, &str)] = &[
    (
        Sense::Filler,
        "el|la|los|las|de|del|en|a|al|durante|mes de|el mes de|día|dia|el día|con fecha de|\
         a las|a la|lo largo de|fecha|mañana del|tarde del|madrugada del",
    ),
    (Sense::Month(1), "enero|ene"),
    (Sense::Month(2), "febrero|feb"),
    (Sense::Month(3), "marzo|mar"),
    (Sense::Month(4), "abril|abr"),
    (Sense::Month(5), "mayo|may"),
    (Sense::Month(6), "junio|jun"),
    (Sense::Month(7), "julio|jul"),
    (Sense::Month(8), "agosto|ago"),
    (Sense::Month(9), "septiembre|setiembre|sept|sep|set"),
    (Sense::Month(10), "octubre|oct"),
    (Sense::Month(11), "noviembre|nov"),
    (Sense::Month(12), "diciembre|dic"),
    (Sense::Weekday(Weekday::Monday), "lunes|lun"),
    (Sense::Weekday(Weekday::Tuesday), "martes"),
    (Sense::Weekday(Weekday::Wednesday), "miércoles|miercoles|mié"),
    (Sense::Weekday(Weekday::Thursday), "jueves|jue"),
    (Sense::Weekday(Weekday::Friday), "viernes|vie"),
    (Sense::Weekday(Weekday::Saturday), "sábado|sabado|sáb"),
    (Sense::Weekday(Weekday::Sunday), "domingo|dom"),
    (Sense::Season(Season::Spring), "primavera"),
    (Sense::Season(Season::Summer), "verano"),
    (Sense::Season(Season::Autumn), "otoño"),
    (Sense::Season(Season::Winter), "invierno"),
    (Sense::OrdinalMark, "º|ª|°|o|a|ro|er|do|to|er."),
    (Sense::Ordinal(1), "primer|primero|primera"),
    (Sense::Ordinal(2), "segundo|segunda"),
    (Sense::Ordinal(3), "tercer|tercero|tercera"),
    (Sense::Ordinal(4), "cuarto|cuarta"),
    (Sense::Ordinal(5), "quinto"),
    (Sense::Ordinal(6), "sexto"),
    (Sense::Ordinal(7), "séptimo"),
    (Sense::Ordinal(8), "octavo"),
    (Sense::Ordinal(9), "noveno"),
    (Sense::Ordinal(10), "décimo"),
    (Sense::DecadeMark, "s"),
    (Sense::Decade(20), "veinte"),
    (Sense::Decade(30), "treinta"),
    (Sense::Decade(40), "cuarenta"),
    (Sense::Decade(50), "cincuenta"),
    (Sense::Decade(60), "sesenta"),
    (Sense::Decade(70), "setenta"),
    (Sense::Decade(80), "ochenta"),
    (Sense::Decade(90), "noventa"),
    (Sense::DecadeUnit, "años|década|década de|década de los|la década de|decada de|los años|los"),
    (Sense::Century, "siglo|siglos|s"),
    (Sense::Millennium, "milenio"),
    (Sense::YearUnit, "año|año de"),
    (Sense::Quarter, "trimestre|cuarto"),
    (Sense::QuarterLetter, "t|q"),
    (Sense::Half, "mitad|semestre"),
    (Sense::HalfLetter, "s"),
    (Sense::Third, "tercio"),
    (Sense::Last, "último|última|ultimo|ultima"),
    (
        Sense::Part(Part::Early),
        "principios|comienzos|inicios|principio|comienzo|inicio|primeros años",
    ),
    (Sense::Part(Part::Mid), "mediados|medio"),
    (Sense::Part(Part::Late), "finales|fines|fin|final|últimos años"),
    (Sense::Week, "semana|semana del|semana de|la semana del"),
    (Sense::WeekEnding, "semana que termina el"),
    (Sense::Bc, "a. C.|a. de C.|antes de Cristo|a. e. c.|AEC|antes de nuestra era|a. n. e."),
    (Sense::Ad, "d. C.|d. de C.|después de Cristo|e. c.|de nuestra era|n. e."),
    (
        Sense::About,
        "hacia|circa|ca|c|alrededor de|alrededor del|aproximadamente|cerca de|en torno a|\
         aprox|sobre",
    ),
    (Sense::OrSo, "aproximadamente|aprox|circa"),
    (Sense::Possibly, "posiblemente|quizás|quizá|tal vez|probablemente|acaso"),
    (Sense::Between, "entre"),
    (Sense::From, "de|del|desde|desde el"),
    (Sense::To, "a|al|hasta|hasta el|a los"),
    (Sense::And, "y|e|&"),
    (Sense::Or, "o|u|o bien"),
    (Sense::Either, "ya sea|o bien"),
    (Sense::Before, "antes de|antes del|antes de la|antes de los|anterior a|anterior al"),
    (
        Sense::After,
        "después de|después del|después de los|tras|posterior a|posterior al|despues de|\
         despues del",
    ),
    (Sense::Since, "desde|desde el|desde los|a partir de|a partir del|no antes de|no antes del"),
    (
        Sense::Until,
        "hasta|hasta el|hasta los|no después de|no después del|a más tardar|a más tardar en|\
         a más tardar el",
    ),
    (Sense::OrLater, "o después|o más tarde|en adelante|y después|como muy pronto"),
    (Sense::OrEarlier, "o antes|y antes|a más tardar|como muy tarde"),
    (Sense::Present, "presente|actualidad|la actualidad|hoy|ahora|la fecha|el presente"),
    (Sense::UntilNow, "hasta hoy|hasta la fecha|hasta la actualidad|hasta el presente|hasta ahora"),
    (Sense::Am, "de la mañana|a. m.|de la madrugada"),
    (Sense::Pm, "de la tarde|de la noche|p. m."),
    (Sense::Noon, "mediodía|el mediodía"),
    (Sense::Midnight, "medianoche|la medianoche"),
    (Sense::Hour, "h|horas|hora|hrs"),
    (Sense::LocalTime, "hora local"),
    (Sense::Zone(0), "utc|gmt|z"),
    (Sense::Zone(60), "cet"),
    (Sense::Zone(120), "cest"),
    (
        Sense::Undated,
        "una fecha desconocida|desconocido|desconocida|fecha desconocida|sin fecha|s. f.|s. d.",
    ),
    (
        Sense::Relative,
        "ayer|hoy|mañana|próximo|próxima|pasado|pasada|hace|recientemente|ahora|pronto|este|\
         esta",
    ),
];
