"""The strictest of session, contributor and quote wins; nothing narrower ever lets a wider name through."""

from itertools import product

import pytest

from roundtable.domain.attribution import Label, label_for, listed_contributors, quote_label
from roundtable.domain.details import Details
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id, add
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution, Quote

RULES = list(Attribution)
PORT, TOWN = Id("port"), Id("town")


def table(session_rule: Attribution, own: Attribution | None = None, listed: bool = True) -> Session:
    return Session().with_edits(
        add(record)
        for record in (
            Details(attribution=session_rule, list_contributors=listed),
            Sector(id=Id("public"), name="Public bodies"),
            Organisation(id=PORT, name="Port Authority", short="PA", sector_id=Id("public")),
            Organisation(id=TOWN, name="Town Council"),
            Contributor(id=Id("amina"), name="Amina Otieno", organisation_id=PORT, attribution=own),
        )
    )


@pytest.mark.parametrize(("of_session", "of_person", "of_quote"), list(product(RULES, [None, *RULES], [None, *RULES])))
def test_the_strictest_rule_wins(
    of_session: Attribution, of_person: Attribution | None, of_quote: Attribution | None
) -> None:
    label = label_for(table(of_session, of_person), Id("amina"), None, of_quote)
    strictest = max((rule for rule in (of_session, of_person, of_quote) if rule), key=RULES.index)
    assert label.rule is strictest
    assert bool(label.name) == (strictest is Attribution.NAMED)
    assert bool(label.organisation) == (strictest in RULES[:2])
    assert bool(label.sector) == (strictest in RULES[:3])


def test_the_hat_worn_when_it_was_said_is_the_organisation_named() -> None:
    session = table(Attribution.NAMED)
    quote = Quote(text="Ask us first", contributor_id=Id("amina"), organisation_id=TOWN)
    assert quote_label(session, quote).text == "Amina Otieno, Town Council"


def test_an_organisation_that_is_not_known_gives_way_to_the_sector() -> None:
    session = Session().with_edits(
        [
            add(Details(attribution=Attribution.ORGANISATION)),
            add(Sector(id=Id("public"), name="Public bodies")),
            add(Contributor(id=Id("amina"), name="Amina Otieno", sector_id=Id("public"))),
        ]
    )
    assert label_for(session, Id("amina")).first == "Public bodies"


def test_a_speaker_still_to_be_found_has_no_label() -> None:
    assert label_for(table(Attribution.NAMED), None) == Label()
    assert label_for(table(Attribution.NAMED), Id("nobody")).text == ""


def test_the_list_of_contributors_is_a_switch_and_a_wish() -> None:
    ((_, named),) = listed_contributors(table(Attribution.SECTOR))
    assert named.name == "Amina Otieno"
    ((_, narrowed),) = listed_contributors(table(Attribution.NAMED, Attribution.ORGANISATION))
    assert (narrowed.name, narrowed.organisation) == ("", "Port Authority")
    assert listed_contributors(table(Attribution.NAMED, Attribution.UNATTRIBUTED)) == ()
    assert listed_contributors(table(Attribution.NAMED, listed=False)) == ()
