"""Cuts the data of ICU, a fifth of the frozen program on Linux, to what Qt asks of it in a Dutch or English program.

Qt takes collation, upper and lower case and names of time zones from ICU; dates, numbers and line breaks are its own.
What ICU does not find for a language it takes from its root, so a user in another language notices nothing but that
names sort by the root order. The format is that of ICU's own `icupkg`: a header, a table of contents, the items.
"""

import re
import struct
import subprocess
from pathlib import Path

LANGUAGES = "nl|en|de|fr|fy"
LEFT_OUT = re.compile(
    r"(brkitr|curr|lang|rbnf|region|translit|unit)/|.*\.(cnv|dict|spp)$|unames\.icu"
    rf"|(coll/|zone/)?(?!root|pool|res_index|({LANGUAGES})(_|\.))[a-z]{{2,3}}(_\w+)?\.res$"
)


def subset(data: bytes) -> bytes:
    """The same package of ICU data without the items that LEFT_OUT names."""
    (header,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, header)
    entries = [struct.unpack_from("<II", data, header + 4 + 8 * place) for place in range(count)]
    ends = [start for _, start in entries[1:]] + [len(data) - header]
    kept = []
    for (name_at, start), end in zip(entries, ends, strict=True):
        name = data[header + name_at : data.index(b"\0", header + name_at)]
        if not LEFT_OUT.match(name.decode().partition("/")[2]):
            kept.append((name, data[header + start : header + end]))
    names = b"\0".join(name for name, _ in kept) + b"\0"
    offset = 4 + 8 * len(kept)
    body = bytearray(offset + len(names))
    struct.pack_into("<I", body, 0, len(kept))
    for place, (name, item) in enumerate(kept):
        body += bytes(-len(body) % 16)
        struct.pack_into("<II", body, 4 + 8 * place, offset, len(body))
        body[offset : offset + len(name)] = name
        offset += len(name) + 1
        body += item
    return data[:header] + bytes(body)


def cut(library: Path, folder: Path) -> Path:
    """Write the library (libicudata.so.NN) anew into folder, with less in it. Needs binutils, as PyInstaller does."""
    version = library.suffix.removeprefix(".")
    whole, small, linked = folder / "icudata", folder / "icudata.o", folder / library.name
    subprocess.run(["objcopy", "-O", "binary", "--only-section=.rodata", library, whole], check=True)
    whole.write_bytes(subset(whole.read_bytes()))
    subprocess.run(["ld", "-r", "-b", "binary", "-o", small, "icudata"], cwd=folder, check=True)
    subprocess.run(
        [
            *("objcopy", "--rename-section", ".data=.rodata,alloc,load,readonly,data,contents"),
            *("--set-section-alignment", ".data=16", "--strip-symbol=_binary_icudata_end"),
            *("--strip-symbol=_binary_icudata_size", f"--redefine-sym=_binary_icudata_start=icudt{version}_dat", small),
        ],
        check=True,
    )
    subprocess.run(["ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", linked, small], check=True)
    return linked
