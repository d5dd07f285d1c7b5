"""Which actors belong together on the map: by region, tier, sector or theme, or by what tells most of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop import codes
from workshop.i18n import tr
from workshop.network.records import Actor, Region
from workshop.state import State


@dataclass(frozen=True)
class Groups:
    """Titles in the order of the figure, and per actor id the index of its group (absent for none)."""

    titles: tuple[str, ...]
    of: Mapping[str, int]


def province_groups(state: State) -> Groups:
    """Provinces that actors of the session lie in; actors of no province are in no group."""
    regions = state.table(Region)
    province: dict[str, str] = {}
    for actor in state.table(Actor).values():
        found = _province(regions, actor.region)
        if found is not None:
            province[actor.id] = found
    order = [region_id for region_id in regions if region_id in set(province.values())]
    return Groups(
        tuple(regions[region_id].name for region_id in order),
        {actor_id: order.index(region_id) for actor_id, region_id in province.items()},
    )


GROUPED = "groups"
"""The layout with frames. Followed by - and what it groups by (groups-tier), it has places of its own."""


def is_grouped(layout: str) -> bool:
    return layout.partition("-")[0] == GROUPED


def shown_groups(state: State, layout: str = GROUPED) -> Groups:
    """The frames of a layout *Groepen*, by what its name says.

    Where it says nothing: national parties and each province, or tiers where there is one province.
    """
    actors = state.table(Actor).values()
    match layout.partition("-")[2]:
        case "region":
            names = {region.id: region.name for region in state.table(Region).values()}
            return _by({actor.id: actor.region or "" for actor in actors}, names)
        case "tier":
            return _by({actor.id: actor.tier for actor in actors}, _labels(codes.TIER))
        case "sector":
            return _by({actor.id: actor.sector for actor in actors}, _labels(codes.SECTOR))
        case "theme":
            themes = sorted({theme for actor in actors for theme in actor.themes[:1]}, key=str.casefold)
            return _by(
                {actor.id: actor.themes[0] if actor.themes else "" for actor in actors},
                {theme: theme.capitalize() for theme in themes},
            )
    return _telling_groups(state)


def _by(value_of: Mapping[str, str], titles: Mapping[str, str]) -> Groups:
    """A group per value that occurs, in the order of the titles; actors with another value are in none."""
    occurring = set(value_of.values())
    order = [value for value in titles if value in occurring]
    return Groups(
        tuple(titles[value] for value in order),
        {actor_id: order.index(value) for actor_id, value in value_of.items() if value in titles},
    )


def _labels(list_of_codes: Mapping[str, codes.Code]) -> dict[str, str]:
    return {code.id: code.label.capitalize() for code in list_of_codes.values()}


def _telling_groups(state: State) -> Groups:
    provinces = province_groups(state)
    actors = state.table(Actor)
    if len(provinces.titles) > 1:
        return Groups(
            (tr("National and other"), *provinces.titles),
            {actor_id: provinces.of.get(actor_id, -1) + 1 for actor_id in actors},
        )
    return _by({actor.id: actor.tier for actor in actors.values()}, _labels(codes.TIER))


def _province(regions: Mapping[str, Region], region_id: str | None) -> str | None:
    """The province of a region: itself, the one it names, or that of what it is part of."""
    seen: set[str] = set()
    while region_id is not None and region_id in regions and region_id not in seen:
        seen.add(region_id)
        region = regions[region_id]
        if region.kind == "province":
            return region_id
        if region.province is not None and region.province in regions:
            return region.province
        region_id = region.parent
    return None
