"""What a command prints becomes parts of a page: headings, lines set in, code, columns that stay columns."""

from game.views import looks
from game.views.looks import DEEPEST, MANY, ReportPart


def report_parts(lines: list[str]) -> tuple[ReportPart, ...]:
    """Return lines as parts of a page."""
    return looks.report_parts(lines, "/studio/x")


def test_lines_before_the_first_heading_are_prose() -> None:
    (part,) = report_parts(["Crossroads: 20 games.", "2 never came."])
    assert (part.heading, [line.bits for line in part.lines]) == ("", [("Crossroads: 20 games.",), ("2 never came.",)])


def test_a_heading_has_its_lines_below_it_each_as_deep_as_it_was() -> None:
    lines = [
        "",
        "Not seen",
        "  law.yaml:4:3: legal[0]",
        "    because",
        "      `threat.iran >= 40`: 0",
        f"{' ' * 40}deep",
    ]
    (part,) = report_parts(lines)
    assert part.heading == "Not seen"
    assert [line.depth for line in part.lines] == [0, 1, 2, DEEPEST]
    assert [line.url for line in part.lines] == ["/studio/x?file=law.yaml&line=4&column=3#around", "", "", ""]
    assert part.lines[2].bits == ("", "threat.iran >= 40", ": 0")


def test_columns_stay_columns() -> None:
    (part,) = report_parts(["Spread", "  name  mean", "  A1      50"])
    assert (part.columns, part.lines) == ("name  mean\nA1      50", ())


def test_many_lines_are_folded_up() -> None:
    short, long = (report_parts(["Ways", *["  a way"] * n])[0] for n in (MANY, MANY + 1))
    assert (short.folded, long.folded) == (False, True)
