"""Versions of a plan in a store: found whatever the order of loading, formed anew when a plan is, shown as one."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.generator.plan import generate
from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import Filter, KeptFile
from flows.comparing import compare_office, find_offices
from flows.grouping import group_plans, group_versions
from flows.load import Settings, load_paths
from tests.flows.plans import text_of
from tests.records import document_of, record_of

KEHOACH = Path(sys.executable).with_name("kehoach")
MORE = "".join(
    f"{at}. Phòng {name} rà soát hồ sơ {what}, lập biểu tổng hợp và gửi Văn phòng Sở trước ngày {at + 4}/5/{{year}}.\n"
    for at, (name, what) in enumerate(
        (
            ("Quản lý công trình", "hồ chứa"),
            ("Thanh tra", "giấy phép xả thải"),
            ("Kế toán", "thanh toán"),
            ("Pháp chế", "xử phạt"),
        ),
        start=3,
    )
)


def signed(year=2021):
    return text_of(12, year).replace("Trên đây", MORE.format(year=year) + "Trên đây")


def draft(year=2021):
    text = signed(year).replace("Số: 12/", "Số:     /").replace("ngày 10 tháng 02", "ngày     tháng     ")
    return text.replace("theo dõi, đôn đốc việc", "theo dõi, kiểm tra việc")


FORMS = {
    "du-thao.txt": draft(),
    "ban-hanh.txt": signed(),
    "ban-hanh-2.txt": signed().replace("\n", "\n\n"),
    "nam-sau.txt": signed(2022),
    "nam-sau-du-thao.txt": draft(2022),
    "phong.txt": signed().replace("SỞ THỦY LỢI", "SỞ XÂY DỰNG").replace("KH-STL", "KH-SXD").replace("Sở", "sở"),
}
GROUPS = [["ban-hanh-2.txt", "ban-hanh.txt", "du-thao.txt"], ["nam-sau-du-thao.txt", "nam-sau.txt"], ["phong.txt"]]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, text in FORMS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def load(url, *paths, **settings):
    return load_paths([str(path) for path in paths], Settings(store=url, workers=1, **settings))


def groups(url):
    with Store.open(url, create=False) as store:
        found = {}
        for plan in store.summaries():
            found.setdefault(plan.group_id or plan.plan_id, []).append(plan.name)
    return sorted(sorted(names) for names in found.values())


def test_a_load_finds_the_versions(store_url, folder):
    load(store_url, folder)
    assert groups(store_url) == GROUPS
    with Store.open(store_url) as store:
        best = store.summaries(Filter(best_only=True))
        assert sorted((plan.name in ("du-thao.txt", "nam-sau-du-thao.txt"), plan.versions) for plan in best) == [
            (False, 1), (False, 2), (False, 3),
        ]  # fmt: skip
        draft = next(plan for plan in store.summaries() if plan.name == "du-thao.txt")
        assert [plan.name == "du-thao.txt" for plan in store.versions(draft.plan_id)] == [False, False, True]
        assert len(list(store.records())) == len(FORMS)  # none is deleted
        places = {record.source.name: record.version_of for record in store.records()}
        assert places["phong.txt"] is None
        assert (places["du-thao.txt"].place, places["du-thao.txt"].count) == (3, 3)
        assert len({places[name].group_id for name in GROUPS[0]}) == 1


def test_versions_are_sought_while_the_workers_read(store_url, folder, monkeypatch):
    sought = []

    def group(store, plan_ids):
        sought.append(len(plan_ids))
        group_plans(store, plan_ids)

    monkeypatch.setattr("flows.batch._PLANS_A_BATCH", 1)
    monkeypatch.setattr("flows.load._GROUPED_AT_ONCE", 2)
    monkeypatch.setattr("flows.load.group_plans", group)
    load(store_url, folder)
    assert sum(sought) in (len(FORMS), len(FORMS) - 1)
    assert len(sought) > 1
    assert groups(store_url) == GROUPS
    load(store_url, folder, again=True)
    assert groups(store_url) == GROUPS


def test_without_versions_none_are_sought(store_url, folder, monkeypatch):
    monkeypatch.setattr("flows.load._GROUPED_AT_ONCE", 1)
    load(store_url, folder, versions=False)
    assert groups(store_url) == sorted([name] for name in FORMS)


def test_the_order_of_loading_does_not_matter(store_url, folder):
    order = list(FORMS)
    random.Random(4).shuffle(order)
    for name in order:
        load(store_url, folder / name)
    assert groups(store_url) == GROUPS
    with Store.open(store_url) as store:
        before = list(store.record_jsons())
        group_versions(store)
        assert list(store.record_jsons()) == before


def test_all_at_once_is_as_one_by_one(tmp_path, folder):
    one, all_at_once = f"sqlite:///{tmp_path}/one.db", f"sqlite:///{tmp_path}/all.db"
    for name in reversed(list(FORMS)):
        load(one, folder / name)
    load(all_at_once, folder)
    with Store.open(one) as a, Store.open(all_at_once) as b:
        assert list(a.record_jsons()) == list(b.record_jsons())


def test_a_plan_that_is_extracted_again_leaves_its_group_where_it_has_to(store_url):
    def keep(store, name, **fields):
        document = document_of(name, figure=name[0])
        record = record_of(document)
        lines = " ".join(f"việc {number} của phòng" for number in range(200))
        record = record.model_copy(
            update={"text": lines, "sections": (), "header": record.header.model_copy(update=fields), "plan_id": record.plan_id}
        )
        store.keep([rows_of(record, document, "r")], [KeptFile(f"/{name}", name, record.source.sha256)])

    with Store.open(store_url) as store:
        for name in ("1.txt", "2.txt", "3.txt"):
            keep(store, name)
        group_versions(store)
        assert groups(store_url) == [["1.txt", "2.txt", "3.txt"]]
        keep(store, "2.txt", number="77")
        group_versions(store)
        assert groups(store_url) == [["1.txt", "3.txt"], ["2.txt"]]
        keep(store, "2.txt")
        group_versions(store)
        assert groups(store_url) == [["1.txt", "2.txt", "3.txt"]]


def test_a_version_whose_file_changed_is_not_shown_and_the_next_best_is(store_url, folder):
    load(store_url, folder)
    for name in ("ban-hanh.txt", "ban-hanh-2.txt"):
        (folder / name).write_text(generate(3).text + name, encoding="utf-8")
    load(store_url, folder)
    with Store.open(store_url) as store:
        best = {plan.name: plan.versions for plan in store.summaries(Filter(best_only=True))}
    assert best["du-thao.txt"] == 1


def test_a_comparison_takes_the_best_version(store_url, folder):
    load(store_url, folder)
    with Store.open(store_url) as store:
        offices = find_offices(store, "Sở Thủy lợi")
        found = compare_office(store, offices, offices.asked[0], [])
        assert len(found.plans) == 2
        assert not {plan.file for plan in found.plans} & {"du-thao.txt", "nam-sau-du-thao.txt"}
        assert len(list(store.targets(year=2022))) == len(list(store.targets(year=2021))) / 2  # of two offices


def test_the_commands_show_one_plan_and_name_its_versions(tmp_path, folder):
    url = f"sqlite:///{tmp_path}/plans.db"
    load(url, folder)

    def kehoach(*arguments):
        command = [KEHOACH, *arguments, "--store", url, "--lang", "en"]
        return subprocess.run(command, capture_output=True, text=True, check=True)

    done = kehoach("list", "--json")
    assert sorted(json.loads(line)["versions"] for line in done.stdout.splitlines()) == [1, 2, 3]
    assert "3 other versions" in done.stderr
    assert len(kehoach("list", "--json", "--all-versions").stdout.splitlines()) == len(FORMS)
    shown = kehoach("show", "Nạo vét kênh mương năm 2022").stdout
    assert "VERSIONS (2)" in shown
    assert "nam-sau-du-thao.txt" in shown
    assert "the version shown: " in next(line for line in shown.splitlines() if " nam-sau.txt" in line and "2022-02-10" in line)
    kehoach("export", "--format", "csv", "--out", tmp_path / "out")
    head = (tmp_path / "out" / "plans.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "version_group,version_place,version_count" in head
