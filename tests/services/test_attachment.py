"""Files of a case, kept inside the store: on SQLCipher and PostgreSQL."""

from __future__ import annotations

import hashlib
import os
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.attachment import FileKind
from ras_desktop.domain.permission import Role
from ras_desktop.services import attachment
from ras_desktop.services.attachment import Loaded
from ras_desktop.store.trouble import Damaged, Gone
from tests.helpers.cases import a_case
from tests.helpers.pdf import text_of
from tests.helpers.refusals import refused

PDF = b"%PDF-1.4\n% a scan\n"


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def test_a_file_comes_back_byte_for_byte_whatever_it_was_called(desk):
    case = a_case(desk)
    kept = attachment.add(desk, case.id, Loaded("/home/jo/scan.exe", PDF), "Signed page").value
    assert (kept.name, kept.kind, kept.size) == ("scan.pdf", FileKind.PDF, len(PDF))
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert attachment.fetch(desk, kept.id) == attachment.Held(kept, PDF)
    assert attachment.of_case(desk, case.id) == (kept,)


def test_fifty_clicks_attach_it_once(desk):
    case, id_ = a_case(desk), uuid4()
    first = attachment.add(desk, case.id, Loaded("a.pdf", PDF), "Scan", id_=id_).value
    assert first.id == id_
    assert len(attachment.of_case(desk, case.id)) == 1


def test_a_program_and_what_cannot_be_looked_at_are_refused(desk):
    case = a_case(desk)
    for content, code in (
        (b"MZ\x90\x00\x03", "attachment.program"),
        (b"PK\x03\x04", "attachment.kind"),
        (b"", "attachment.empty"),
    ):
        loaded = Loaded("agreement.pdf", content)
        assert refused(lambda it=loaded: attachment.add(desk, case.id, it, "Signed")) == [code]
    assert attachment.of_case(desk, case.id) == ()


def test_a_file_of_200_megabytes_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "film.pdf"
    with path.open("wb") as made:
        os.truncate(made.fileno(), 200 * 2**20)
    monkeypatch.setattr("pathlib.Path.open", lambda *_args, **_more: pytest.fail("it was read"))
    assert refused(lambda: attachment.load(path)) == ["attachment.large"]


def test_what_is_no_file_is_said_in_words(tmp_path):
    assert refused(lambda: attachment.load(tmp_path)) == ["attachment.unread"]
    assert refused(lambda: attachment.load(tmp_path / "gone.pdf")) == ["attachment.unread"]
    (tmp_path / "a.txt").write_text("Hello")
    assert attachment.load(tmp_path / "a.txt") == Loaded("a.txt", b"Hello")


def test_pictures_and_texts_are_shown_on_pages(file_desk):
    case = a_case(file_desk)
    for content in (picture(), picture("JPEG", (20, 60))):
        kept = attachment.add(file_desk, case.id, Loaded("x", content), "Photo").value
        assert attachment.pages(file_desk, kept.id).startswith(b"%PDF")
    words = "Paid to: Iris Vale\nDate;Sum\n"
    kept = attachment.add(file_desk, case.id, Loaded("x", words.encode()), "Receipt").value
    assert "Iris Vale" in text_of(attachment.pages(file_desk, kept.id))
    broken = attachment.add(file_desk, case.id, Loaded("x", picture()[:30]), "Photo").value
    assert refused(lambda: attachment.pages(file_desk, broken.id)) == ["attachment.not_shown"]
    assert attachment.fetch(file_desk, broken.id).content == picture()[:30]


def test_a_file_of_another_family_is_taken_out_with_a_reason_and_its_bytes_go(desk):
    case = a_case(desk)
    kept = attachment.add(desk, case.id, Loaded("a.pdf", PDF), "Scan").value
    assert refused(lambda: attachment.remove(desk, kept, " ")) == ["attachment.reason"]
    gone = attachment.remove(desk, kept, "Another family's").value
    assert gone.removed is not None
    assert (gone.removed.reason, gone.removed.by_name) == ("Another family's", desk.actor.name)
    assert attachment.of_case(desk, case.id) == ()
    with pytest.raises(Gone):
        attachment.fetch(desk, kept.id)
    assert attachment.remove(desk, kept, "Again").value == gone


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attachment SET name = 'x'",
        "UPDATE attachment_bytes SET content = ''",
        "DELETE FROM attachment_bytes",
        "DELETE FROM attachment",
    ],
)
def test_the_database_itself_refuses_to_change_a_file(desk, statement):
    case = a_case(desk)
    kept = attachment.add(desk, case.id, Loaded("a.pdf", PDF), "Scan").value
    with pytest.raises(DBAPIError, match="sealed"), desk.root.writing() as session:
        session.execute(text(statement))
    assert attachment.fetch(desk, kept.id).content == PDF


def test_a_byte_changed_past_the_program_is_noticed(file_desk):
    case = a_case(file_desk)
    kept = attachment.add(file_desk, case.id, Loaded("a.pdf", PDF), "Scan").value
    with file_desk.store.writing() as session:
        session.execute(text("DROP TRIGGER attachment_bytes_sealed_update"))
        session.execute(text("UPDATE attachment_bytes SET content = x'00'"))
    with pytest.raises(Damaged):
        attachment.fetch(file_desk, kept.id)


def test_who_may(store, desk, desk_of):
    case = a_case(desk)
    kept = attachment.add(desk, case.id, Loaded("a.pdf", PDF), "Scan").value
    auditor, worker = desk_of(Role.AUDITOR), desk_of(Role.SOCIAL_WORKER, name="Sam Hale")
    assert attachment.fetch(auditor, kept.id).content == PDF
    loaded = Loaded("b.pdf", PDF)
    assert refused(lambda: attachment.add(auditor, case.id, loaded, "x")) == ["permission.role"]
    assert attachment.add(worker, case.id, loaded, "Receipt").value.added_by_name == "Sam Hale"
    assert refused(lambda: attachment.remove(worker, kept, "No")) == ["permission.role"]
