#include "neural/labels.h"

#include "neural/model_reader.h"

namespace kronika::neural {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaximumCut = 1000;  // code points; no lemma is longer

// json[key] if it is an array, else null.
const Json* array(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_array() ? &*found : nullptr;
}

bool read_strings(const Json& json, const char* key, std::vector<std::string>& out,
                  std::string& reason) {
  const Json* list = array(json, key);
  if (list == nullptr) {
    reason = std::string("no label list '") + key + "'";
    return false;
  }
  for (const Json& item : *list) {
    if (!item.is_string()) {
      reason = std::string("a label of '") + key + "' is not a string";
      return false;
    }
    out.push_back(item.get<std::string>());
  }
  return true;
}

bool read_upos(const Json& json, std::vector<Upos>& out, std::string& reason) {
  std::vector<std::string> names;
  if (!read_strings(json, "upos", names, reason)) return false;
  for (const std::string& text : names) {
    Upos upos{};
    if (!upos_from_name(text, upos)) {
      reason = "'" + text + "' is not a universal part of speech";
      return false;
    }
    out.push_back(upos);
  }
  return true;
}

bool read_segments(const Json& json, const char* key, std::vector<Segment>& out,
                   std::string& reason) {
  const Json* list = array(json, key);
  if (list == nullptr || list->empty()) {
    reason = std::string("no label list '") + key + "'";
    return false;
  }
  for (const Json& item : *list) {
    Segment segment;
    if (!item.is_object() || !item.contains("name") || !item["name"].is_string()) {
      reason = std::string("a segment of '") + key + "' has no name";
      return false;
    }
    segment.name = item["name"].get<std::string>();
    if (!read_strings(item, "values", segment.values, reason)) return false;
    if (segment.values.empty() || !segment.values.front().empty()) {
      reason = "the first value of segment '" + segment.name + "' is not empty";
      return false;
    }
    out.push_back(std::move(segment));
  }
  return true;
}

bool read_script(const Json& item, EditScript& script) {
  const auto text = [&](const char* key, std::string& out) {
    if (!item.contains(key) || !item[key].is_string()) return false;
    out = item[key].get<std::string>();
    return true;
  };
  const auto cut = [&](const char* key, std::size_t& out) {
    if (!item.contains(key) || !item[key].is_number_unsigned()) return false;
    out = item[key].get<std::size_t>();
    return out <= kMaximumCut;
  };
  std::string mode;
  if (!item.is_object() || !text("case", mode) || !text("add_front", script.add_front) ||
      !text("add_back", script.add_back) || !cut("cut_front", script.cut_front) ||
      !cut("cut_back", script.cut_back)) {
    return false;
  }
  if (mode == "l")
    script.mode = EditScript::Case::lower;
  else if (mode == "k")
    script.mode = EditScript::Case::keep;
  else if (mode == "u")
    script.mode = EditScript::Case::capitalised;
  else
    return false;
  return true;
}

}  // namespace

std::size_t outputs(const std::vector<Segment>& segments) {
  std::size_t sum = 0;
  for (const Segment& segment : segments) sum += segment.values.size();
  return sum;
}

bool read_labels(const Json& json, Labels& labels, std::string& reason) {
  if (!json.is_object()) {
    reason = "no labels";
    return false;
  }
  const Json* scripts = array(json, "scripts");
  if (scripts == nullptr) {
    reason = "no label list 'scripts'";
    return false;
  }
  for (const Json& item : *scripts) {
    EditScript script;
    if (!read_script(item, script)) {
      reason = "lemma script " + std::to_string(labels.scripts.size()) + " is not one";
      return false;
    }
    labels.scripts.push_back(std::move(script));
  }
  return read_upos(json, labels.upos, reason) &&
         read_segments(json, "feats", labels.features, reason) &&
         read_segments(json, "xpos", labels.xpos, reason) &&
         read_strings(json, "deprel", labels.relations, reason) &&
         read_strings(json, "ner", labels.names, reason) &&
         read_strings(json, "dictionary_tags", labels.dictionary_tags, reason);
}

}  // namespace kronika::neural
