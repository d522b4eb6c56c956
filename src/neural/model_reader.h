// Reads a model file's directory into a Model. Inside src/neural only.
#pragma once

#include <nlohmann/json.hpp>

#include "neural/model_file.h"

namespace kronika::neural {

// The JSON part as typed values. Every function gives false, with a reason in `reason`, for what is
// not as the format says.
bool read_labels(const nlohmann::json& json, Labels& labels, std::string& reason);

// Fills a Model from checked bytes.
class Model::Reader {
 public:
  Reader(Model& model, std::span<const std::byte> bytes) : model_(model), bytes_(bytes) {}
  // "" or what is wrong.
  std::string read();

 private:
  std::string read_header();
  std::string read_directory(const nlohmann::json& json);
  std::string read_config(const nlohmann::json& json);
  std::string read_tensor(const nlohmann::json& json);

  Model& model_;
  std::span<const std::byte> bytes_;
  std::size_t json_length_ = 0;
};

}  // namespace kronika::neural
