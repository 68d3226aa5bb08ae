"""Review: a judgement changes what the register tells, stands in the log, and may be taken back."""

import re

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import token


def figures(client: TestClient) -> str:
    return client.get("/indicators").text


def claim_of(client: TestClient, words: str, kind: str = "indicator") -> str:
    entries = client.get("/api/entries", params={"kind": kind}).json()["entries"]
    return str(next(s["claim"] for entry in entries for s in entry["sources"] if words in s["quote"]))


def judge(client: TestClient, claim: str, **sent: str) -> str:
    sent["task"] = f"claim {claim}"
    answer = client.post("/review", data={"token": token(client, "/review"), "judge": "Нина"} | sent)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_wrong_claims_go_and_come_back(own: TestClient) -> None:
    claim = claim_of(own, "95 млн")
    assert "95\u00a0млн" in figures(own)
    text = judge(own, claim=claim, verdict="wrong", reason="опечатка <b>в</b> цифре")
    assert "95\u00a0млн" not in figures(own)
    assert "Источники расходятся" not in own.get("/").text
    log = own.get("/review/log").text
    assert "Нина — опечатка &lt;b&gt;в&lt;/b&gt; цифре" in log
    number = re.search(r'name="number" value="(\d+)"', text)
    assert number
    own.post("/review/undo", data={"token": token(own, "/review"), "number": number[1], "judge": "Олег"})
    assert "95\u00a0млн" in figures(own)
    assert "Отменено:" in own.get("/review/log").text


def test_a_correction_is_told_instead(own: TestClient) -> None:
    claim = claim_of(own, "соглашение", "agreement")
    form = own.get("/review", params={"task": f"claim {claim}"}).text
    assert 'name="subject"' in form
    fields = dict(re.findall(r'<input name="(\w+)" value="([^"]*)"', form))
    fields |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)</textarea>', form))
    fields |= dict(re.findall(r'<select name="(\w+)">.*?<option value="([^"]*)" selected', form))
    judge(own, claim, **fields | {"verdict": "corrected", "subject": "торговля лесом", "when": "2024-03"})
    text = own.get("/agreements").text
    assert "торговля лесом" in text
    assert "03.2024" in text
    assert "подписали соглашение о сотрудничестве" in text  # the sentence stays its source


def test_a_correction_that_says_nothing_is_told(own: TestClient) -> None:
    claim = claim_of(own, "соглашение", "agreement")
    sent = {"token": token(own, "/review"), "task": f"claim {claim}", "verdict": "corrected", "when": "позавчера"}
    answer = own.post("/review", data=sent)
    assert answer.status_code == 400
    assert "Дата «позавчера» не понята" in answer.text


def test_what_is_judged_leaves_the_queue(own: TestClient) -> None:
    seen = set()
    for _ in range(100):
        found = re.search(r'name="task" value="claim ([^"]+)"', own.get("/review?kind=claim").text)
        if not found:
            break
        assert found[1] not in seen
        seen.add(found[1])
        judge(own, claim=found[1], verdict="right")
    assert "Всё проверено" in own.get("/review?kind=claim").text
    assert len(seen) > 5


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/review", {"task": "claim none", "verdict": "right"}, 404),
        ("/review", {"task": "claim none", "verdict": "maybe"}, 400),
        ("/review/undo", {"number": "x"}, 400),
        ("/review/undo", {"number": "12345"}, 404),
    ],
)
def test_mistakes_are_told(own: TestClient, path: str, sent: dict[str, str], status: int) -> None:
    assert own.post(path, data=sent).status_code == 403
    assert own.post(path, data=sent | {"token": token(own, "/review")}).status_code == status


def test_a_claim_that_is_not_there(own: TestClient) -> None:
    assert own.get("/review?task=claim+none").status_code == 404
