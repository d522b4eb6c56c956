// The text with its time expressions marked as TimeML does (ISO 24617-1), for programs that score
// or read TIMEX3.
#pragma once

#include <string>

#include "document/document.h"

namespace kronika::format {

// One line an article, well-formed XML:
//   <TimeML><DOCID>…</DOCID><DCT><TIMEX3 tid="t0"
//   …>2023-09-15</TIMEX3></DCT><TEXT>…</TEXT></TimeML>
// TEXT is the whole text; line ends in it are &#10;, so that an XML parser gives the text back as
// it was read (characters that XML cannot hold are U+FFFD). TIMEX3 has
//   tid      t1, t2, … in text order; t0 is the date of the document
//   type     DATE, TIME, DURATION or SET (how often)
//   value    2023-09-15, 2023-09, 2023, 2023-W37, 2023-W37-WE, 2023-Q3, 2023-H2, 2023-SU, 199 (a
//            decade), 19 (a century), 2023-09-15T15:30; first/last for ranges; XXXX-XX-XX for a
//            date that is left open; P3D, PT2H, PXW (some weeks) for durations and sets
//   comment  "conflict" where the text contradicts itself, "earlier" where it dates an event before
std::string timeml(const Document& document);

// The value of one expression.
std::string timex_value(const Timex& timex);

}  // namespace kronika::format
