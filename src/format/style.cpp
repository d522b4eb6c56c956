#include "format/style.h"

namespace kronika::format {
namespace {

std::string_view code(Style style) {
  switch (style) {
    case Style::bold: return "1";
    case Style::dim: return "2";
    case Style::actor: return "36";
    case Style::recipient: return "35";
    case Style::trigger: return "1;4";
    case Style::source: return "34";
    case Style::certain: return "32";
    case Style::doubtful: return "33";
    case Style::denied: return "31";
  }
  return "0";
}

}  // namespace

std::string styled(std::string_view text, Style style, bool colour) {
  if (!colour) return std::string(text);
  return "\x1b[" + std::string(code(style)) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace kronika::format
