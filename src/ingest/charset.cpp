// Tested in tests/ingest/charset_test.cpp.

#include "ingest/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "unicode/characters.h"

namespace kronika::ingest {
namespace {

constexpr std::size_t kMetaWithin = 1024;       // the HTML standard's limit for <meta charset>
constexpr std::size_t kDetectWithin = 1 << 16;  // bytes that tell the set

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c); });
  return lower;
}

// encoding.spec.whatwg.org: labels of which browsers mean another set than their name says.
std::string meant(std::string_view label) {
  const std::string name = lower_ascii(label);
  if (name == "iso-8859-1" || name == "latin1" || name == "ascii" || name == "us-ascii") return "windows-1252";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "gb2312") return "gbk";
  if (name == "utf8") return "utf-8";
  return name;
}

std::string_view byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return "";
}

std::string detected(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  const std::string_view sample = bytes.substr(0, kDetectWithin);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

Result<std::string> convert(std::string_view bytes, const std::string& set) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(set.c_str(), &error), ucnv_close);
  if (U_FAILURE(error)) return Error{ErrorCode::not_text, "the character set '" + set + "' is unknown"};
  std::string out(bytes.size() * 3 + 16, '\0');
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::int32_t length = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                                           bytes.data(), size, &error);
  if (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    out.resize(static_cast<std::size_t>(length));
    ucnv_reset(converter.get());
    length = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
                                size, &error);
  }
  if (U_FAILURE(error)) return Error{ErrorCode::not_text, "the text cannot be converted from '" + set + "'"};
  out.resize(static_cast<std::size_t>(length));
  return out;
}

}  // namespace

Result<std::string> to_utf8(std::string_view bytes, std::string_view stated) {
  std::string set(byte_order_mark(bytes));
  if (set.empty() && !stated.empty()) set = meant(stated);
  if (set.empty() && !unicode::first_invalid(bytes)) return std::string(bytes);
  if (set.empty()) set = meant(detected(bytes));
  if (set.empty()) return Error{ErrorCode::not_text, "the character set cannot be recognised"};
  if (set == "utf-8" && !unicode::first_invalid(bytes))
    return std::string(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  Result<std::string> text = convert(bytes, set);
  if (text && text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  return text;
}

std::string stated_in_html(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, kMetaWithin));
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos; meta = head.find("<meta", meta + 5)) {
    const std::size_t end = std::min(head.find('>', meta), head.size());
    std::size_t at = head.find("charset", meta);
    if (at == std::string::npos || at > end) continue;
    at = head.find_first_not_of(" \t\r\n", at + 7);
    if (at == std::string::npos || head[at] != '=') continue;
    at = head.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at == std::string::npos) continue;
    return head.substr(at, std::min(head.find_first_of(" \t\r\n\"';/>", at), head.size()) - at);
  }
  return {};
}

}  // namespace kronika::ingest
