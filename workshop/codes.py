"""Every code that records hold for kinds, tiers, statuses …: Dutch and English label, words accepted on import."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from workshop.i18n import language


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a list: `id` is what records and JSON hold, `words` what tables may say besides the labels."""

    id: str
    nl: str
    en: str
    words: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.nl if language() == "nl" else self.en


def _codes(*codes: Code) -> Mapping[str, Code]:
    return MappingProxyType({code.id: code for code in codes})


ACTOR_KIND = _codes(
    Code("ministry", "ministerie", "ministry", ("Rijk", "departement", "min")),
    Code("advisory_body", "adviesorgaan", "advisory body"),
    Code("province", "provincie", "province"),
    Code("water_authority", "waterschap", "water authority", ("hoogheemraadschap", "water board")),
    Code(
        "region",
        "regio/samenwerkingsverband",
        "region/partnership",
        ("regio", "samenwerkingsverband", "verband", "region"),
    ),
    Code("municipality", "gemeente", "municipality"),
    Code("housing_association", "woningcorporatie", "housing association", ("corporatie",)),
    Code("care", "zorg", "care", ("zorgpartij", "zorgaanbieder", "health care")),
    Code("civil_society", "maatschappelijk middenveld", "civil society", ("middenveld", "maatschappelijk", "ngo")),
    Code("umbrella", "koepel", "umbrella organisation", ("koepelorganisatie", "umbrella")),
    Code("business", "bedrijfsleven", "business", ("bedrijf", "onderneming", "bedrijven", "markt", "company")),
    Code("education", "onderwijs", "education", ("school", "schoolbestuur")),
    Code("knowledge_institute", "kennisinstelling", "knowledge institute", ("kennis", "onderzoek", "universiteit")),
    Code("cross_border", "grenspartner", "cross-border partner", ("buitenland", "buur", "cross border")),
    Code("residents", "inwoners", "residents", ("bewoners", "burgers")),
)
TIER = _codes(
    Code("national", "Rijk", "national", ("landelijk",)),
    Code("province", "provincie", "province", ("provinciaal",)),
    Code("water_authority", "waterschap", "water authority"),
    Code("region", "regio", "region", ("regionaal",)),
    Code("local", "lokaal", "local", ("gemeente", "gemeentelijk")),
    Code("society", "maatschappelijk", "society", ("middenveld",)),
    Code("market", "markt", "market", ("bedrijfsleven",)),
    Code("abroad", "buitenland", "abroad", ("grens",)),
)
SECTOR = _codes(
    Code("government", "overheid", "government"),
    Code("civil_society", "maatschappelijk middenveld", "civil society", ("middenveld", "maatschappelijk")),
    Code("business", "bedrijfsleven", "business", ("bedrijven", "markt")),
    Code("knowledge", "onderwijs en kennis", "knowledge", ("kennis", "onderwijs")),
)
ENTITY = _codes(
    Code("organisation", "organisatie", "organisation", ("organization",)),
    Code("collective", "collectief", "collective", ("verzamelactor",)),
    Code("partnership", "verband", "partnership", ("overleg/verband", "overleg", "samenwerkingsverband")),
    Code("programme", "programma", "programme", ("program",)),
    Code("document", "document", "document", ("rapport",)),
    Code("group", "groep", "group"),
)
TIE_KIND = _codes(
    Code("cooperation", "samenwerking", "cooperation"),
    Code("participation", "deelname", "participation"),
    Code("support", "ondersteuning/advies", "support/advice", ("ondersteuning", "advies", "support", "advice")),
    Code("coordination", "regie/coördinatie", "coordination", ("regie", "coördinatie")),
    Code("funding", "financiering", "funding"),
    Code("oversight", "toezicht/kader", "oversight/framework", ("toezicht", "kader", "oversight")),
    Code("delivery", "uitvoering", "delivery"),
    Code("consultation", "bestuurlijk overleg", "administrative consultation", ("overleg",)),
    Code("knowledge_sharing", "kennisdeling", "knowledge sharing", ("kennis",)),
    Code("tension", "spanning", "tension"),
    Code("signatory", "ondertekenaar", "signatory", ("ondertekening",)),
    Code("endorsement", "adhesie", "endorsement"),
)
TIE_STATUS = _codes(
    Code("active", "actief", "active"),
    Code("desired", "beoogd", "desired", ("gewenst",)),
    Code("strained", "stroef", "strained", ("verstoord",)),
    Code("phase_out", "afbouwen", "to be phased out", ("phase out", "af te bouwen")),
    Code("ended", "beëindigd", "ended", ("geëindigd",)),
)
RESERVE = _codes(
    Code("new", "nieuw", "new"),
    Code("strengthen", "versterken", "strengthen"),
    Code("repair", "herstellen", "repair"),
    Code("phase_out", "afbouwen", "phase out"),
)
REGION_KIND = _codes(
    Code("country", "land", "country"),
    Code("province", "provincie", "province"),
    Code("shrinking", "topkrimp", "shrinking region", ("topkrimpregio", "krimp", "krimpregio")),
    Code("anticipating", "anticipeer", "anticipating region", ("anticipeerregio",)),
    Code("euregion", "euregio", "euregion"),
    Code("other", "ander werkgebied", "other area of work", ("overig",)),
)
PHASE = _codes(
    Code("awareness", "bewustwording", "awareness"),
    Code("vision", "visievorming", "vision"),
    Code("plan", "planvorming", "plan"),
    Code("programme", "programmering", "programme"),
    Code("delivery", "uitvoering", "delivery"),
    Code("embedding", "verankering", "embedding", ("verankering beleidscyclus",)),
)
LIGHT = _codes(
    Code("green", "groen", "green"),
    Code("amber", "oranje", "amber"),
    Code("red", "rood", "red"),
    Code("unknown", "onbekend", "unknown"),
)
ACTION_STATUS = _codes(
    Code("proposed", "voorgesteld", "proposed"),
    Code("agreed", "afgesproken", "agreed"),
    Code("dropped", "vervallen", "dropped"),
)
BOTTLENECK_KIND = _codes(
    Code("law", "letter van de wet", "letter of the law"),
    Code(
        "framework", "uitwerking/landelijk kader", "effect of the national framework", ("uitwerking", "landelijk kader")
    ),
    Code("room_exists", "ruimte bestaat", "room exists", ("ruimte bestaat (onbekend of niet gedurfd)",)),
)
AGREEMENT = _codes(
    Code("consensus", "consensus", "consensus"),
    Code("nuance", "accent", "nuance"),
    Code("difference", "verschil", "difference"),
)
CRITERION_KIND = _codes(
    Code("criterion", "criterium", "criterion"),
    Code("step", "stap", "step"),
    Code("role", "rol", "role"),
)
FIGURE_KIND = _codes(
    Code("measurement", "meting", "measurement"),
    Code("forecast", "prognose", "forecast"),
    Code("advice", "advies", "advice"),
    Code("norm", "norm", "norm"),
    Code("example", "voorbeeld", "example"),
)

# Under the names by which `stip codes` prints them and record fields refer to them.
LISTS: Mapping[str, Mapping[str, Code]] = MappingProxyType(
    {
        "actor_kind": ACTOR_KIND,
        "tier": TIER,
        "sector": SECTOR,
        "entity": ENTITY,
        "tie_kind": TIE_KIND,
        "tie_status": TIE_STATUS,
        "reserve": RESERVE,
        "region_kind": REGION_KIND,
        "phase": PHASE,
        "light": LIGHT,
        "action_status": ACTION_STATUS,
        "bottleneck_kind": BOTTLENECK_KIND,
        "agreement": AGREEMENT,
        "criterion_kind": CRITERION_KIND,
        "figure_kind": FIGURE_KIND,
    }
)

# The tier and sector an actor of a kind has unless somebody says otherwise (product.md's table, analysis of the helix).
_DEFAULTS: Mapping[str, tuple[str, str]] = {
    "ministry": ("national", "government"),
    "advisory_body": ("national", "government"),
    "province": ("province", "government"),
    "water_authority": ("water_authority", "government"),
    "region": ("region", "government"),
    "municipality": ("local", "government"),
    "housing_association": ("society", "civil_society"),
    "care": ("society", "civil_society"),
    "civil_society": ("society", "civil_society"),
    "umbrella": ("society", "civil_society"),
    "business": ("market", "business"),
    "education": ("society", "knowledge"),
    "knowledge_institute": ("society", "knowledge"),
    "cross_border": ("abroad", "government"),
    "residents": ("society", "civil_society"),
}


def default_tier(actor_kind: str) -> str:
    return _DEFAULTS[actor_kind][0]


def default_sector(actor_kind: str) -> str:
    return _DEFAULTS[actor_kind][1]


def label(codes: Mapping[str, Code], code_id: str) -> str:
    """How the interface says a code; a value that is not in the list (a tie's own kind, say) is said as it stands."""
    return codes[code_id].label if code_id in codes else code_id


@cache
def _words(list_name: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for code in LISTS[list_name].values():
        for word in (code.id, code.nl, code.en, *code.words):
            words.setdefault(word.casefold(), code.id)
    return words


def recognise(list_name: str, text: str) -> str | None:
    """The code for a word in either language, capitals and outer spaces aside; None where the list has no such word."""
    return _words(list_name).get(" ".join(text.split()).casefold())
