"""Which plan of the store a citation means: the same number and symbol, and nothing that speaks against it."""

from collections.abc import Sequence

from sqlalchemy import Connection

from corpus.store.finding import chosen_summaries, still_there
from corpus.store.folding import searchable
from corpus.store.tables import plans
from corpus.store.views import Summary
from schemas.references import Reference


def cited_plans(connection: Connection, references: Sequence[Reference]) -> dict[int, Summary]:
    """The plans that references mean, by the reference's index; one that several plans could be is left out.

    Numbers restart each year (Nghị định 30/2020/NĐ-CP, Điều 8), so the day must be the same where both are known,
    and without a day the issuer must be.
    """
    numbers = {reference.number.lstrip("0") for reference in references if reference.number}
    if not numbers:
        return {}
    padded = numbers | {number.zfill(width) for number in numbers for width in (2, 3)}
    wanted = chosen_summaries(still_there(), plans.c.number.in_(padded)).order_by(plans.c.plan_id)
    candidates = [Summary(*row) for row in connection.execute(wanted)]
    found: dict[int, Summary] = {}
    for index, reference in enumerate(references):
        meant = [plan for plan in candidates if _means(reference, plan)]
        # The same plan in two formats is one plan: the first of them stands for it.
        if meant and len({(plan.issuing_body, plan.issued_on) for plan in meant}) == 1:
            found[index] = meant[0]
    return found


def _means(reference: Reference, plan: Summary) -> bool:
    if not (reference.number and reference.symbol and plan.number and plan.symbol):
        return False
    same_number = reference.number.lstrip("0") == plan.number.lstrip("0")
    if not same_number or searchable(reference.symbol) != searchable(plan.symbol):
        return False
    if reference.date and plan.issued_on:
        return reference.date.startswith(plan.issued_on)
    if reference.issuer and plan.issuing_body:
        cited, issuer = searchable(reference.issuer), searchable(plan.issuing_body)
        return cited in issuer or issuer in cited
    return False
