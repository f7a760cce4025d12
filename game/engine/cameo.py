"""CAMEO event codes with their Goldstein values, in tenths, and the rung of the ladder that each stands on.

Scale: J. S. Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36(2),
1992, carried over from WEIS to CAMEO by the Kansas Event Data System. Codes: Gerner, Schrodt and Yilmaz, CAMEO codebook
1.1b3, 2012. Values as distributed with the Integrated Crisis Early Warning System data set. Codes are strings, since
"010" is not "10".
"""

GOLDSTEIN: dict[str, int] = {
    "010": 0, "011": -1, "012": -4, "013": 4, "017": 0, "018": 34, "019": 34,
    "020": 30, "022": 34, "030": 40, "036": 40, "038": 70, "039": 50,
    "040": 10, "041": 10, "042": 19, "043": 28, "044": 25, "045": 50, "046": 70,
    "050": 35, "051": 34, "052": 35, "053": 38, "054": 60, "057": 80,
    "060": 60, "061": 64, "062": 74, "064": 70,
    "071": 74, "072": 83, "073": 74, "074": 85, "085": 70, "087": 90, "0871": 90,
    "090": -20, "100": -50, "102": -50, "107": -50,
    "110": -20, "111": -20, "112": -20, "113": -20, "114": -20,
    "120": -40, "1212": -40, "125": -50, "128": -50, "129": -50,
    "130": -44, "131": -58, "1312": -58, "1313": -58, "138": -70, "139": -70,
    "144": -75, "150": -72, "152": -72, "154": -72,
    "160": -40, "161": -40, "162": -56, "163": -80, "164": -65, "165": -70, "166": -70, "1661": -70,
    "172": -50, "174": -50,
    "190": -100, "191": -95, "192": -95,
}  # fmt: skip

_RUNGS = (
    (("057", "06"), 3),
    (("045", "05"), 2),
    (("07", "085", "087"), 4),
    (("03", "04"), 1),
    (("01", "02"), 0),
    (("09", "11"), -1),
    (("10", "12"), -2),
    (("160", "161", "162", "13"), -3),
    (("163", "164", "165", "166", "17", "14"), -4),
    (("15",), -5),
)
"""The first row with a prefix of the code holds. Classes 18 to 20 have no rung: nobody plays combat here."""


def _find_rung(code: str) -> int | None:
    return next((rung for prefixes, rung in _RUNGS if code.startswith(prefixes)), None)


RUNG: dict[str, int] = {code: rung for code in GOLDSTEIN if (rung := _find_rung(code)) is not None}
"""Code to rung, +4 (material gift) to −5 (force posture); a code without one cannot be a lever."""

MATERIAL_COOPERATION = ("057", "06", "07")
MATERIAL_CONFLICT = ("14", "15", "16", "17", "18", "19", "20")
THREAT = ("13", "15")
PRESSURE = ("14", "162", "163", "17")


def is_material_cooperation(code: str) -> bool:
    """Whether the act moves goods, arms or money, or binds to do so."""
    return code.startswith(MATERIAL_COOPERATION)


def is_material_conflict(code: str) -> bool:
    """Whether the act withholds or coerces."""
    return code.startswith(MATERIAL_CONFLICT)


def is_threat(code: str) -> bool:
    """Whether the act threatens, or shows force."""
    return code.startswith(THREAT)


def is_hostile(code: str) -> bool:
    """Whether the act stands below mere words on the ladder, or beyond its foot."""
    return RUNG.get(code, -1) < 0


def is_pressure(code: str) -> bool:
    """Whether the act coerces without force: obstruction, aid or trade withheld, sanctions."""
    return code.startswith(PRESSURE)
