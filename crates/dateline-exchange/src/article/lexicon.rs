//! The English words by which names are known: data, one list a kind.

/// A list of words.
pub(super) struct Words(&'static str);

impl Words {
    /// Whether a word is on the list, as it is written there.
    pub(super) fn has(&self, word: &str) -> bool {
        !word.is_empty() && self.0.split('|').any(|listed| listed == word)
    }
}

/// Words for offices that stand before a name.
pub(super) const OFFICES: Words = Words(
    "president|prime|minister|mayor|governor|senator|chancellor|secretary|general|gen|col|\
     colonel|capt|captain|judge|justice|professor|prof|dr|mr|mrs|ms|sir|lord|king|queen|pope|\
     chief|director|chairman|chairwoman|chair|commissioner|inspector|officer|spokesman|\
     spokeswoman|spokesperson|engineer|master|ambassador|editor|prosecutor|lawyer|attorney|\
     farmer|owner|historian|biologist|scientist|researcher|coach|sergeant|lieutenant|\
     councillor|councilwoman|councilman|founder|author|nurse|teacher|witness|resident|\
     journalist|member|leader|executive|analyst|economist|activist|reporter|correspondent|\
     adviser|envoy|diplomat|survivor|father|sister|brother|bishop|archbishop|cardinal|rabbi|\
     imam|geologist",
);
/// Words that make a name that of an organization.
pub(super) const BODIES: Words = Words(
    "University|Ministry|Committee|Council|Commission|Agency|Authority|Court|Institute|\
     Association|Company|Corporation|Corp|Inc|Ltd|Union|Party|Police|Department|Office|Bank|\
     Group|Foundation|Museum|Hospital|School|College|Times|Post|News|Herald|Society|Board|\
     Bureau|Service|Parliament|Senate|Congress|Alliance|Organization|Federation|Club|Archive|\
     Gazette|Development|Holdings|Systems|Partners|Industries|Airlines|Motors|Energy|Media|\
     Press|Guard|Navy|Army|Forces|Fund|Center|Centre|Coalition|Movement|Front|Network|\
     Cabinet|Administration|Duma|Treasury|Laboratory|Trust",
);
/// Words that make a name that of a place.
pub(super) const GROUNDS: Words = Words(
    "Street|Road|Avenue|Square|Park|River|Lake|Mount|Island|Islands|Bay|Valley|Bridge|County|\
     Airport|Station|Harbor|Harbour|Coast|Sea|Ocean|Peninsula|Strait|Europe|Asia|Africa|\
     America|Commons|Hills|Kremlin|Hall|Palace|Castle|Hotel|Church|Cathedral|House",
);
/// The same at the beginning of a name.
pub(super) const LEADING: Words = Words("Mount|Lake|Cape|Fort|Port|San|Saint|St");
/// Places whose name alone says so: most states, and the cities that stand for them.
pub(super) const PLACES: Words = Words(
    "Afghanistan|Algeria|Argentina|Armenia|Australia|Austria|Azerbaijan|Bangladesh|Belarus|\
     Belgium|Bolivia|Bosnia|Brazil|Britain|Bulgaria|Cambodia|Canada|Chile|China|Colombia|\
     Congo|Croatia|Cuba|Cyprus|Denmark|Egypt|England|Estonia|Ethiopia|Finland|France|Georgia|\
     Germany|Ghana|Greece|Haiti|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|\
     Italy|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Latvia|Lebanon|Libya|Lithuania|Luxembourg|\
     Malaysia|Mexico|Moldova|Mongolia|Morocco|Myanmar|Nepal|Netherlands|Nigeria|Norway|\
     Pakistan|Palestine|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|\
     Scotland|Senegal|Serbia|Singapore|Slovakia|Slovenia|Somalia|Spain|Sudan|Sweden|\
     Switzerland|Syria|Taiwan|Tanzania|Thailand|Tunisia|Turkey|Uganda|Ukraine|Uruguay|\
     Venezuela|Vietnam|Wales|Yemen|Yugoslavia|Zambia|Zimbabwe|US|U.S|UK|U.K|USA|USSR|Europe|\
     Asia|Africa|Amsterdam|Ankara|Athens|Baghdad|Beijing|Beirut|Belgrade|Berlin|Bonn|\
     Brussels|Bucharest|Budapest|Cairo|Chicago|Copenhagen|Damascus|Delhi|Dublin|Geneva|Hague|\
     Helsinki|Istanbul|Jerusalem|Kabul|Kyiv|Kiev|Lisbon|London|Madrid|Minsk|Moscow|Munich|\
     Oslo|Ottawa|Paris|Prague|Riga|Rome|Seoul|Sofia|Stockholm|Tallinn|Tehran|Tokyo|Vienna|\
     Vilnius|Warsaw|Washington|Zagreb|New York|United States|United Kingdom|Soviet Union|\
     Czech Republic|North Korea|South Korea|South Africa|Saudi Arabia|New Zealand|\
     Los Angeles|San Francisco|Hong Kong|Tel Aviv",
);
/// Words before a place.
pub(super) const WHERE: Words = Words("in|at|near|outside|across|from|to|of|off");
/// Words of speech, by which a speaker is known.
pub(super) const SAYING: Words = Words(
    "said|says|told|tells|added|asked|replied|answered|wrote|recalled|announced|insisted|\
     warned|argued|declared|claimed|explained|stated|noted|testified|called|conceded|\
     admitted|denied|confirmed|promised|remembered|remarked|suggested|described|maintained|\
     repeated|shouted|countered|acknowledged|predicted",
);
/// Words with a capital at the beginning of a sentence that are no names.
pub(super) const COMMON: Words = Words(
    "the|a|an|in|on|at|by|for|from|with|after|before|when|while|as|if|but|and|or|so|it|its|\
     he|she|they|we|i|you|his|her|their|our|this|that|these|those|there|then|now|no|not|yes|\
     some|many|most|all|both|one|two|three|four|five|six|ten|what|who|why|how|where|which|\
     nobody|nothing|everyone|everybody|since|until|during|under|over|about|around|early|late|\
     last|next|between|according|more|only|even|still|also|asked|officials|police|people|\
     today|yesterday|later|earlier|another|each",
);
/// Organizations whose last word says something else.
pub(super) const WHOLE_BODIES: Words = Words("White House|Downing Street|Wall Street");
