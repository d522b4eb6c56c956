"""Turns a training checkpoint into a model file, and back into a network.
The file has no head for names yet: names.py trains it.

Tables and matrices become int8 with one scale a row, the dictionary table is
folded (own row + atoms), the two biases of an LSTM are summed.
"""

import argparse

import numpy as np
import torch

import labels as label_lists
import modelfile
import network

TABLES = ("ngram", "word", "dict", "shape")
HEADS = ("upos", "feats", "xpos")  # that for names: names.py
LINEAR = {"arc.dep": "arc_dep", "arc.head": "arc_head",
          "rel.dep": "rel_dep", "rel.head": "rel_head"}
PLAIN = {"root": "root", "arc.u": "arc_u", "arc.v": "arc_v", "rel.u": "rel_u",
         "rel.a": "rel_a", "rel.c": "rel_c", "rel.b": "rel_b"}
DECODING = {
    "dictionary_bonus": 12.0,
    "analysis_upos_weight": 4.0,
    "lemma_script_sure": -0.0005,
    "lemma_script_rest": -0.3,
    "lemma_script_floor": -12.0,
    "lemma_known_margin": 0.0,
    "dictionary_aliases": label_lists.DICTIONARY_ALIASES,
}


def one_row_an_output(name, array):
    """A weight matrix in the order in which it is stored: its last dimension
    is what an output sums over, and every row has a scale.  arc.u and rel.u
    are multiplied from the left; rel.u lies head place by head place."""
    if name == "arc.u":
        return array.T
    if name == "rel.u":
        return array.transpose(2, 0, 1)
    return array


def as_in_network(name, array):
    """The inverse of `one_row_an_output`."""
    if name == "rel.u":
        return array.transpose(1, 2, 0)
    return one_row_an_output(name, array)


def is_matrix(name):
    return (name.endswith((".w", ".p", ".wx", ".wh"))
            or name in ("arc.u", "rel.u", "rel.a"))


def quantised(tensors):
    """The matrices as int8 with a scale for every row."""
    for name, array in tensors:
        if not is_matrix(name):
            yield name, array
            continue
        array = one_row_an_output(name, array)
        rows, scale = modelfile.quantise(array.reshape(-1, array.shape[-1]))
        yield name, rows.reshape(array.shape)
        yield name + ".scale", scale


def dequantised(tensors):
    """{name: array} with every matrix as the network has it."""
    result = dict(tensors)
    for name, array in tensors.items():
        scale = tensors.get(name + ".scale")
        if is_matrix(name) and scale is not None:
            array = array * scale.reshape(array.shape[:-1])[..., None]
            result[name] = as_in_network(name, array)
    return result


def load_checkpoint(path):
    saved = torch.load(path)
    tags = saved["labels"]["dictionary_tags"]
    model = network.Network(
        saved["sizes"], saved["config"],
        network.tag_atoms(tags) if tags else None,
        saved["weights"].get("pretrained"))
    model.load_state_dict(saved["weights"])
    return model.eval(), saved


def tensors_of(model, words, analyses):
    """[(name, array)] in the file's order."""
    result = []
    tables = {"ngram": model.ngram.weight, "word": model.word_table(),
              "dict": model.dict_table(), "shape": model.shape.weight}
    for name in TABLES:
        rows, scale = modelfile.quantise(tables[name].detach().numpy())
        result += [(name, rows), (name + ".scale", scale)]
    result += [("word.hash", np.array(words, np.uint64)),
               ("analyses", np.array(analyses, np.int8))]
    for layer, lstm in enumerate(model.lstm):
        for direction, suffix in (("f", ""), ("b", "_reverse")):
            def weight(kind):
                return getattr(lstm, kind + "_l0" + suffix)
            base = f"lstm.{layer}.{direction}."
            result += [(base + "wx", weight("weight_ih")),
                       (base + "wh", weight("weight_hh")),
                       (base + "b", weight("bias_ih") + weight("bias_hh"))]
    projection, script = model.heads["script"]
    modules = [(n, model.heads[n]) for n in HEADS] + [("script", script)]
    modules += [(n, getattr(model, a)) for n, a in LINEAR.items()]
    for name, linear in modules:
        result += [(name + ".w", linear.weight), (name + ".b", linear.bias)]
    result.append(("script.p", projection.weight))
    result += [(n, getattr(model, a)) for n, a in PLAIN.items()]
    return [(n, a.detach().numpy() if torch.is_tensor(a) else a)
            for n, a in result]


def load_model(path):
    """A network with the dequantised weights of a model file, and the rest of
    what the file holds, under the names of a checkpoint."""
    header, raw = modelfile.read(path)
    t = dequantised(raw)
    lists = header["labels"]
    sizes = {"word": len(t["word.hash"]),
             "dict": len(lists["dictionary_tags"]),
             "upos": len(lists["upos"]), "deprel": len(lists["deprel"]),
             "script": len(lists["scripts"]), "ner": len(lists["ner"]),
             "feats": label_lists.segment_sizes(lists["feats"]),
             "xpos": label_lists.segment_sizes(lists["xpos"])}
    dims = {k: header["config"][k] for k in network.CONFIG}
    model = network.Network(sizes, dims)
    state = {}

    def put(key, value):
        state[key] = torch.from_numpy(np.array(value, np.float32))

    for name in TABLES:
        put(name + ".weight", t[name] * t[name + ".scale"][:, None])
    for layer in range(2):
        for direction, suffix in (("f", ""), ("b", "_reverse")):
            key = f"lstm.{layer}."
            base = f"lstm.{layer}.{direction}."
            put(key + "weight_ih_l0" + suffix, t[base + "wx"])
            put(key + "weight_hh_l0" + suffix, t[base + "wh"])
            put(key + "bias_ih_l0" + suffix, t[base + "b"])
            put(key + "bias_hh_l0" + suffix, np.zeros_like(t[base + "b"]))
    for name in HEADS:
        put(f"heads.{name}.weight", t[name + ".w"])
        put(f"heads.{name}.bias", t[name + ".b"])
    put("heads.script.0.weight", t["script.p"])
    put("heads.script.1.weight", t["script.w"])
    put("heads.script.1.bias", t["script.b"])
    for part, value in model.heads["ner"].state_dict().items():
        put("heads.ner." + part, np.zeros_like(value))
    for name, key in LINEAR.items():
        put(key + ".weight", t[name + ".w"])
        put(key + ".bias", t[name + ".b"])
    for name, key in PLAIN.items():
        put(key, t[name])
    model.load_state_dict(state)
    return model.eval(), {"labels": lists, "config": header["config"],
                          "words": [int(h) for h in t["word.hash"]],
                          "analyses": t["analyses"], "tensors": raw}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("model")
    parser.add_argument("--name", default="pl-pdb-kpwr-wikineural")
    parser.add_argument("--language", default="pl")
    parser.add_argument("--version", default="1")
    parser.add_argument("--licence", default="CC BY-NC-SA 4.0")
    parser.add_argument("--float", action="store_true",
                        help="leave the matrices as they are, for measuring "
                        "with predict.py what int8 costs; the program reads "
                        "int8 only")
    parser.add_argument("--set", action="append", default=[],
                        metavar="KEY=NUMBER", help="decoding numbers")
    args = parser.parse_args()
    model, saved = load_checkpoint(args.checkpoint)
    decoding = dict(DECODING)
    for item in args.set:
        key, value = item.split("=", 1)
        decoding[key] = float(value)
    header = {"language": args.language, "name": args.name,
              "version": args.version, "licence": args.licence,
              "config": dict(saved["config"], **decoding),
              "labels": saved["labels"]}
    tensors = tensors_of(model, saved["words"], saved["analyses"])
    if not args.float:
        tensors = list(quantised(tensors))
    size = modelfile.write(args.model, header, tensors)
    print(f"{args.model}: {size} bytes, epoch {saved['epoch']}")


if __name__ == "__main__":
    main()
