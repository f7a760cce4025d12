"""What the codes of a check mean: the pages that `explain` prints, for those without a command line.

They are there whether the studio is open or not: a preview links to them too, and they tell nothing of anybody.
"""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from game.errors import NotFound
from game.views.codes import code_view
from game.views.codes import page as page_of
from game.web.render import page, renderer

router = APIRouter(prefix="/studio/codes")


@router.get("/{code}", response_class=HTMLResponse)
def explained(request: Request, code: str) -> HTMLResponse:
    """Say what a code means, with an example and how to mend it."""
    found = page_of(code)
    if found is None:
        raise NotFound
    return page(request, "author/code.html", code_view(renderer(request).language, found))
