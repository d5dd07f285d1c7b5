"""Which actors belong together on the map: by province where several occur, otherwise by tier."""

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


def shown_groups(state: State) -> Groups:
    """The frames of the layout *Groepen*: national parties and each province, or tiers where there is one province."""
    provinces = province_groups(state)
    actors = state.table(Actor)
    if len(provinces.titles) > 1:
        return Groups(
            (tr("National and other"), *provinces.titles),
            {actor_id: provinces.of.get(actor_id, -1) + 1 for actor_id in actors},
        )
    tiers = [tier for tier in codes.TIER if any(actor.tier == tier for actor in actors.values())]
    return Groups(
        tuple(codes.label(codes.TIER, tier).capitalize() for tier in tiers),
        {actor.id: tiers.index(actor.tier) for actor in actors.values() if actor.tier in tiers},
    )


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
