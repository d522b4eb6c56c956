// What the trainer computes with the model of the source tree for a few invented sentences
// (tests/encode/data/vectors.json, written by train/vectors.py), for the tests of each stage.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "document/document.h"
#include "neural/model_file.h"

namespace kronika::test {

class Vectors {
 public:
  // Sets `reason` where they cannot be compared: another model is installed.
  static Vectors load(std::string& reason) {
    Vectors vectors;
    const std::string root = KRONIKA_SOURCE_DIR;
    auto model = neural::Model::open(root + "/resources/models/pl.kronika");
    if (!model) throw std::runtime_error(model.error().message);
    vectors.model = *model;
    std::ifstream in(root + "/tests/encode/data/vectors.json");
    if (!in) throw std::runtime_error("tests/encode/data/vectors.json is missing");
    in >> vectors.json_;
    const std::string hash = vectors.json_.at("model");
    if (hash != vectors.model->hash()) {
      reason = "tests/encode/data/vectors.json is of model " + hash + ", installed is " +
               vectors.model->hash() + ": write it anew with train/vectors.py";
    }
    return vectors;
  }

  const nlohmann::json& sentences() const { return json_.at("sentences"); }

  // The sentences as a document whose tokens have forms alone.
  Document document() const {
    Document document;
    for (const auto& item : sentences()) {
      Sentence sentence;
      sentence.tokens.begin = TokenIndex(document.tokens.size());
      for (const std::string form : item.at("forms")) {
        Token token;
        token.form = form;
        document.tokens.push_back(std::move(token));
      }
      sentence.tokens.end = TokenIndex(document.tokens.size());
      document.sentences.push_back(sentence);
    }
    return document;
  }

  // The same with the trainer's vectors as encodings.
  Document encoded_document() const {
    Document result = document();
    for (const auto& item : sentences()) {
      for (const auto& row : item.at("h")) {
        result.encodings.width = row.size();
        for (const float value : row) {
          result.encodings.values.push_back(
              static_cast<std::uint8_t>(128 + std::lround(127 * value)));
        }
      }
    }
    return result;
  }

  // A column of all sentences' words: "upos", "lemmas" …
  std::vector<std::string> column(const std::string& name) const {
    std::vector<std::string> values;
    for (const auto& item : sentences()) {
      for (const std::string value : item.at(name)) values.push_back(value == "_" ? "" : value);
    }
    return values;
  }

  std::shared_ptr<const neural::Model> model;

 private:
  nlohmann::json json_;
};

}  // namespace kronika::test

#define KRONIKA_LOAD_VECTORS(vectors)                                      \
  std::string vectors##_reason;                                            \
  const auto vectors = ::kronika::test::Vectors::load(vectors##_reason);   \
  if (!vectors##_reason.empty()) {                                         \
    GTEST_SKIP() << "NOT COMPARED WITH THE TRAINER: " << vectors##_reason; \
  }
