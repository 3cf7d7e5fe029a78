"""What is mutated, and which tests are to notice: only such as need no service, no browser and no second process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Area:
    """Files of the package with the tests that hold their promises."""

    files: Sequence[str]
    """Below ``django_autocaption``."""
    tests: Sequence[str]
    """Files or folders below ``tests``."""


AREAS: Mapping[str, Area] = {
    "budgets": Area(
        files=("pipeline/admission/reservations.py", "pipeline/admission/budgets.py"),
        tests=(
            "pipeline/admission/test_accounts.py",
            "pipeline/admission/test_reservations.py",
            "pipeline/admission/test_late_answers.py",
            "pipeline/admission/test_reservation_faults.py",
            "pipeline/admission/test_budgets.py",
            "pipeline/admission/test_budgets_elsewhere.py",
            "pipeline/admission/test_budget_numbers.py",
            "pipeline/admission/test_holds.py",
            "pipeline/admission/test_shortfalls.py",
            "pipeline/admission/test_coverage.py",
            "effects/test_budget_keys.py",
        ),
    ),
    "pacing": Area(
        files=("pacing/schedule.py", "pacing/circuit.py", "pacing/state.py", "pacing/store.py"),
        tests=("pacing/test_circuit.py", "pacing/test_numbers.py", "pacing/test_schedule.py", "pacing/test_stores.py"),
    ),
    "rate limit": Area(
        files=("pipeline/admission/rate_limit.py", "pipeline/admission/recovery.py", "pipeline/job/slots.py"),
        tests=(
            "pipeline/admission/test_recovery.py",
            "pipeline/admission/test_rate_limit.py",
            "pipeline/admission/test_taking.py",
            "pipeline/job/test_slots.py",
            "pipeline/work/test_chain.py",
            "effects/test_provider_options.py",
        ),
    ),
    "moderation": Area(
        files=("moderation/decision.py", "pipeline/records/decisions.py", "pipeline/moderate/rulings.py"),
        tests=(
            "moderation/test_decision.py",
            "moderation/test_combining.py",
            "moderation/test_table.py",
            "moderation/test_reasons.py",
            "pipeline/moderate",
            "pipeline/records/test_decisions.py",
            "admin/desk/test_moderation.py",
        ),
    ),
    "webhook": Area(
        files=("webhooks.py", "pipeline/runtime/addresses.py", "pipeline/runtime/webhook_body.py"),
        tests=(
            "test_webhooks.py",
            "test_webhook_bodies.py",
            "test_webhook_calls.py",
            "pipeline/work/test_deferred.py",
            "effects/test_bounds.py",
        ),
    ),
    "transitions": Area(
        files=("models/transitions.py",),
        tests=("models/test_transitions.py",),
    ),
    "words": Area(
        files=(
            "pipeline/words/versions.py",
            "pipeline/words/seen.py",
            "pipeline/words/deciding.py",
            "pipeline/words/reviews.py",
            "pipeline/words/undoing.py",
            "pipeline/words/many.py",
            "pipeline/words/site.py",
        ),
        tests=(
            "pipeline/words",
            "pipeline/follow/test_writeback.py",
            "pipeline/follow/test_writeback_edits.py",
            "pipeline/job/test_house_style.py",
            "desk/test_queue.py",
            "desk/test_sittings.py",
            "admin/captions/test_form.py",
            "admin/captions/test_own_words.py",
            "admin/desk/test_beside_others.py",
            "admin/desk/test_second.py",
            "admin/desk/test_several_languages.py",
            "admin/desk/test_sitting.py",
            "admin/recaption/test_check.py",
            "exchange/test_incoming.py",
            "publishing/test_prefetch.py",
            "publishing/test_provenance.py",
        ),
    ),
    "endings": Area(
        files=(
            "pipeline/outcome/ending.py",
            "pipeline/outcome/answered.py",
            "pipeline/outcome/unasked.py",
            "pipeline/outcome/finalisation.py",
        ),
        tests=(
            "pipeline/outcome",
            "pipeline/words/test_seen_before.py",
            "pipeline/work/test_failures.py",
            "pipeline/work/test_production.py",
            "pipeline/work/test_chain.py",
            "pipeline/work/test_deferred.py",
            "pipeline/work/test_authors.py",
            "pipeline/work/test_rules.py",
            "pipeline/work/test_subject.py",
            "pipeline/work/test_lookup.py",
            "pipeline/work/test_unreadable.py",
            "pipeline/runtime/test_messages.py",
            "pipeline/upkeep/test_pausing.py",
            "pipeline/bulk/test_paused.py",
            "pipeline/upkeep/test_sweep.py",
            "effects/test_waits.py",
        ),
    ),
    "claims": Area(
        files=(
            "pipeline/work/claims.py",
            "pipeline/work/lookout.py",
            "pipeline/work/waves.py",
            "pipeline/outcome/lost_claims.py",
            "pipeline/work/recognition.py",
            "pipeline/work/round.py",
        ),
        tests=(
            "pipeline/work/test_claims.py",
            "pipeline/work/test_claims_of_others.py",
            "pipeline/work/test_lookout.py",
            "pipeline/work/test_taken_along.py",
            "pipeline/work/test_recognition.py",
            "pipeline/work/test_overwritten.py",
            "pipeline/work/test_authors.py",
            "pipeline/work/test_round.py",
            "pipeline/work/test_same_bytes.py",
            "pipeline/outcome/test_lost_claims.py",
            "pipeline/words/test_seen_before.py",
            "pipeline/work/test_failures.py",
            "pipeline/work/test_production.py",
            "pipeline/work/test_chain.py",
            "pipeline/upkeep/test_sweep.py",
        ),
    ),
    "desk": Area(
        files=("desk/context.py", "desk/leases.py", "desk/queue.py", "desk/remarks.py", "desk/sittings.py"),
        tests=("desk",),
    ),
    "outbox": Area(
        files=("pipeline/follow/outbox.py", "pipeline/follow/writeback.py"),
        tests=("pipeline/follow",),
    ),
    "gate": Area(
        files=("models/gate.py", "publishing/gate.py", "publishing/caption.py", "publishing/prefetch.py"),
        tests=(
            "models/test_gate.py",
            "publishing/test_files_by_name.py",
            "publishing/test_gate.py",
            "publishing/test_moderation.py",
            "publishing/test_page.py",
            "publishing/test_prefetch.py",
            "publishing/test_previews.py",
            "publishing/test_provenance.py",
            "publishing/test_richtext.py",
            "publishing/test_sources.py",
            "publishing/test_structured.py",
        ),
    ),
    "access": Area(
        files=(
            "admin/access/asking.py",
            "admin/access/hosts.py",
            "admin/access/lookups.py",
            "admin/access/obeying.py",
            "admin/base/editor.py",
        ),
        tests=(
            "admin/access/test_addresses.py",
            "admin/access/test_hosts.py",
            "admin/access/test_leaks.py",
            "admin/access/test_lookups.py",
            "admin/access/test_matrix.py",
            "admin/access/test_objects.py",
            "admin/base/test_editor.py",
            "admin/recaption/test_counted.py",
        ),
    ),
    "prices": Area(
        files=("cost.py", "pipeline/admission/holds.py", "pipeline/admission/first_price.py"),
        tests=(
            "test_cost.py",
            "effects/test_bounds.py",
            "pipeline/admission/test_first_price.py",
            "pipeline/admission/test_hold_prices.py",
            "pipeline/admission/test_holds.py",
        ),
    ),
    "images": Area(
        files=(
            "images/reading.py",
            "images/decoding.py",
            "images/shrinking.py",
            "images/rendering.py",
            "images/shown/turning.py",
            "images/shown/exif.py",
        ),
        tests=(
            "images/shown",
            "images/test_reading.py",
            "images/test_decoding.py",
            "images/test_rendering.py",
            "images/test_shrinking.py",
            "images/test_stripping.py",
            "images/eyes",
        ),
    ),
}
