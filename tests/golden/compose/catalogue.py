"""What replies are known to hold, and the cases in which it is there or only seems to be."""

from __future__ import annotations

from typing import NamedTuple


class Phenomenon(NamedTuple):
    """Something that replies do: `there` are cases that do it, `alike` cases that seem to."""

    paragraph: str
    what: str
    there: str
    alike: str = ""


_P = Phenomenon
_FIGURES = "Where the figures are"
_FURNITURE = "Furniture"
_DECIDES = "What a letter decides"
_HEADINGS = "Headings that open the request and the answer"
_REFERENCES = "References"
_DATES = "Dates and periods"
_TABLES = "Table shapes"
_ZERO = "Zero, absent, suppressed"
_NUMBERS = "Numbers that are not answers"
_EXEMPTIONS = "Exemptions"
_FORCE = "Which force"
_DISAGREE = "Question and answer disagree"
_PROOFS = "Proofs that a reply carries"
_PACKAGES = "Packages replies come in"

CATALOGUE = (
    _P(_FIGURES, "a table", "cleveland-docx cumbria-pdf", "letter-another-table"),
    _P(_FIGURES, "a table flattened to lines", "south-wales-text letter-cell-on-each-line",
       "letter-empty-form-in-lines"),
    _P(_FIGURES, "sentences, or a bare number under its question", "letter-prose-mixed",
       "letter-whole-not-held"),
    _P(_FIGURES, "several numbers in one sentence", "letter-clauses-of-a-sentence",
       "letter-clauses-that-share"),
    _P(_FIGURES, "figures outside of the table beside it", "letter-table-and-sentences",
       "letter-table-and-sentences"),
    _P(_FIGURES, "an attachment alone", "letter-attachment", "letter-attachment-missing"),
    _P(_FIGURES, "none: refused or not held", "refused-text letter-whole-not-held",
       "letter-cost-then-data"),
    _P(_FIGURES, "one question answered, the next refused", "letter-prose-mixed"),
    _P(_FURNITURE, "lines of the page, some printed twice", "letter-furniture",
       "letter-prose-mixed"),
    _P(_FURNITURE, "Welsh lines around an English reply, and a reply in Welsh",
       "letter-welsh letter-welsh-whole"),
    _P(_FURNITURE, "a cloud of keywords", "letter-keyword-cloud", "letter-years-under-a-code"),
    _P(_FURNITURE, "an earlier mail or reply that is quoted",
       "letter-quoted-mail trap-quoted-table-eml letter-earlier-reply-repeated",
       "letter-dialogue-in-sentences trap-forwarded-eml"),
    _P(_FURNITURE, "a footer that names another force", "letter-furniture",
       "letter-joint-unit-of-one"),
    _P(_FURNITURE, "several replies on one page", "letter-several-replies",
       "letter-reference-within letter-keyword-cloud"),
    _P(_HEADINGS, "request and response", "west-yorkshire-html letter-reason-for-decision",
       "letter-only-clarification letter-acknowledgement"),
    _P(_HEADINGS, "`You asked` and `In Response`", "letter-clarification-between"),
    _P(_HEADINGS, "`I note you seek access to` and `Decision`", "letter-years-under-a-code"),
    _P(_HEADINGS, "`Response 1:`", "letter-suppressed"),
    _P(_HEADINGS, "one answer to several questions", "letter-questions-share-answers"),
    _P(_HEADINGS, "`Answer`, `A =`, or a table above its question",
       "letter-answers-marked-a letter-tables-before-questions", "letter-another-table"),
    _P(_HEADINGS, "`received … as follows`, `Please find set out below`", "letter-furniture"),
    _P(_HEADINGS, "result of searches, and decision", "letter-searches-and-decision"),
    _P(_HEADINGS, "answers before or after their requests",
       "letter-answers-before-questions letter-answer-after-request"),
    _P(_HEADINGS, "none at all", "letter-no-headings"),
    _P(_HEADINGS, "two columns", "trap-request-beside-response-pdf letter-columns-in-text"),
    _P(_HEADINGS, "each question again above its answer", "west-midlands-text"),
    _P(_HEADINGS, "numbers of questions: `1.` `1/` `(1)` `(A)` `Q1(a).` `Q1.a)` `i.` `Request 1`",
       "letter-numbered-with-slashes letter-numbered-in-brackets letter-parts-cited-otherwise "
       "letter-answer-after-request",
       "letter-numbered-with-slashes letter-numbered-in-brackets letter-empty-form-in-lines"),
    _P(_HEADINGS, "numbers below numbers: `1b(ii)`, `1.1`, a part that begins again at 1",
       "letter-numbered-below-numbers letter-numbered-in-decimals letter-parts-begin-again",
       "letter-numbered-below-numbers letter-numbered-in-decimals letter-parts-of-an-annex "
       "letter-numbers-begin-again"),
    _P(_HEADINGS, "questions without a question mark, and points within a sentence",
       "letter-questions-without-marks letter-points-in-a-sentence",
       "letter-questions-without-marks"),
    _P(_HEADINGS, "answers out of order, within the quoted request, in a table of their own",
       "letter-answers-out-of-order letter-answers-within-the-request letter-answers-in-a-table",
       "letter-answers-out-of-order letter-answers-within-the-request letter-numbered-labels"),
    _P(_HEADINGS, "answers in another colour behind their questions", "letter-answers-in-colour",
       "letter-words-in-colour"),
    _P(_HEADINGS, "each question and answer in Welsh and in English", "letter-in-two-languages",
       "letter-two-languages-differ"),
    _P(_HEADINGS, "a later letter that puts an earlier one right", "letter-later-letter-corrects",
       "letter-later-letter-differs"),
    _P(_HEADINGS, "dashes, cited as points", "letter-points-of-dashes"),
    _P(_HEADINGS, "questions without a number, each below a heading of its own",
       "letter-questions-under-headings", "letter-headings-that-ask-nothing"),
    _P(_HEADINGS, "a review: what was decided at first, and what is found now",
       "letter-review-in-part", "letter-reviews-counted"),
    _P(_HEADINGS, "a receipt that names the sections of the Act",
       "letter-receipt-and-the-law", "letter-the-law-applied"),
    _P(_HEADINGS, "questions that vanished", "letter-vanished-questions"),
    _P(_HEADINGS, "titles that stand over the questions and again over the answers",
       "letter-titles-over-answers", "letter-questions-under-headings"),
    _P(_DECIDES, "refused for its cost, with help under section 16", "letter-offer-to-refine",
       "letter-estimate-holds-the-answer letter-cost-then-data"),
    _P(_DECIDES, "a few cells withheld, the rest given", "letter-groups-refused",
       "letter-suppressed-cells"),
    _P(_DECIDES, "neither confirmed nor denied: all, one question, or anything else",
       "letter-neither-confirmed letter-denied-in-part letter-any-other-information",
       "letter-denied-by-others"),
    _P(_DECIDES, "not held, another body named", "letter-held-by-another",
       "letter-held-and-another"),
    _P(_DECIDES, "asked back", "letter-only-clarification letter-kinds-of-outcome",
       "letter-clarification-between"),
    _P(_DECIDES, "more time for the public interest", "letter-more-time", "letter-more-time-taken"),
    _P(_DECIDES, "a fee asked before anything is decided", "letter-fee-notice", "letter-fee-paid"),
    _P(_DECIDES, "only received", "letter-acknowledgement", "letter-the-law-applied"),
    _P(_DECIDES, "refused as vexatious", "letter-vexatious", "letter-vexatious-asked"),
    _P(_DECIDES, "to be had elsewhere, by a link", "letter-published-elsewhere",
       "letter-link-besides"),
    _P(_DECIDES, "to be published later", "letter-future-publication", "letter-published-since"),
    _P(_DECIDES, "harm and public interest of several sections", "letter-several-sections",
       "letter-interest-for-disclosing"),
    _P(_DECIDES, "a review beside the first decision, in a table", "letter-review-in-a-table",
       "letter-answers-in-a-table"),
    _P(_DECIDES, "several parts answered together", "letter-parts-answered-together",
       "letter-parts-cited-otherwise"),
    _P(_DECIDES, "taken back within the letter, or put right by a later one",
       "letter-table-taken-back letter-later-letter-corrects", "letter-untouched-by-correction"),
    _P(_REFERENCES, "every shape, which never tells the force",
       "letter-references letter-references-alike letter-searches-and-decision "
       "letter-points-of-dashes letter-joint-unit-of-one letter-months-by-year",
       "letter-references-alike letter-no-answers"),
    _P(_REFERENCES, "its own, an earlier one and the requester's", "letter-references",
       "letter-reference-within letter-internal-review"),
    _P(_DATES, "dates however they are written",
       "letter-cell-on-each-line letter-references-alike letter-months letter-months-by-year "
       "letter-numbered-with-slashes", "letter-references letter-searches-and-decision"),
    _P(_DATES, "years, financial years, months, spans",
       "cumbria-pdf trap-sheet-per-year-xlsx letter-financial-years letter-months "
       "letter-months-otherwise letter-year-from-july",
       "trap-senders-domain-eml letter-months"),
    _P(_DATES, "days that do not exist, pages dated before the request",
       "letter-impossible-date letter-dated-before-request"),
    _P(_DATES, "parts of a year", "letter-part-years letter-impossible-date", "letter-months"),
    _P(_TABLES, "label and count; label by year", "south-wales-text west-yorkshire-html",
       "trap-layout-table-html letter-stop-and-search"),
    _P(_TABLES, "years down by measure or outcome", "letter-years-by-measure suppressed-html",
       "letter-rates-and-money"),
    _P(_TABLES, "month by year", "letter-months-by-year"),
    _P(_TABLES, "outcome by hospital or offence, split sideways", "cumbria-pdf",
       "trap-two-tables-pdf"),
    _P(_TABLES, "codes as columns", "suppressed-html letter-offence-classes"),
    _P(_TABLES, "two heading rows", "two-header-rows-docx trap-two-heading-rows-pdf"),
    _P(_TABLES, "groups, subtotals, of-which rows",
       "trap-groups-docx trap-of-which-docx trap-centred-groups-pdf"),
    _P(_TABLES, "one row for each crime",
       "trap-records-over-pages-pdf records-docx trap-records-xlsx", "trap-records-with-gap-docx"),
    _P(_TABLES, "`year - count` lines", "trap-year-lines-text letter-years-under-a-code"),
    _P(_TABLES, "a list, or a row, split over a page break",
       "trap-split-list-pdf trap-broken-row-pdf trap-continued-row-pdf"),
    _P(_TABLES, "values at the bottom of long labels, labels centred",
       "trap-values-at-bottom-pdf trap-values-at-middle-pdf trap-values-at-top-pdf"),
    _P(_TABLES, "the form filled in", "letter-empty-and-filled-form trap-form-sent-back-docx",
       "letter-empty-form trap-empty-form-docx letter-empty-form-in-lines"),
    _P(_TABLES, "a table that lays out the page", "trap-layout-table-html", "trap-nested-docx"),
    _P(_TABLES, "tables side by side, a sheet for each year, hidden sheets",
       "trap-beside-xlsx trap-touching-xlsx trap-sheet-per-year-xlsx trap-hidden-xlsx"),
    _P(_TABLES, "shading that looks like columns", "trap-zebra-pdf trap-lines-only-pdf"),
    _P(_ZERO, "zero as `0`, a dash, `Nil`, `None`, a sentence",
       "suppressed-html trap-dashes-docx letter-nil-and-none letter-zero-in-sentences",
       "letter-dash-beside-zero letter-zero-in-sentences"),
    _P(_ZERO, "a blank", "trap-proven-blank-docx", "trap-unproven-blank-docx"),
    _P(_ZERO, "an absent line, a cell that is not held",
       "letter-nil-and-none letter-not-applicable"),
    _P(_ZERO, "`<5`, `*`, `1-4`, `fewer than 5`, `5 or fewer`",
       "suppressed-html letter-suppressed letter-suppressed-cells letter-footnotes trap-fewer-docx",
       "letter-star-of-another-note trap-interval-made-a-date-xlsx letter-suppressed-cells"),
    _P(_ZERO, "a total over a suppressed number", "letter-suppressed-cells", "suppressed-html"),
    _P(_ZERO, "a small number beside the promise to suppress it",
       "trap-fewer-docx letter-suppressed"),
    _P(_ZERO, "thousands, shares, rates, money",
       "letter-rates-and-money percentages-pdf letter-shares-in-cells", "letter-change-beside"),
    _P(_NUMBERS, "estimates of cost", "letter-no-answers refused-text",
       "letter-like-an-estimate letter-estimate-holds-the-answer"),
    _P(_NUMBERS, "sections, statutes, telephones, ages, pages, lists", "letter-no-answers",
       "letter-ages-as-labels"),
    _P(_NUMBERS, "classes of offences", "letter-offence-classes letter-no-answers"),
    _P(_NUMBERS, "the requester's own",
       "letter-table-of-the-request letter-table-of-the-request-refused letter-empty-form "
       "letter-figures-of-the-requester",
       "letter-tables-before-questions letter-figures-of-the-requester"),
    _P(_NUMBERS, "an example, or what would be", "letter-example-in-the-answer",
       "letter-example-in-the-answer"),
    _P(_EXEMPTIONS, "each section that is applied",
       "letter-exemptions-each letter-sections-as-written letter-cost-whether-held "
       "letter-groups-refused",
       "letter-quoted-sections letter-offer-to-refine letter-groups-refused"),
    _P(_EXEMPTIONS, "neither confirmed nor denied", "letter-neither-confirmed",
       "letter-any-other-information letter-cost-whether-held"),
    _P(_EXEMPTIONS, "a refusal that opens a reply with an answer", "letter-cost-then-data"),
    _P(_FORCE, "sender, letterhead, folder",
       "trap-senders-domain-eml trap-mail-in-mail-eml trap-batch-zip letter-references-alike",
       "letter-request-names-another-force"),
    _P(_FORCE, "a cell alone, and a body that is none", "letter-force-in-a-cell",
       "letter-national-body letter-national-body-signs"),
    _P(_FORCE, "joint replies", "letter-joint letter-joint-three letter-joint-in-columns "
       "letter-joint-one-refuses",
       "letter-joint-unit-of-one"),
    _P(_FORCE, "nothing but a reference", "letter-unknown-force"),
    _P(_DISAGREE, "people or arrests asked, crimes given",
       "letter-people-asked letter-arrests-asked letter-another-unit", "letter-arrests-asked"),
    _P(_DISAGREE, "charges asked, positive outcomes given", "letter-positive-outcomes-given"),
    _P(_DISAGREE, "other years, or offences merged",
       "letter-four-years-given letter-offences-merged"),
    _P(_DISAGREE, "asked back, with a number", "letter-only-clarification",
       "letter-kinds-of-outcome"),
    _P(_PROOFS, "printed totals", "trap-proven-blank-docx letter-months-by-year",
       "letter-totals-that-miss letter-years-by-measure"),
    _P(_PROOFS, "the same crimes twice", "cumbria-pdf letter-gap-in-one-year",
       "letter-totals-that-miss"),
    _P(_PROOFS, "a list of crimes against its summary, and its row numbers",
       "trap-records-over-pages-pdf", "trap-records-with-gap-docx"),
    _P(_PACKAGES, "mails with attachments, within mails, from Outlook",
       "trap-mail-in-mail-eml trap-outlook-msg trap-winmail-eml", "trap-quoted-table-eml"),
    _P(_PACKAGES, "archives of WhatDoTheyKnow", "trap-batch-zip trap-thread-zip"),
    _P(_PACKAGES, "a workbook in a letter, a sheet or a letter printed to PDF",
       "trap-workbook-in-docx trap-printed-sheet-pdf west-midlands-pdf", "trap-wrong-suffix-pdf"),
)  # fmt: skip


def index() -> str:
    """Return the catalogue as a table for the README."""
    lines = ["| what replies hold | there | seems to be |", "| --- | --- | --- |"]
    paragraph = ""
    for one in CATALOGUE:
        if one.paragraph != paragraph:
            paragraph = one.paragraph
            lines.append(f"| **{paragraph}** | | |")
        lines.append(f"| {one.what} | {_named(one.there)} | {_named(one.alike)} |")
    return "\n".join(lines) + "\n"


def _named(cases: str) -> str:
    return ", ".join(f"`{case}`" for case in cases.split())
