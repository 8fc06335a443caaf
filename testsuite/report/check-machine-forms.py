# Parse what the runtime writes for machines.
#
# usage: python3 check-machine-forms.py json|sarif FILE COUNT
# Out: nothing and exit status 0 if FILE holds COUNT reports in that form: lines of
# JSON, or a SARIF 2.1.0 file with all properties that its schema requires and with
# values that the schema allows; else what is wrong.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import sys
from urllib.parse import urlparse


def need(value, where, **members):
    """Each of MEMBERS must be in the object VALUE and be of that type."""
    assert isinstance(value, dict), "%s is no object" % where
    for name, kind in members.items():
        assert name in value, "%s lacks %s" % (where, name)
        assert isinstance(value[name], kind), "%s.%s" % (where, name)


def check_location(location, where):
    need(location, where)
    place = location.get("physicalLocation")
    if place is not None:
        need(place, where, artifactLocation=dict)
        need(place["artifactLocation"], where, uri=str)
        uri = place["artifactLocation"]["uri"]
        assert " " not in uri and urlparse(uri).path, uri
        if "region" in place:
            assert place["region"]["startLine"] >= 1, where
            assert place["region"].get("startColumn", 1) >= 1, where
    for logical in location.get("logicalLocations", []):
        need(logical, where, name=str, kind=str)
    if "message" in location:
        need(location["message"], where, text=str)


def check_result(result, rules):
    need(result, "result", ruleId=str, message=dict, locations=list, level=str)
    assert result["ruleId"] in rules, result["ruleId"]
    assert result["level"] in ("none", "note", "warning", "error")
    need(result["message"], "message", text=str)
    for location in result["locations"] + result.get("relatedLocations", []):
        check_location(location, "location")
    for stack in result.get("stacks", []):
        need(stack, "stack", frames=list, message=dict)
        for frame in stack["frames"]:
            need(frame, "frame", location=dict)
            check_location(frame["location"], "frame")


def check_sarif(text, count):
    log = json.loads(text)
    need(log, "the file", version=str, runs=list)
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    run = log["runs"][0]
    need(run, "run", tool=dict, results=list)
    need(run["tool"], "tool", driver=dict)
    need(run["tool"]["driver"], "driver", name=str, rules=list)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert len(run["results"]) == count, len(run["results"])
    for result in run["results"]:
        check_result(result, rules)


def check_json(text, count):
    reports = [json.loads(line) for line in text.splitlines()]
    assert len(reports) == count, len(reports)
    for report in reports:
        need(report, "report", kind=str, pid=int, stack=list, object=dict)


with open(sys.argv[2]) as file:
    {"json": check_json, "sarif": check_sarif}[sys.argv[1]](
        file.read(), int(sys.argv[3]))
