"""Runs the benchmarks named, or all, and prints each value beside its reference."""

import argparse
import importlib
import json
import os
import pkgutil

import benchmarks
from benchmarks.result import Result

_NOT_MEASUREMENTS = ("__main__", "network", "result")


def names() -> list[str]:
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if name not in _NOT_MEASUREMENTS)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names()))
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(names())
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(names())}")
    results: list[Result] = []
    for name in arguments.names or names():
        for result in importlib.import_module(f"benchmarks.{name}").rows():
            results.append(result)
            if not arguments.json:
                print(line(result), flush=True)
    if arguments.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))


def line(result: Result) -> str:
    value = f"{result['name']:34} {result['size']:>6}  {result['value']:>10} {result['unit']:4}"
    beside = f"{result['reference']} {result['reference_value']}" if result["reference"] else ""
    ratio = "" if result["ratio"] is None else f"× {result['ratio']}"
    verdict = {True: "met", False: "NOT MET", None: ""}[result["met"]]
    return f"{value}  {beside:44} {ratio:9} {result['target']:14} {verdict}"


if __name__ == "__main__":
    main()
