import pytest

from klatch.domain.introduction import Length, measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Length(0, 0, 0)),
        ("   \n ", Length(0, 0, 0)),
        ("I am Nora, a teacher", Length(1, 5, 2)),
        ("I am Nora. I teach physics!", Length(2, 6, 2)),
        ("“I am Nora.” That is all.\n", Length(2, 6, 2)),
        ("I teach\nat a school", Length(2, 5, 2)),
        ("Version 2.0 of me... is here?", Length(2, 6, 2)),
        ("أنا نورا. أدرس الفيزياء؟", Length(2, 4, 2)),
    ],
)
def test_sentences_words_and_seconds(text: str, expected: Length) -> None:
    assert measure(text) == expected


def test_more_than_two_sentences_or_fifty_words_is_too_long() -> None:
    assert not measure("One. Two.").too_long
    assert measure("One. Two. Three.").too_long
    assert not measure("word " * 50).too_long
    assert measure("word " * 51).too_long
