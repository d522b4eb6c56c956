#include "unicode/normal_form.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>

namespace kronika::unicode {
namespace {

// Tables compiled into ICU: cannot fail. Kept here, so that threads see them made by a lock of ours; what ICU does
// inside, the thread sanitizer does not see.
const icu::Normalizer2& nfc_normalizer() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(status);
  }();
  return instance;
}

const icu::Normalizer2& nfkd_normalizer() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKDInstance(status);
  }();
  return instance;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string normalised(const icu::Normalizer2& normalizer, std::string_view text, icu::Edits* edits) {
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  normalizer.normalizeUTF8(0, piece(text), sink, edits, status);
  return out;
}

}  // namespace

NormalForm::NormalForm(std::string_view original) {
  UErrorCode status = U_ZERO_ERROR;
  if (is_ascii(original) || nfc_normalizer().isNormalizedUTF8(piece(original), status)) {
    text_ = original;
    return;
  }
  icu::Edits edits;
  text_ = normalised(nfc_normalizer(), original, &edits);
  starts_.reserve(text_.size() + 1);
  ends_.reserve(text_.size());
  status = U_ZERO_ERROR;
  icu::Edits::Iterator step = edits.getFineIterator();
  while (step.next(status)) {
    const auto from = static_cast<std::uint32_t>(step.sourceIndex());
    for (std::int32_t i = 0; i < step.newLength(); ++i) {
      // Inside an unchanged run every byte stands for itself; a changed run stands for its whole source.
      const auto offset = static_cast<std::uint32_t>(i);
      starts_.push_back(step.hasChange() ? from : from + offset);
      ends_.push_back(step.hasChange() ? from + static_cast<std::uint32_t>(step.oldLength())
                                       : from + offset + 1);
    }
  }
  starts_.push_back(static_cast<std::uint32_t>(original.size()));
}

ByteSpan NormalForm::original(ByteSpan span) const {
  if (is_identity()) return span;
  if (span.empty()) return {ByteOffset(starts_[span.begin.value]), ByteOffset(starts_[span.begin.value])};
  return {ByteOffset(starts_[span.begin.value]), ByteOffset(ends_[span.end.value - 1])};
}

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return normalised(nfc_normalizer(), text, nullptr);
}

std::string compatibility_decomposed(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return normalised(nfkd_normalizer(), text, nullptr);
}

}  // namespace kronika::unicode
