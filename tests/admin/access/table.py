"""Who may do what: every page and every POST of the admin, by role."""

from __future__ import annotations

from django_autocaption.admin.captions.remarks import DISMISS, STANDS
from django_autocaption.admin.desk.forms import BUTTONS as DESK_BUTTONS
from django_autocaption.admin.desk.sheet import BUTTONS as SHEET_BUTTONS
from django_autocaption.admin.moderation.sitting import BUTTONS as VERDICT_BUTTONS
from django_autocaption.models import Queue

NOBODY = ""
#: Nobody who has but one of the roles.
TWO_ROLES = "everything"
ASKERS = "request bulk steer"
LOOKERS = f"view edit approve {ASKERS} export pause"
STAFF = f"{LOOKERS} moderate prompts records none"
EVERYBODY_WITH_OBJECTS = STAFF.removesuffix(" none")
#: Page → who sees it.
PAGES = {
    "caption changelist": LOOKERS,
    "caption scoreboard": LOOKERS,
    "caption change": LOOKERS,
    "caption history": LOOKERS,
    "caption dashboard": LOOKERS,
    "caption status": LOOKERS,
    "caption coverage": LOOKERS,
    "caption backfill": "bulk",
    "caption compare": ASKERS,
    "caption recaption": ASKERS,
    "caption pause": NOBODY,
    "caption export": "export",
    "caption import": "edit approve",
    "caption import_look": "edit approve",
    "caption overlay": NOBODY,  # without an image that is named
    "caption thumbnail": LOOKERS,
    "caption preview": LOOKERS,
    "caption add": NOBODY,
    "caption delete": NOBODY,
    "moderatedimage changelist": "moderate",
    "moderatedimage change": "moderate",
    "moderatedimage history": "moderate",
    "moderatedimage thumbnail": "moderate",
    "moderatedimage preview": "moderate",
    "moderatedimage add": NOBODY,
    "moderatedimage delete": NOBODY,
    "review changelist": LOOKERS,
    "review change": LOOKERS,
    "review history": LOOKERS,
    "review add": NOBODY,
    "review delete": NOBODY,
    "attempt changelist": "records",
    "attempt change": "records",
    "attempt history": "records",
    "attempt add": NOBODY,
    "attempt delete": NOBODY,
    "batch changelist": "bulk steer records",
    "batch change": "bulk",  # who asked for it; others may not open every object
    "batch history": "bulk",
    "batch progress": "bulk",
    "batch pause": NOBODY,
    "batch resume": NOBODY,
    "batch retry": NOBODY,
    "batch cancel": NOBODY,
    "batch add": NOBODY,
    "batch delete": NOBODY,
    "prompt changelist": "prompts",
    "prompt change": "prompts",
    "prompt history": "prompts",
    "prompt add": "prompts",
    "prompt delete": "prompts",
    "prompt try": TWO_ROLES,  # to write prompts and to spend: tests/admin/prompts
    "prompt tried": NOBODY,  # of whoever tried: tests/admin/prompts
    "prompt restore": NOBODY,
    "sitting changelist": "edit approve",
    "sitting moderation": "moderate",
    "sitting failures": "edit approve",
    "sitting change": "approve",  # whose it is; to others it is not there
    "sitting sheet": "approve",
    "sitting end": "approve",
    "sitting leave": NOBODY,
    "sitting remarks": NOBODY,
    "comparison changelist": LOOKERS,
    "comparison change": "approve",  # who asked for it; others may not open every object
    "comparison history": "approve",
    "comparison progress": "approve",
    "comparison results": "approve",
    "comparison votes": NOBODY,  # who may export did not ask for it: tests/admin/compare
    "comparison cancel": NOBODY,
    "comparison add": NOBODY,
    "comparison delete": NOBODY,
    "photo changelist": EVERYBODY_WITH_OBJECTS,
    "photo change": EVERYBODY_WITH_OBJECTS,
    "photo history": EVERYBODY_WITH_OBJECTS,
    "photo add": NOBODY,
    "photo delete": NOBODY,
}
#: Buttons under remarks.
DISPUTE = (DISMISS, STANDS)
#: Buttons of the desk beside those that decide.
ON_THE_DESK = ("_save", "_skip", "_theirs", "_keys", "_take_over", "_go")
#: POST, by page and what is pressed or chosen there → by whom it changes something.
POSTS = {
    "caption change _save": "edit approve",
    "caption change _approve": "approve",
    "caption change _reject": "approve",
    "caption change _decorative": "approve",
    "caption change _exclude": "approve",
    "caption change _publish_version": "approve",
    "caption change _unlock": NOBODY,  # no person wrote anything there: tests/admin/captions/test_own_words.py
    "caption change _undo": "approve",
    "caption change _translate": NOBODY,  # who may write may not spend, there: tests/admin/captions/test_languages.py
    **{
        f"caption change {button}": NOBODY for button in DISPUTE
    },  # no remark there: tests/admin/captions/test_remarks.py
    "caption changelist approve": "approve",
    "caption changelist reject": "approve",
    "caption changelist mark_decorative": "approve",
    "caption changelist unlock": "approve",
    "caption changelist send_to_desk": "edit approve",
    "caption changelist recaption": ASKERS,
    "caption changelist compare": NOBODY,  # without a combination nobody is asked
    "caption compare confirm": ASKERS,
    "caption recaption confirm": ASKERS,
    "caption changelist check_words": "edit approve",
    "caption changelist translate": NOBODY,  # there is no other language
    "caption changelist export": "export",
    "caption changelist _save_words": "edit approve",
    "caption export post": "export",
    "caption import post": "edit approve",
    "caption import_look confirm": NOBODY,  # whose file it is: tests/admin/exchange
    "caption overlay post": NOBODY,  # as above
    "caption changelist delete_selected": NOBODY,
    "caption backfill confirm": "bulk",
    "caption pause pause": "pause",
    "caption add _save": NOBODY,
    "caption delete post": NOBODY,
    "moderatedimage change _clear": "moderate",
    "moderatedimage change _keep_flag": "moderate",
    "moderatedimage change _block": "moderate",
    "moderatedimage changelist clear": "moderate",
    "moderatedimage changelist keep_flag": "moderate",
    "moderatedimage changelist block": "moderate",
    "moderatedimage changelist delete_selected": NOBODY,
    "moderatedimage add _save": NOBODY,
    "moderatedimage delete post": NOBODY,
    "review change _save": NOBODY,
    "review changelist delete_selected": NOBODY,
    "review add _save": NOBODY,
    "review delete post": NOBODY,
    "attempt change _save": NOBODY,
    "attempt changelist delete_selected": NOBODY,
    "attempt add _save": NOBODY,
    "attempt delete post": NOBODY,
    "batch change _save": NOBODY,
    "batch changelist delete_selected": NOBODY,
    "batch cancel post": "bulk",
    "batch pause pause": "bulk",
    "batch resume post": "bulk",
    "batch retry post": NOBODY,  # nothing of it has failed: tests/admin/records/test_progress.py
    "batch add _save": NOBODY,
    "batch delete post": NOBODY,
    "prompt change _save": "prompts",
    "prompt changelist delete_selected": "prompts",
    "prompt add _save": "prompts",
    "prompt delete post": "prompts",
    "prompt restore post": "prompts",
    "sitting changelist begin": "edit approve",
    "sitting moderation begin": "moderate",
    "sitting failures begin": NOBODY,  # nothing failed: see OTHER_DESKS
    **{f"sitting change {button}": "approve" for button in (*DESK_BUTTONS, *ON_THE_DESK)},
    **{f"sitting change {button}": NOBODY for button in DISPUTE},  # as above
    "sitting change _undo": NOBODY,  # nothing was decided there yet
    "sitting change _recaption": NOBODY,  # who may approve may not spend
    "sitting change _translate": NOBODY,  # likewise
    **{f"sitting sheet {button}": "approve" for button in SHEET_BUTTONS},
    **{f"sitting sheet {button}": NOBODY for button in DISPUTE},  # as above
    "sitting sheet _undo": NOBODY,  # as above
    "sitting leave post": "approve",
    "sitting remarks post": "approve",  # whoever types keeps the image, which is theirs
    "comparison change vote": "approve",
    "comparison change take": "approve",
    "comparison results prompt": NOBODY,  # who may change prompts did not ask for it: tests/admin/compare
    "comparison cancel post": NOBODY,  # the same
    "comparison changelist delete_selected": NOBODY,
    "comparison add _save": NOBODY,
    "comparison delete post": NOBODY,
    "photo change _save": EVERYBODY_WITH_OBJECTS,
    "photo change words": "edit approve",
    "photo changelist recaption_images": ASKERS,
    "photo changelist delete_selected": NOBODY,
    "photo changelist shout": EVERYBODY_WITH_OBJECTS,
    "photo add _save": NOBODY,
    "photo delete post": NOBODY,
}
#: What is pressed about a bulk request of somebody else, or of nobody, where everybody sees it → by whom it changes
#: something.
OF_OTHERS = {
    "batch pause": "steer",
    "batch resume": "steer",
    "batch retry": "steer",
    "batch cancel": "steer",
    "comparison cancel": "steer",
}
#: Sittings over the other queues: who sees them, and what is pressed there → by whom it changes something.
OTHER_DESKS = {
    Queue.MODERATION: (
        "moderate",
        {
            # Nothing was decided there yet: Undo gives the image back.
            **dict.fromkeys((*VERDICT_BUTTONS, "_skip", "_theirs", "_keys", "_take_over", "_undo"), "moderate"),
        },
    ),
    Queue.FAILED: (
        "edit approve",
        {
            **dict.fromkeys(("_decorative", "_approve"), "approve"),
            **dict.fromkeys(("_save", "_skip", "_theirs", "_keys", "_take_over", "_undo"), "edit approve"),
            "_retry": NOBODY,  # who may write may not spend
            "_recaption": NOBODY,
        },
    ),
}
