"""What computers tell of power, disk and screens, each in its own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from roundtable.computer import (
    Power,
    Screen,
    disk_found,
    free_bytes,
    power_found,
    power_now,
    power_of_pmset,
    power_of_status,
    power_of_supplies,
    screens_found,
    second_place_found,
)
from roundtable.domain.preflight import Standing


def supply(folder: Path, name: str, **told: str) -> None:
    place = folder / name
    place.mkdir(parents=True)
    for each, text in told.items():
        (place / each).write_text(f"{text}\n")


def test_linux_tells_a_battery_that_drains_and_how_long_it_lasts(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(
        tmp_path,
        "BAT0",
        type="Battery",
        status="Discharging",
        capacity="62",
        energy_now="26000000",
        power_now="12000000",
    )
    assert power_of_supplies(tmp_path) == Power(False, 62, 130)


def test_linux_counts_charge_where_there_is_no_energy_and_negative_currents(tmp_path: Path) -> None:
    told = {"type": "Battery", "status": "Discharging", "capacity": "50"}
    supply(tmp_path, "BAT0", **told, charge_now="3000000", current_now="-1500000")
    assert power_of_supplies(tmp_path) == Power(False, 50, 120)


def test_linux_tells_mains_by_a_cable_a_charging_battery_or_none_at_all(tmp_path: Path) -> None:
    assert power_of_supplies(tmp_path / "nowhere") is None
    assert power_of_supplies(tmp_path) == Power(True)
    supply(tmp_path, "hidpp_battery_0", type="Battery", scope="Device", status="Discharging", capacity="5")
    assert power_of_supplies(tmp_path) == Power(True), "the battery of the mouse is none of the computer's"
    supply(tmp_path, "BAT0", type="Battery", status="Charging", capacity="80")
    assert power_of_supplies(tmp_path) == Power(True, 80)
    supply(tmp_path, "BAT1", type="Battery", status="Discharging", capacity="40")
    assert power_of_supplies(tmp_path) == Power(False, 60)
    supply(tmp_path, "ucsi", type="USB", online="1")
    assert power_of_supplies(tmp_path) == Power(True, 60)


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t93%; charging; 0:45 remaining\n", Power(True, 93)),
        (
            "Now drawing from 'Battery Power'\n -Battery\t47%; discharging; 3:05 remaining\n",
            Power(False, 47, 185),
        ),
        ("Now drawing from 'Battery Power'\n -Internal (id=1)\t99%; discharging; (no estimate)\n", Power(False, 99)),
        ("Now drawing from 'AC Power'\n", Power(True)),
        ("", None),
    ],
)
def test_macos_tells_it_in_words(text: str, power: Power | None) -> None:
    assert power_of_pmset(text) == power


@pytest.mark.parametrize(
    ("status", "power"),
    [
        ((0, 62, 7800), Power(False, 62, 130)),
        ((0, 62, -1), Power(False, 62)),
        ((1, 100, -1), Power(True, 100)),
        ((1, 255, -1), Power(True)),
        ((255, 255, -1), None),
    ],
)
def test_windows_tells_it_in_figures(status: tuple[int, int, int], power: Power | None) -> None:
    assert power_of_status(*status) == power


def test_a_computer_of_another_kind_does_not_say() -> None:
    assert power_now("sunos") is None
    assert power_found(None, 60).standing is Standing.OPEN


def test_power_is_weighed_against_the_agenda() -> None:
    powers = (Power(True, 50), Power(False, 50), Power(False, 50, 130), Power(False, 50, 60))
    found = [power_found(power, 120) for power in powers]
    assert [(each.reason, each.standing) for each in found] == [
        ("mains", Standing.GOOD),
        ("battery", Standing.LOOK),
        ("battery-lasts", Standing.LOOK),
        ("battery-too-short", Standing.MEND),
    ]


def test_the_disk_is_asked_and_one_that_does_not_answer_is_told(tmp_path: Path) -> None:
    free = free_bytes(tmp_path)
    assert free is not None and free > 0
    assert free_bytes(tmp_path / "nowhere") is None
    sizes = (None, 41_000_000_000, 999_000_000, 1_000_000)
    assert [disk_found(size).standing for size in sizes] == [
        Standing.OPEN,
        Standing.GOOD,
        Standing.LOOK,
        Standing.MEND,
    ]


def test_a_second_place_is_there_troubled_or_not_set() -> None:
    found = [second_place_found(*each) for each in (("", ""), ("KINGSTON", "KINGSTON is not there"), ("KINGSTON", ""))]
    assert [each.standing for each in found] == [Standing.LOOK, Standing.MEND, Standing.GOOD]


def test_the_room_needs_a_screen_of_its_own() -> None:
    own, mirror = Screen("EPSON", 1920, 1080), Screen("EPSON", 1440, 900, mirrored=True)
    found = [screens_found(each) for each in ((), (mirror,), (mirror, own), (Screen("OLD", 800, 600),))]
    assert [each.reason for each in found] == ["none", "mirrored", "there", "small"]
    assert [each.standing for each in found] == [Standing.LOOK, Standing.MEND, Standing.GOOD, Standing.LOOK]
    assert found[2].facts["width"] == 1920
