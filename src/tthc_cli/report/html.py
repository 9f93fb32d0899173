"""HTML: one file without any request, readable on a phone, printed on A4 with the frame of an office document."""

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from tthc_cli.report.body import Block, Dash, Grid, Heading, Line, Paragraph, read_body
from tthc_cli.report.document import MOTTO, STATE, Document, addressee_lines

_PAGE = """\
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{ document.provenance }}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ document.title }}</title>
<style>
@page { size: A4; margin: 20mm 15mm 20mm 30mm; }
@page annex { size: A4 landscape; margin: 20mm 15mm; }
* { box-sizing: border-box; }
body { font: 14pt/1.3 "Times New Roman", Tinos, "Liberation Serif", serif; color: #000; background: #fff; margin: 0 auto; max-width: 190mm; padding: 1rem; }
p { margin: 6pt 0; text-align: justify; text-indent: 1cm; overflow-wrap: anywhere; }
h1, h2, h3, h4 { font-size: 14pt; margin: 12pt 0 6pt; overflow-wrap: anywhere; }
h1 { text-align: center; }
h4 { font-style: italic; }
ul { margin: 0; padding-left: 1.4cm; list-style: "- "; }
li { margin: 3pt 0; text-align: justify; overflow-wrap: anywhere; }
.head, .foot { display: grid; grid-template-columns: 2fr 3fr; gap: 0 1rem; text-align: center; }
.head p, .foot p, .title p, .to p { text-indent: 0; text-align: center; margin: 2pt 0; }
.head .small { font-size: 13pt; }
.rule { width: 40%; border-top: 1px solid #000; margin: 3pt auto 6pt; }
.rule.motto { width: 60%; }
.title { margin: 18pt 0; font-weight: bold; }
.to { margin: 12pt 0; }
.to p.many { text-align: left; padding-left: 4cm; }
.foot { margin-top: 18pt; break-inside: avoid; }
.foot .recipients { font-size: 11pt; text-align: left; }
.foot .recipients p { text-align: left; }
.foot .recipients .name { font-size: 12pt; font-weight: bold; font-style: italic; }
.foot .signer { font-weight: bold; }
.foot .signer .name { margin-top: 60pt; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 6pt 0; font-size: 12pt; }
th, td { border: 1px solid #000; padding: 3pt 4pt; vertical-align: top; text-align: left; overflow-wrap: break-word; }
th { text-align: center; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.annex { page: annex; break-before: page; }
.annex { --width: min(100vw - 2rem, 1500px); width: var(--width); margin-left: calc(50% - var(--width) / 2); }
.annex table { font-size: 10pt; min-width: 900px; }
.annex .section td { font-weight: bold; }
.provenance { font-size: 9pt; color: #444; margin-top: 18pt; }
.provenance p { text-indent: 0; }
@media (max-width: 600px) {
  body { font-size: 12pt; padding: .7rem; }
  .head, .foot { grid-template-columns: 1fr; gap: .8rem 0; }
  .foot .signer .name { margin-top: 30pt; }
}
@media print {
  body { max-width: none; padding: 0; }
  .annex { width: auto; margin-left: 0; }
  .annex table { min-width: 0; }
  .scroll { overflow: visible; }
}
</style>
</head>
<body>
{% if document.surround %}
{% set frame = document.surround %}
<div class="head">
<div><p class="small">{{ frame.parent | upper }}</p><p class="small"><strong>{{ frame.issuer | upper }}</strong></p><div class="rule"></div>
<p class="small">{{ frame.number }}</p>{% if not frame.type_name %}<p class="small">{{ frame.abstract }}</p>{% endif %}</div>
<div><p class="small"><strong>{{ state }}</strong></p><p><strong>{{ motto }}</strong></p><div class="rule motto"></div>
<p><em>{{ frame.place_and_day }}</em></p></div>
</div>
{% if frame.type_name %}<div class="title"><p>{{ frame.type_name }}</p><p>{{ frame.abstract }}</p><div class="rule"></div></div>{% endif %}
<div class="to">{% for line in to %}<p{% if to | length > 1 %} class="many"{% endif %}>{{ line }}</p>{% endfor %}</div>
{% endif %}
{{ body }}
{% if document.surround %}
<div class="foot">
<div class="recipients"><p class="name">Nơi nhận:</p>{% for recipient in frame.recipients %}<p>- {{ recipient }}</p>{% endfor %}</div>
<div class="signer">{% for line in frame.signer_lines %}<p>{{ line }}</p>{% endfor %}<p class="name">{{ frame.signer_name }}</p></div>
</div>
{% endif %}
{% for annex in document.annexes %}
<section class="annex">
<div class="title"><p>{{ annex.label }}</p><p>{{ annex.title }}</p><p><em>{{ annex.note }}</em></p></div>
<div class="scroll"><table>
<thead><tr>{% for name in annex.header %}<th>{{ name }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in annex.rows %}{% if row.is_section %}
<tr class="section"><td colspan="{{ annex.header | length }}">{{ row.cells[0] }}</td></tr>{% else %}
<tr>{% for cell in row.cells %}<td>{{ cell }}</td>{% endfor %}</tr>{% endif %}{% endfor %}
</tbody>
</table></div>
</section>
{% endfor %}
<footer class="provenance"><p>{{ document.provenance }}</p></footer>
</body>
</html>
"""


def write_html(document: Document) -> str:
    """The whole page; everything that came from data is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    to = addressee_lines(document.surround.addressees) if document.surround else ()
    page = environment.from_string(_PAGE)
    return page.render(document=document, state=STATE, motto=MOTTO, to=to, body=_body(read_body(document.body))) + "\n"


def _body(blocks: tuple[Block, ...]) -> Markup:
    """The blocks; dashes that follow one another make one list, deeper ones inside."""
    parts: list[Markup] = []
    depth = 0
    for block in blocks:
        wanted = block.depth + 1 if isinstance(block, Dash) else 0
        parts.append(Markup("<ul>") * max(0, wanted - depth) + Markup("</ul>") * max(0, depth - wanted))
        depth = wanted
        parts.append(_block(block))
    parts.append(Markup("</ul>") * depth)
    return Markup("\n").join(part for part in parts if part)


def _block(block: Block) -> Markup:
    match block:
        case Heading():
            level = min(block.level, 4)
            return Markup("<h{0}>{1}</h{0}>").format(level, _line(block.line))
        case Paragraph():
            return Markup("<p>{}</p>").format(_line(block.line))
        case Dash():
            return Markup("<li>{}</li>").format(_line(block.line))
        case Grid():
            return _grid(block)


def _grid(grid: Grid) -> Markup:
    head = Markup("").join(Markup("<th>{}</th>").format(_line(cell)) for cell in grid.header)
    rows = Markup("\n").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(_line(cell)) for cell in row))
        for row in grid.rows
    )
    return Markup(
        '<div class="scroll"><table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table></div>'
    ).format(head, rows)


def _line(line: Line) -> Markup:
    styled = []
    for run in line:
        text = escape(run.text)
        text = Markup("<em>{}</em>").format(text) if run.is_italic else text
        styled.append(Markup("<strong>{}</strong>").format(text) if run.is_bold else text)
    return Markup("").join(styled)
