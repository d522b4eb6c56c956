"""The model file: a JSON directory and aligned tensors, little endian.

0 magic, 8 u32 version, 12 u32 CRC-32 of the bytes from 16 on, 16 u64 file
size, 24 u32 length of the JSON, 28 u32 zero, 32 JSON, then the tensors at
64-byte aligned offsets with zeros between.
"""

import json
import os
import struct
import zlib

import numpy as np

MAGIC = b"KRNKMODL"
VERSION = 1
ALIGN = 64
TYPES = {"f32": "<f4", "i8": "i1", "u64": "<u8"}


def quantise(table):
    """Rows of int8 and one scale a row: value = int8 * scale."""
    table = np.asarray(table, np.float32)
    scale = (np.abs(table).max(1) / 127).astype(np.float32)
    safe = np.where(scale > 0, scale, 1)[:, None]
    rows = np.clip(np.rint(table / safe), -127, 127).astype(np.int8)
    return rows, scale


def _directory(header, tensors, base):
    entries, offset = [], base
    for name, array in tensors:
        kind = next(k for k, t in TYPES.items()
                    if np.dtype(t) == array.dtype.newbyteorder("<"))
        offset = -(-offset // ALIGN) * ALIGN
        entries.append({"name": name, "type": kind,
                        "shape": list(array.shape), "offset": offset})
        offset += array.nbytes
    text = json.dumps(dict(header, tensors=entries), sort_keys=True,
                      ensure_ascii=False, separators=(",", ":"))
    return entries, text.encode(), offset


def write(path, header, tensors):
    """header: the JSON object but for "tensors"; tensors: [(name, array)].
    The file appears under its name only when it is complete."""
    tensors = [(name, np.ascontiguousarray(a)) for name, a in tensors]
    base = 0
    while True:  # offsets are in the JSON, whose length moves the offsets
        entries, text, end = _directory(header, tensors, base)
        if 32 + len(text) <= base:
            break
        base = 32 + len(text) + 64
    data = bytearray(end)
    data[0:8] = MAGIC
    struct.pack_into("<IIQII", data, 8, VERSION, 0, end, len(text), 0)
    data[32:32 + len(text)] = text
    for entry, (_, array) in zip(entries, tensors):
        raw = array.astype(array.dtype.newbyteorder("<")).tobytes()
        data[entry["offset"]:entry["offset"] + len(raw)] = raw
    struct.pack_into("<I", data, 12, zlib.crc32(bytes(data[16:])))
    temporary = path + ".new"
    with open(temporary, "wb") as out:
        out.write(data)
    os.replace(temporary, path)
    return end


def read(path):
    """(header, {name: array})."""
    with open(path, "rb") as file:
        data = file.read()
    version, crc, size, length, _ = struct.unpack_from("<IIQII", data, 8)
    if data[:8] != MAGIC or version != VERSION:
        raise ValueError("not a model file of this version")
    if size != len(data) or crc != zlib.crc32(data[16:]):
        raise ValueError("damaged model file")
    header = json.loads(data[32:32 + length])
    tensors = {}
    for entry in header["tensors"]:
        count = int(np.prod(entry["shape"], dtype=np.int64))
        tensors[entry["name"]] = np.frombuffer(
            data, TYPES[entry["type"]], count,
            entry["offset"]).reshape(entry["shape"])
    return header, tensors
