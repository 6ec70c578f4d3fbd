//! French.

use super::sense::{NumericOrder, Part, Sense};
use super::{Examples, Lexicon, Words};
use crate::day::{Season, Weekday};

pub(super) static FRENCH: Words =
    Words { language: "fr", lexicon: Lexicon::new(NumericOrder::DayFirst, EXAMPLES, SENSES) };

const EXAMPLES: Examples =
    Examples { day: "4 juin 2000", time: "4 juin 2000 à 17 h", open: "avant 1914" };

const SENSES: &[(Sense, &str)] = &[
    (
        Sense::Filler,
        "le|la|les|l'|de|du|des|d'|en|au|aux|à|dans|pendant|courant|date|daté de|daté du|\
         au cours de|au cours du|le mois de|au mois de|mois de|jour|le jour|matin du|matinée du|après-midi du|\
         soir du|soirée du",
    ),
    (Sense::Month(1), "janvier|janv|jan"),
    (Sense::Month(2), "février|fevrier|févr|fév|fevr|fev"),
    (Sense::Month(3), "mars"),
    (Sense::Month(4), "avril|avr"),
    (Sense::Month(5), "mai"),
    (Sense::Month(6), "juin"),
    (Sense::Month(7), "juillet|juill|juil"),
    (Sense::Month(8), "août|aout"),
    (Sense::Month(9), "septembre|sept|sep"),
    (Sense::Month(10), "octobre|oct"),
    (Sense::Month(11), "novembre|nov"),
    (Sense::Month(12), "décembre|decembre|déc|dec"),
    (Sense::Weekday(Weekday::Monday), "lundi|lun"),
    (Sense::Weekday(Weekday::Tuesday), "mardi"),
    (Sense::Weekday(Weekday::Wednesday), "mercredi|mer"),
    (Sense::Weekday(Weekday::Thursday), "jeudi|jeu"),
    (Sense::Weekday(Weekday::Friday), "vendredi|ven"),
    (Sense::Weekday(Weekday::Saturday), "samedi|sam"),
    (Sense::Weekday(Weekday::Sunday), "dimanche|dim"),
    (Sense::Season(Season::Spring), "printemps"),
    (Sense::Season(Season::Summer), "été|ete"),
    (Sense::Season(Season::Autumn), "automne"),
    (Sense::Season(Season::Winter), "hiver"),
    (Sense::OrdinalMark, "er|re|e|è|ᵉʳ|ᵉ|ème|eme|ième|ieme|nd|nde"),
    (Sense::Ordinal(1), "premier|première|premiere"),
    (Sense::Ordinal(2), "deuxième|second|seconde|deuxieme"),
    (Sense::Ordinal(3), "troisième|troisieme"),
    (Sense::Ordinal(4), "quatrième|quatrieme"),
    (Sense::Ordinal(5), "cinquième"),
    (Sense::Ordinal(6), "sixième"),
    (Sense::Ordinal(7), "septième"),
    (Sense::Ordinal(8), "huitième"),
    (Sense::Ordinal(9), "neuvième"),
    (Sense::Ordinal(10), "dixième"),
    (Sense::Ordinal(11), "onzième"),
    (Sense::Ordinal(12), "douzième"),
    (Sense::Ordinal(13), "treizième"),
    (Sense::Ordinal(14), "quatorzième"),
    (Sense::Ordinal(15), "quinzième"),
    (Sense::Ordinal(16), "seizième"),
    (Sense::Ordinal(17), "dix-septième"),
    (Sense::Ordinal(18), "dix-huitième"),
    (Sense::Ordinal(19), "dix-neuvième"),
    (Sense::Ordinal(20), "vingtième"),
    (Sense::Ordinal(21), "vingt et unième|vingt-et-unième"),
    (Sense::Decade(20), "années vingt"),
    (Sense::Decade(30), "années trente"),
    (Sense::Decade(40), "années quarante"),
    (Sense::Decade(50), "années cinquante"),
    (Sense::Decade(60), "années soixante"),
    (Sense::Decade(70), "années soixante-dix"),
    (Sense::Decade(80), "années quatre-vingt|années quatre-vingts"),
    (Sense::Decade(90), "années quatre-vingt-dix"),
    (Sense::DecadeUnit, "années|annees|décennie|la décennie"),
    (Sense::Century, "siècle|siècles|siecle|s"),
    (Sense::Millennium, "millénaire|millénaires"),
    (Sense::YearUnit, "an|année|l'an|l'année"),
    (Sense::Quarter, "trimestre|quart"),
    (Sense::QuarterLetter, "t|q"),
    (Sense::Half, "moitié|semestre"),
    (Sense::HalfLetter, "s"),
    (Sense::Third, "tiers"),
    (Sense::Last, "dernier|dernière|dernières|derniers"),
    (Sense::Part(Part::Early), "début|au début|débuts|commencement|tôt en|premières années"),
    (Sense::Part(Part::Mid), "milieu|mi|mi-"),
    (Sense::Part(Part::Late), "fin|à la fin|la fin|fin de|tard en"),
    (Sense::Week, "semaine|semaine du|semaine de|la semaine du"),
    (Sense::WeekEnding, "semaine se terminant le"),
    (
        Sense::Bc,
        "av. J.-C.|av. J.C.|avant J.-C.|avant J.C.|avant Jésus-Christ|avant notre ère|\
         av. n. è.|AEC|av. JC|avant JC",
    ),
    (
        Sense::Ad,
        "apr. J.-C.|ap. J.-C.|après J.-C.|ap. J.C.|apr. J.C.|après Jésus-Christ|\
         de notre ère|EC|apr. JC|ap. JC",
    ),
    (
        Sense::About,
        "vers|v|environ|circa|ca|c|autour de|aux alentours de|aux environs de|\
         approximativement|à peu près|vers le|vers la",
    ),
    (Sense::OrSo, "environ|circa|ca|approximativement"),
    (Sense::Possibly, "peut-être|probablement|sans doute|possiblement|vraisemblablement"),
    (Sense::Between, "entre"),
    (Sense::From, "de|du|depuis|des"),
    (Sense::To, "à|au|aux|jusqu'à|jusqu'au|jusqu'en|jusqu'aux|à la|au mois de"),
    (Sense::And, "et|&|ainsi que"),
    (Sense::Or, "ou|ou bien|soit"),
    (Sense::Either, "soit"),
    (Sense::Before, "avant|avant le|avant la|avant l'|antérieur à|antérieure à"),
    (Sense::After, "après|après le|après la|après l'|postérieur à|postérieure à"),
    (
        Sense::Since,
        "depuis|depuis le|à partir de|à partir du|à partir des|pas avant|au plus tôt en|\
         au plus tôt le|dès|à compter du|à compter de",
    ),
    (
        Sense::Until,
        "jusqu'à|jusqu'au|jusqu'en|jusqu'aux|au plus tard en|au plus tard le|pas après|\
         au plus tard",
    ),
    (Sense::OrLater, "ou plus tard|ou après|et après|au plus tôt|et au-delà"),
    (Sense::OrEarlier, "ou avant|ou plus tôt|et avant|au plus tard"),
    (Sense::Present, "aujourd'hui|présent|nos jours|maintenant|ce jour|en cours"),
    (
        Sense::UntilNow,
        "jusqu'à aujourd'hui|jusqu'à nos jours|à nos jours|à ce jour|jusqu'à présent",
    ),
    (Sense::Am, "du matin"),
    (Sense::Pm, "de l'après-midi|du soir"),
    (Sense::Noon, "midi"),
    (Sense::Midnight, "minuit"),
    (Sense::Hour, "h|heures|heure"),
    (Sense::LocalTime, "heure locale"),
    (Sense::Zone(0), "utc|gmt|z|tu"),
    (Sense::Zone(60), "cet|hnec"),
    (Sense::Zone(120), "cest|heec"),
    (
        Sense::Undated,
        "une date inconnue|inconnu|inconnue|date inconnue|sans date|s.d.|non daté|non datée",
    ),
    (
        Sense::Relative,
        "hier|aujourd'hui|demain|prochain|prochaine|dernier|dernière|il y a|récemment|\
         maintenant|bientôt|ce|cette",
    ),
];
