"""The lesson that docs/teaching/first-session.md tells: three students and a teacher, stopping where a picture is."""

from collections.abc import Callable, Iterator

import httpx2

from tests.class_run.bots import ANSWERED, Attending, Screen, Student, Teacher
from tests.class_run.tour import DRILL

ADDRESS = "http://192.0.2.5:8000"
"""Where the class of the pictures comes in."""
NAMES = ("Leyla", "Otto", "Mina")
ANSWERS = {"crisis": (0, 0, 1), "adviser": (1, 2, 0), "again": (1, 0, 1)}
"""Which line each of them signs at each step."""
PICTURES = ("lesson-door", "lesson-phone", "lesson-console", "lesson-adviser", "lesson-spread")


def lesson(new_client: Callable[[], httpx2.Client]) -> Iterator[tuple[str, Attending]]:
    """Yield the name of each picture and before whose page it is taken."""
    teacher = Teacher(new_client())
    teacher.open(DRILL)
    screen = Screen(new_client(), teacher.room)
    people = [Student(new_client(), name) for name in NAMES]
    for one in people[:2]:
        one.join(teacher.code)
    yield "lesson-door", screen
    people[2].join(teacher.code)
    for step in ANSWERED:
        teacher.go_on()
        if step != "again":
            yield {"crisis": "lesson-phone", "adviser": "lesson-adviser"}[step], people[0]
        for number, (one, line) in enumerate(zip(people, ANSWERS[step], strict=True)):
            one.look()
            options = [choice.value for choice in one.question.choices["option"]]
            one.answer(options[line], "Somebody has to say where the border is." if number == 0 else "")
            if step == "crisis" and number == 1:
                yield "lesson-console", teacher
    teacher.go_on()
    yield "lesson-spread", screen
