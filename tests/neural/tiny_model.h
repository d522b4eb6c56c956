// Writes small model files with random weights, for tests that need some model, and damaged ones.
#pragma once

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "neural/model_file.h"

namespace kronika::test {

// A model file in the making. `header` is its JSON but for "tensors"; each tensor's bytes are as
// they will be.
struct ModelFile {
  struct Tensor {
    std::string name, type;
    std::vector<std::size_t> shape;
    std::string bytes;
  };
  nlohmann::json header;
  std::vector<Tensor> tensors;

  Tensor& tensor(const std::string& name) {
    for (Tensor& tensor : tensors) {
      if (tensor.name == name) return tensor;
    }
    throw std::runtime_error("no tensor " + name);
  }
  void remove(const std::string& name) {
    std::erase_if(tensors, [&](const Tensor& tensor) { return tensor.name == name; });
  }
  // The file, with sizes and checksum in place.
  std::string bytes() const;
};

template <class T>
void put(std::string& bytes, std::size_t offset, T value) {
  std::memcpy(bytes.data() + offset, &value, sizeof value);
}

// Sets the size and the checksum of changed bytes.
inline void seal(std::string& bytes) {
  put<std::uint64_t>(bytes, 16, bytes.size());
  put<std::uint32_t>(bytes, 12,
                     static_cast<std::uint32_t>(::crc32_z(
                         0, reinterpret_cast<const Bytef*>(bytes.data()) + 16, bytes.size() - 16)));
}

inline std::string ModelFile::bytes() const {
  std::string json;
  std::string file;
  // The offsets are in the JSON, whose length moves them: leave ample room for it.
  const std::size_t base = (header.dump().size() + 200 * tensors.size() + 1023) / 64 * 64;
  nlohmann::json all = header;
  all["tensors"] = nlohmann::json::array();
  std::size_t offset = base;
  for (const Tensor& tensor : tensors) {
    all["tensors"].push_back({{"name", tensor.name},
                              {"type", tensor.type},
                              {"shape", tensor.shape},
                              {"offset", offset}});
    file.resize(offset - base);
    file += tensor.bytes;
    offset += (tensor.bytes.size() + 63) / 64 * 64;
  }
  json = all.dump();
  std::string result(base, '\0');
  std::memcpy(result.data(), "KRNKMODL", 8);
  put<std::uint32_t>(result, 8, 1);
  put<std::uint32_t>(result, 24, static_cast<std::uint32_t>(json.size()));
  std::memcpy(result.data() + 32, json.data(), json.size());
  result += file;
  seal(result);
  return result;
}

// FNV-1a of 64 bits, as the model's table of words has it.
inline std::uint64_t word_hash(std::string_view normal_word) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : normal_word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

// Sizes of a small network; odd on purpose, so that no vector or panel is full.
struct TinySizes {
  std::size_t ngram = 7, word = 5, dict = 0,
              shape = 3;  // widths of the tables; dict 0: no dictionary table
  std::size_t hidden = 9, arc = 11, relation = 6, script = 5, names = 10;
};

class TinyModel {
 public:
  explicit TinyModel(unsigned seed = 1, TinySizes sizes = {}) : random_(seed), sizes_(sizes) {
    build();
  }
  ModelFile file;

  std::shared_ptr<const neural::Model> model() const {
    auto parsed = neural::Model::parse(file.bytes(), "tiny.kronika");
    if (!parsed) throw std::runtime_error(parsed.error().message);
    return *parsed;
  }

 private:
  void floats(const std::string& name, std::vector<std::size_t> shape, float deviation = 0.5f) {
    std::normal_distribution<float> normal(0, deviation);
    std::size_t count = 1;
    for (const std::size_t length : shape) count *= length;
    std::vector<float> values(count);
    for (float& value : values) value = normal(random_);
    add(name, "f32", std::move(shape), values);
  }
  // A matrix of int8, a row an output.
  void matrix(const std::string& name, std::vector<std::size_t> shape) {
    std::normal_distribution<float> normal(0, 40);
    std::size_t count = 1;
    for (const std::size_t length : shape) count *= length;
    std::vector<std::int8_t> values(count);
    for (std::int8_t& value : values)
      value = static_cast<std::int8_t>(std::clamp(normal(random_), -127.0f, 127.0f));
    const std::size_t rows = count / shape.back();
    add(name, "i8", std::move(shape), values);
    std::uniform_real_distribution<float> uniform(0.005f, 0.02f);
    std::vector<float> scales(rows);
    for (float& scale : scales) scale = uniform(random_);
    add(name + ".scale", "f32", {rows}, scales);
  }
  void table(const std::string& name, std::size_t rows, std::size_t width) {
    std::uniform_int_distribution<int> byte(-127, 127);
    std::vector<std::int8_t> values(rows * width);
    for (std::int8_t& value : values) value = static_cast<std::int8_t>(byte(random_));
    add(name, "i8", {rows, width}, values);
    std::uniform_real_distribution<float> uniform(0.001f, 0.01f);
    std::vector<float> scales(rows);
    for (float& scale : scales) scale = uniform(random_);
    add(name + ".scale", "f32", {rows}, scales);
  }
  template <class T>
  void add(const std::string& name, const std::string& type, std::vector<std::size_t> shape,
           const std::vector<T>& values) {
    file.tensors.push_back(
        {name, type, std::move(shape),
         std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T))});
  }
  void build();

  std::mt19937 random_;
  TinySizes sizes_;
};

inline void TinyModel::build() {
  using nlohmann::json;
  const auto segment = [](const char* name, std::vector<std::string> values) {
    return json{{"name", name}, {"values", values}};
  };
  const auto script = [](const char* mode, unsigned front, const char* add_front, unsigned back,
                         const char* add_back) {
    return json{{"case", mode},
                {"cut_front", front},
                {"add_front", add_front},
                {"cut_back", back},
                {"add_back", add_back}};
  };
  json labels;
  labels["upos"] = {"ADJ", "NOUN", "VERB", "PUNCT", "X"};
  labels["feats"] = {segment("Case", {"", "Gen", "Nom"}),
                     segment("Gender", {"", "Fem", "Masc", "Neut"}),
                     segment("aspect", {"", "Imp"})};
  labels["xpos"] = {segment("pos", {"", "adj", "fin", "interp", "subst"}),
                    segment("number", {"", "sg", "pl"}), segment("case", {"", "nom", "gen"}),
                    segment("gender", {"", "m1", "m3", "f", "n"})};
  labels["scripts"] = {script("l", 0, "", 0, ""),  script("k", 0, "", 0, ""),
                       script("l", 0, "", 1, ""),  script("l", 0, "", 1, "a"),
                       script("u", 0, "", 3, "ć"), script("l", 3, "", 1, "y")};
  labels["deprel"] = {"nsubj", "obj", "root", "punct", "obl:arg"};
  json names = {"O"};
  for (const char* type : {"PER", "LOC", "ORG", "MISC"}) {
    for (const char* position : {"B-", "I-", "E-", "S-"})
      names.push_back(std::string(position) + type);
  }
  labels["ner"] = names;
  labels["dictionary_tags"] = {"subst:sg:nom:m1.m3", "subst:sg:gen:f", "adj:pl:nom.gen:m1.f:pos",
                               "qub", "verb:fin:sg"};
  file.header = {{"language", "pl"},
                 {"name", "tiny"},
                 {"version", "1"},
                 {"licence", "none"},
                 {"labels", labels}};
  file.header["config"] = {
      {"lemma_script_sure", -0.1},   {"lemma_script_rest", -0.3},
      {"lemma_script_floor", -12.0}, {"lemma_known_margin", 0.0}, {"dictionary_bonus", 5.0},
      {"analysis_upos_weight", 4.0}, {"dictionary_aliases", {{"qub", "interp"}}}};

  table("ngram", 64, sizes_.ngram);
  std::vector<std::uint64_t> hashes;
  for (const char* word : {"kot", "pies", "warszawa", "0000"}) hashes.push_back(word_hash(word));
  std::sort(hashes.begin(), hashes.end());
  table("word", hashes.size() + 1, sizes_.word);
  add("word.hash", "u64", {hashes.size()}, hashes);
  table("shape", 18, sizes_.shape);
  if (sizes_.dict > 0) table("dict", labels["dictionary_tags"].size() + 1, sizes_.dict);

  const std::size_t h = sizes_.hidden, width = 2 * h;
  std::size_t inputs = sizes_.ngram + sizes_.word + sizes_.dict + sizes_.shape;
  for (const char* layer : {"lstm.0.", "lstm.1."}) {
    for (const char* direction : {"f.", "b."}) {
      matrix(std::string(layer) + direction + "wx", {4 * h, inputs});
      matrix(std::string(layer) + direction + "wh", {4 * h, h});
      floats(std::string(layer) + direction + "b", {4 * h});
    }
    inputs = width;
  }
  const auto head = [&](const std::string& name, std::size_t outputs) {
    matrix(name + ".w", {outputs, width});
    floats(name + ".b", {outputs});
  };
  head("upos", 5);
  head("feats", 9);
  head("xpos", 16);
  matrix("script.p", {sizes_.script, width});
  matrix("script.w", {labels["scripts"].size(), sizes_.script});
  floats("script.b", {labels["scripts"].size()});
  // The gazetteer: three classes, "warszawa" of 0 and 2, "kot" of 1.
  const std::vector<std::pair<std::uint64_t, std::int8_t>> listed = [] {
    std::vector<std::pair<std::uint64_t, std::int8_t>> words = {{word_hash("warszawa"), 1},
                                                                {word_hash("kot"), 0}};
    std::sort(words.begin(), words.end());
    return words;
  }();
  add("gazetteer.hash", "u64", {2}, std::vector{listed[0].first, listed[1].first});
  add("gazetteer.set", "i8", {2, 2},
      std::vector<std::int8_t>{listed[0].second, 0, listed[1].second, 0});
  add("gazetteer.sets", "i8", {2, 2}, std::vector<std::int8_t>{1, -1, 0, 2});
  matrix("ner.hidden.w", {sizes_.names, width});
  floats("ner.hidden.b", {sizes_.names});
  for (const char* side : {"ner.before", "ner.here", "ner.after"}) table(side, 8, sizes_.names);
  matrix("ner.w", {names.size(), sizes_.names});
  floats("ner.b", {names.size()});
  head("arc.dep", sizes_.arc);
  head("arc.head", sizes_.arc);
  head("rel.dep", sizes_.relation);
  head("rel.head", sizes_.relation);
  floats("root", {width});
  matrix("arc.u", {sizes_.arc, sizes_.arc});
  floats("arc.v", {sizes_.arc});
  const std::size_t k = labels["deprel"].size();
  matrix("rel.u", {sizes_.relation, k, sizes_.relation});
  matrix("rel.a", {k, sizes_.relation});
  floats("rel.c", {k, sizes_.relation});
  floats("rel.b", {k});
  // upos, Case, Gender, aspect, pos, number, case, gender
  const std::vector<std::int8_t> analyses = {1, 2, 2, 0, 4, 1, 1, 2, 1, 1, 1, 0, 4, 1, 2, 3,
                                             1, 2, 1, 0, 4, 2, 1, 3, 0, 2, 1, 0, 1, 2, 1, 3,
                                             0, 1, 2, 0, 1, 1, 2, 1, 2, 0, 0, 1, 2, 1, 0, 0,
                                             3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0};
  add("analyses", "i8", {analyses.size() / 8, 8}, analyses);
}

}  // namespace kronika::test
