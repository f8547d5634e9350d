"""The figures of FOI 1306/25: outcomes by hospital, one table split sideways into two."""

from __future__ import annotations

from letter import Grid, Heading, Letter, NewPage, Paragraph
from typed_figures import read_figures

YEARS = (
    ("Financial Year", "Number of Crimes Recorded"),
    ("2019/2020", "635"),
    ("2020/2021", "505"),
    ("2021/2022", "569"),
    ("2022/2023", "513"),
    ("2023/2024", "278"),
    ("Total", "2500"),
)

LETTER = Letter(
    title="Freedom of Information request FOI 1306/25",
    head=(
        "Cumbria Constabulary",
        "Police Headquarters, Carleton Hall, Penrith",
        "Telephone: 101",
        "My Reference: FOI 1306/25",
        "13th October 2025",
    ),
    parts=(
        Heading(text="FREEDOM OF INFORMATION REQUEST – FOI 1306/25", level=1),
        Paragraph(
            text="Facsimile. Composed for foi-compare; not a document of the force. Source of the "
            "figures and labels: the reply FOI 1306/25 of Cumbria Constabulary."
        ),
        Paragraph(
            text="I refer to your request of 15th September 2025, in which you seek the following:"
        ),
        Paragraph(
            text="1. The number of crimes recorded in, or on, the grounds of a hospital in the "
            "years 2019/20 to 2023/24, broken down:"
        ),
        Paragraph(text="a. for each year"),
        Paragraph(text="b. by the nature of the crime"),
        Paragraph(text="c. by the outcome of the crime"),
        Paragraph(text="d. by the name of the hospital"),
        Paragraph(
            text="Cumbria Constabulary does hold information on this and I have decided today to "
            "disclose it. It was found by a search for the names of hospitals and of their wards."
        ),
        Paragraph(text="Question 1a.", bold=True),
        Grid(rows=YEARS, label_width=0.3),
        Paragraph(text="Questions 1c and 1d.", bold=True),
        Paragraph(
            text="The crimes are shown by their outcome and by the hospital at which they "
            "happened, in two tables so that they fit on the page."
        ),
        NewPage(),
        Paragraph(text="Table 1.", bold=True),
        Grid(rows=read_figures("cumbria-outcomes-1.csv"), label_width=0.3),
        Paragraph(text="Table 2.", bold=True),
        Grid(rows=read_figures("cumbria-outcomes-2.csv"), label_width=0.26),
        Paragraph(
            text="Forces record such figures on systems of different kinds, and they should not be "
            "compared with those of another force without asking how they were counted."
        ),
    ),
    foot="Cumbria Constabulary",
    numbered_pages=True,
)
