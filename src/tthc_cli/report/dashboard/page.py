"""The page: one HTML file that asks nothing of any network.

Its charts are SVG written by the template: they are lines, bars and circles at places that the view has counted, in per cent, so that they grow
with the page while their words keep their size. A drawing library would bring a megabyte and take from us the words, the print and the two
colour schemes.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from tthc_cli.report.dashboard.view import PageView

MARK_OF_OURS = '<meta name="generator" content="tthc">'
"""By this a page that tthc wrote is known from one that it must not overwrite."""
_TEMPLATE, _STYLE, _SCRIPT, _LIVE_SCRIPT = "page.html.j2", "page.css", "page.js", "live.js"


def render_page(view: PageView, sources: Mapping[str, str], *, version: str = "", notice: Sequence[str] = ()) -> str:
    """The page; `sources` are its template, style and scripts by file name.

    With a `version` it is a live page, which asks its server for a newer one; `notice` is what that server has to say above all.
    """
    scripts = [sources[_SCRIPT], *([sources[_LIVE_SCRIPT]] if version else [])]
    environment = Environment(
        loader=DictLoader(dict(sources)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(_TEMPLATE).render(
        page=view,
        generator=Markup(MARK_OF_OURS),  # noqa: S704  # a constant of ours
        policy=_policy(sources[_STYLE], scripts, is_live=bool(version)),
        style=Markup(sources[_STYLE]),  # noqa: S704  # our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704  # our own files
        version=version,
        notice=notice,
    )


def _policy(style: str, scripts: Sequence[str], *, is_live: bool) -> str:
    """What a browser may do with the page: run and draw what is in it, ask nobody; a live page may ask its own server."""
    allowed = " ".join(_digest(script) for script in scripts)
    connect = "; connect-src 'self'" if is_live else ""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {allowed}; img-src data:{connect}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
